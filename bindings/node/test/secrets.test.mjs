// Sentinels: a text that must not turn up anywhere but in `reveal`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format, inspect } from 'node:util';

import { Client, Secret } from '../index.mjs';
import { json, server } from './support.mjs';

const SENTINEL = 'sentinel-7f3a';

function everyForm(value) {
  return [
    String(value),
    `${value}`,
    JSON.stringify({ value }),
    inspect(value, { depth: Infinity, showHidden: true, getters: true, customInspect: true }),
    inspect(value, { depth: Infinity, showHidden: true, getters: false, customInspect: false }),
    inspect([{ deep: { value } }], { depth: Infinity }),
    format('%s %o %O %j', value, value, value, value),
    JSON.stringify({ ...value }),
    JSON.stringify(Object.entries(value)),
    Object.getOwnPropertyNames(value).join(),
  ];
}

test('a secret shows only when revealed', () => {
  const secret = new Secret(SENTINEL);
  assert.equal(secret.reveal(), SENTINEL);
  for (const form of everyForm(secret)) assert.ok(!form.includes(SENTINEL), form);
  assert.equal(String(secret), '**********');
  assert.equal(inspect(secret), 'Secret(**********)');
  assert.equal(JSON.stringify(secret), '"**********"');
});

test('a structured clone of a secret holds nothing', () => {
  const clone = structuredClone({ secret: new Secret(SENTINEL) });
  assert.ok(!inspect(clone, { depth: Infinity, showHidden: true }).includes(SENTINEL));
  assert.deepEqual(clone, { secret: {} });
});

test('a secret holds strings only, and says so without the value', () => {
  assert.throws(() => new Secret({ SENTINEL }), (error) => error instanceof TypeError && !error.message.includes(SENTINEL));
});

test('a client shows no key', () => {
  for (const apiKey of [SENTINEL, new Secret(SENTINEL)]) {
    const client = new Client({ apiKey, baseUrl: 'http://127.0.0.1:9', organizationId: 'recTest' });
    for (const shown of [client, client.withOptions({ timeout: 5 })]) {
      for (const form of everyForm(shown)) assert.ok(!form.includes(SENTINEL), form);
      assert.ok(!inspect(shown.orders, { depth: Infinity, showHidden: true }).includes(SENTINEL));
    }
    assert.throws(() => structuredClone(client.orders.list));
    assert.ok(!JSON.stringify(structuredClone({ ...client })).includes(SENTINEL));
  }
});

test('errors about settings do not show the key', () => {
  for (const options of [{ apiKey: SENTINEL, baseUrl: 'http://example.com' }, { apiKey: { SENTINEL } }, { apiKey: SENTINEL, timeout: SENTINEL }, { apiKey: `${SENTINEL}\n` }]) {
    assert.throws(
      () => new Client(options),
      (error) => !inspect(error, { depth: Infinity, showHidden: true }).includes(SENTINEL),
    );
  }
});

test('a raw answer shows its headers and body only when they are asked for', async (context) => {
  const answering = await server((response) => json(response, 200, { mailbox_password: SENTINEL }, { 'x-token': SENTINEL }));
  context.after(() => answering.stop());
  const answer = await new Client(answering.settings).request({ method: 'GET', path: '/anything' });
  for (const form of [...everyForm(answer), inspect(structuredClone(answer), { depth: 9 })]) assert.ok(!form.includes(SENTINEL), form);
  const { status, headers, body } = answer;
  assert.deepEqual([status, headers['x-token'], body.mailbox_password], [200, SENTINEL, SENTINEL]);
  assert.match(inspect(answer), /^RawResponse \{/);
});
