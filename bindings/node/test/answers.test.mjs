// Answers: our names, secrets that are hidden, and nothing lost, whatever the service sends.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';

import { Client, Secret } from '../index.mjs';
import { json, server } from './support.mjs';

const { operations, tables } = createRequire(import.meta.url)('../dist/generated/tables.js');
const SENTINEL = 'sentinel-7f3a';
let service;
let client;
let answer;
before(async () => {
  service = await server((response) => json(response, 200, answer));
  client = new Client(service.settings);
});
after(() => service.stop());

async function mailboxes(body) {
  answer = typeof body === 'string' ? body : JSON.stringify(body);
  return client.mailboxes.list({ domainId: 'rec1' });
}

test('an answer gets our names, keeps nulls, leaves out what is missing, and keeps what is unknown', async () => {
  const given = await mailboxes({
    total: 1,
    new_total: { deep_key: 1 },
    mailboxes: [{ first_name: 'A', email: null, mailbox_password: 'pw', spam_score: 3, status: 'Brand new' }, { alias: 'b' }],
  });
  assert.deepEqual(Object.keys(given).sort(), ['extra', 'mailboxes', 'total']);
  assert.deepEqual(given.extra, { new_total: { deep_key: 1 } });
  const [first, second] = given.mailboxes;
  assert.deepEqual([first.firstName, first.lastName, first.status, first.mailboxPassword.reveal()], ['A', undefined, 'Brand new', 'pw']);
  assert.equal(first.email ?? null, null);
  assert.deepEqual(first.extra, { spam_score: 3 });
  assert.ok(!('extra' in second));
});

test('hostile names of an answer stay data', async () => {
  const { extra } = await mailboxes('{"__proto__": {"polluted": 1}, "constructor": 1, "extra": {"first_name": 5}, "mailboxes": [{"__proto__": null}]}');
  assert.deepEqual(Object.keys(extra).sort(), ['__proto__', 'constructor', 'extra']);
  assert.deepEqual(extra.extra, { first_name: 5 });
  assert.equal(Object.getPrototypeOf(extra), Object.prototype);
  assert.equal({}.polluted, undefined);
});

test('texts that look like JSON stay texts', async () => {
  for (const alias of ['"}],{"first_name":"x', '\\', '\\"', '{', ']', ',', ':', '', '\u2028', '😀', '"first_name"']) {
    const given = await mailboxes({ mailboxes: [{ alias, [`x${alias}`]: alias, last_name: alias }] });
    assert.deepEqual(given.mailboxes.map((one) => [one.alias, one.lastName, one.extra[`x${alias}`]]), [[alias, alias, alias]]);
  }
});

test('an answer is read however it is written', async () => {
  const given = await mailboxes(` {"mailboxes" :\n[ {"first\\u005fname":"A" , "mailbox\\u005fpassword":"${SENTINEL}", "x\\u0079": [ ] } , {\t} ] , "total":2 } `);
  assert.deepEqual([given.total, given.mailboxes.length, given.mailboxes[0].firstName, given.mailboxes[0].mailboxPassword.reveal()], [2, 2, 'A', SENTINEL]);
  assert.deepEqual(given.mailboxes[0].extra, { xy: [] });
});

test('amounts are numbers, also when they come as text', async () => {
  answer = [{ domain: 'a.com', price: '12.50', renewPrice: 9 }, { domain: 'b.com', price: null }];
  const offers = await client.domains.search({ domains: ['a.com'] });
  assert.deepEqual(offers.map(({ price, renewPrice }) => [price ?? null, renewPrice ?? null]), [[12.5, 9], [null, null]]);
});

test('secrets are hidden wherever they turn up, and can be read', async () => {
  const given = await mailboxes({ mailboxes: [{ mailbox_password: SENTINEL, imap: { Password: SENTINEL, port: 993 }, app_passwords: [SENTINEL] }], api_key: SENTINEL });
  for (const form of [inspect(given, { depth: 9, showHidden: true }), JSON.stringify(given), inspect(structuredClone(given), { depth: 9 })]) assert.ok(!form.includes(SENTINEL), form);
  const [{ mailboxPassword, extra }] = given.mailboxes;
  assert.deepEqual([mailboxPassword, extra.imap.Password, extra.app_passwords[0], given.extra.api_key].map((secret) => secret.reveal()), Array(4).fill(SENTINEL));
  assert.equal(extra.imap.port, 993);
});

const words = /accesskey|apikey|authkey|authorization|credential|pass|privatekey|pwd|secret|token/;
const secretly = (name) => words.test(name.toLowerCase().replace(/[_-]/g, ''));

/** What an answer should come to, put together from its parts and not from its text. */
function expected(value, shape, secret = false) {
  if (shape === 'secret' && typeof value === 'string') return new Secret(value).toJSON();
  if (Array.isArray(value)) return value.map((item) => expected(item, shape?.list, secret));
  if (typeof value !== 'object' || value === null) return secret && (typeof value === 'string' || typeof value === 'number') ? '**********' : value;
  const rows = shape?.schema && tables[shape.schema];
  const known = Object.entries(value).flatMap(([key, item]) => {
    const row = rows?.find(([wire]) => wire === key);
    return row ? [[row[1], expected(item, row[2])]] : [];
  });
  const others = Object.entries(value).filter(([key]) => !rows?.some(([wire]) => wire === key));
  const rest = Object.fromEntries(others.map(([key, item]) => [key, expected(item, undefined, secret || secretly(key))]));
  if (rows === undefined) return rest;
  return { ...Object.fromEntries(known), ...(others.length > 0 && { extra: rest }) };
}

test('three hundred answers that nobody thought of', async () => {
  const key = fc.string({ unit: 'binary', maxLength: 8 }).map((text) => `x${text}`);
  // Not any double: the last digit of a strange one is the core's affair.
  const scalars = [fc.string({ unit: 'binary' }), fc.integer(), fc.constantFrom(0.5, -12.25, 1e21), fc.boolean(), fc.constant(null)];
  const unknown = fc.dictionary(key, fc.anything({ maxDepth: 3, key, values: scalars }), { maxKeys: 4 });
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '"', '\\', '{"a":1}', SENTINEL));
  const names = tables.Mailbox.map(([wire]) => wire).filter((wire) => wire !== 'mailbox_password');
  const mailbox = fc.tuple(fc.record(Object.fromEntries(names.map((wire) => [wire, text])), { requiredKeys: [] }), unknown, fc.option(fc.constant({ mailbox_password: SENTINEL }), { nil: {} }));
  const answers = fc.record({ mailboxes: fc.array(mailbox.map((parts) => Object.assign({}, ...parts)), { maxLength: 4 }), unknown });
  await fc.assert(
    fc.asyncProperty(answers, async ({ mailboxes: list, unknown: more }) => {
      const body = { ...more, total: list.length, mailboxes: list };
      const given = await mailboxes(body);
      assert.deepEqual(JSON.parse(JSON.stringify(given)), JSON.parse(JSON.stringify(expected(body, operations.mailboxes_list.answer))));
    }),
    { numRuns: 300, seed: Number(process.env.SCALEDMAIL_SEED ?? 20260112), endOnFailure: true, includeErrorInReport: true },
  );
});
