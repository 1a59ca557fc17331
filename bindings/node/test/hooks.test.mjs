// Callbacks, the logger and the channels: who is told and asked, and what becomes of what they throw.
import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { after, before, beforeEach, test } from 'node:test';

import { CancelledError, Client, OutcomeUnknownError, ScaledMailError, TimeoutError } from '../index.mjs';
import { sandbox } from './support.mjs';

let box;
before(async () => {
  box = await sandbox();
});
beforeEach(() => box.control('reset', {}));
after(() => box.stop());

const domains = ['hooked-one.com'];
const client = (hooks) => new Client({ ...box.settings, ...hooks });
const bought = async () => (await box.control('requests')).filter(({ operation }) => operation === 'domains_buy').length;
const mine = new Error('mine');

test('whoever confirms sees what is bought, with our names', async () => {
  const seen = [];
  const receipt = await client({ confirm: (confirmation) => seen.push(confirmation) > 0 }).domains.buy({ domains });
  assert.equal(receipt.outcome, 'applied');
  assert.equal(seen.length, 1);
  assert.equal(seen[0].operation, 'domains_buy');
  assert.equal(seen[0].effect, 'charge');
  assert.equal(seen[0].request.method, 'POST');
  assert.equal(await bought(), 1);
});

for (const answer of [0, 1, '', 'no', 'yes', {}, Promise.resolve('no')]) {
  test(`a confirmation that gives ${String(answer)} is a mistake`, async () => {
    await assert.rejects(client({ confirm: () => answer }).domains.buy({ domains }), /TypeError: confirm gives true or false/);
    assert.equal(await bought(), 0);
  });
}

for (const answer of [false, undefined, null, Promise.resolve(false)]) {
  test(`a confirmation that gives ${answer} refuses`, async () => {
    await assert.rejects(client({ confirm: () => answer }).domains.buy({ domains }), (error) => {
      assert.ok(error instanceof CancelledError);
      assert.equal(error.outcome, 'not_sent');
      return true;
    });
    assert.equal(await bought(), 0);
  });
}

for (const hook of ['confirm', 'onRequest']) {
  for (const [how, fail] of [['throws', () => { throw mine; }], ['rejects with', () => Promise.reject(mine)]]) {
    test(`what ${hook} ${how}, the call rejects with, and nothing is sent`, async () => {
      await assert.rejects(client({ [hook]: fail }).domains.buy({ domains }), (error) => error === mine);
      assert.equal(await bought(), 0);
    });
  }
}

test('requests are seen before they are sent, raw ones too', async () => {
  const seen = [];
  const looking = client({ onRequest: async ({ operation }) => { seen.push([operation, await bought()]); } });
  await looking.domains.buy({ domains });
  assert.ok(seen.some(([operation, sent]) => operation === 'domains_buy' && sent === 0));
  assert.equal(await bought(), 1);
  seen.length = 0;
  await looking.request({ method: 'GET', path: '/orders' });
  assert.equal(seen.length, 1);
});

test('a call that is aborted while somebody is asked sends nothing', async () => {
  const controller = new AbortController();
  const confirm = () => {
    setImmediate(() => controller.abort());
    return new Promise(() => {});
  };
  await assert.rejects(client({ confirm }).domains.buy({ domains }, { signal: controller.signal }), (error) => {
    assert.equal(error.name, 'AbortError');
    assert.equal(error.cause.outcome, 'not_sent');
    return true;
  });
  assert.equal(await bought(), 0);
});

test('callbacks run in the async context of the call', async () => {
  const storage = new AsyncLocalStorage();
  const seen = new Set();
  const note = () => seen.add(storage.getStore()) && true;
  await storage.run('here', () => client({ confirm: note, onRequest: note, onEvent: note }).domains.buy({ domains }));
  assert.deepEqual([...seen], ['here']);
});

test('events tell the whole call', async () => {
  const events = [];
  await client({ onEvent: (event) => events.push(event) }).domains.buy({ domains });
  const last = events.at(-1);
  assert.deepEqual([last.event, last.operation, last.outcome], ['ended', 'domains_buy', 'applied']);
  assert.equal(typeof last.durationSeconds, 'number');
});

test('a listener that fails changes nothing, and is a warning of the process', async () => {
  for (const onEvent of [() => { throw mine; }, () => Promise.reject(mine)]) {
    await box.control('reset', {});
    const warned = once(process, 'warning');
    assert.equal((await client({ onEvent }).domains.buy({ domains })).outcome, 'applied');
    const [warning] = await warned;
    assert.equal(warning.name, 'ScaledMailWarning');
    assert.match(warning.message, /onEvent failed: Error: mine/);
  }
});

function logger() {
  const lines = [];
  const level = (name) => (message, fields) => lines.push({ name, message, fields });
  return { lines, debug: level('debug'), info: level('info'), warn: level('warn') };
}

test('a logger gets reads as debug, the end of writes as info, and no secret', async () => {
  const log = logger();
  const logging = client({ logger: log });
  await logging.mailboxes.list({ domainId: 'recSandboxDomain1', password: true });
  assert.deepEqual([...new Set(log.lines.map(({ name }) => name))], ['debug']);
  assert.match(log.lines.at(-1).message, /^mailboxes_list: ended /);
  assert.equal(log.lines.at(-1).fields.operation, 'mailboxes_list');
  await logging.domains.buy({ domains });
  const last = log.lines.at(-1);
  assert.equal(last.name, 'info');
  assert.match(last.message, /^domains_buy: ended .*outcome=applied/);
  assert.doesNotMatch(JSON.stringify(log.lines), /sandbox-key|password|hooked-one/);
});

test('an unknown outcome is a warning', async () => {
  const log = logger();
  await box.control('faults', { operation: 'domains_buy', fault: 'close', when: 'after' });
  await assert.rejects(client({ logger: log }).domains.buy({ domains }), OutcomeUnknownError);
  const warnings = log.lines.filter(({ name }) => name === 'warn');
  assert.equal(warnings.length, 1);
  assert.match(warnings[0].message, /^domains_buy: the outcome is unknown: /);
  assert.deepEqual(warnings[0].fields, { operation: 'domains_buy', outcome: 'unknown' });
});

test('the channels of the process tell of every client, while somebody listens', async () => {
  const plain = client();
  const heard = [];
  const listen = (message, name) => heard.push([name, message.operation]);
  const names = ['scaledmail:event', 'scaledmail:request'];
  for (const name of names) channel(name).subscribe(listen);
  try {
    await plain.orders.list();
  } finally {
    for (const name of names) channel(name).unsubscribe(listen);
  }
  for (const name of names) assert.ok(heard.some(([where, operation]) => where === name && operation === 'orders_list'));
  heard.length = 0;
  await plain.orders.list();
  assert.deepEqual(heard, []);
});

for (const hook of ['confirm', 'onRequest']) {
  test(`a ${hook} that never answers does not hold the call`, async () => {
    const late = client({ [hook]: () => new Promise(() => {}), timeout: 300 });
    await assert.rejects(late.domains.buy({ domains }, { key: 'late' }), (error) => {
      assert.ok(error instanceof TimeoutError);
      assert.equal(error.outcome, 'not_sent');
      return true;
    });
    const { placements } = await late.placements.list();
    assert.ok(!placements.some(({ inFlight }) => inFlight));
    assert.equal(await bought(), 0);
  });
}

test('a callback that fails over a look-up after the charge does not hide its outcome', async () => {
  const onRequest = ({ operation }) => {
    if (operation === 'orders_get') throw mine;
  };
  const order = { priceId: 'price_sandbox_1', provider: 'scaledmail', domains: [{ domain: 'scaledmail-sandbox-1.com', firstName: 'A', lastName: 'B' }] };
  const warned = once(process, 'warning');
  const receipt = await client({ onRequest }).orders.place(order, { key: 'a' });
  assert.equal(receipt.outcome, 'applied');
  assert.match(receipt.warnings.join(), /could not be verified/);
  assert.match(String((await warned)[0].message), /a callback failed: Error: mine/);
});

test('close waits for the calls of derived clients', async () => {
  const first = client({});
  const derived = first.withOptions({ timeout: 20_000 });
  let answered = false;
  const call = derived.orders.list().then(() => { answered = true; });
  await new Promise((resolve) => setImmediate(resolve));
  await first.close();
  assert.ok(answered);
  await call;
  assert.ok(await derived.orders.list());
});

test('a derived client asks the same person', async () => {
  await assert.rejects(client({ confirm: () => false }).withOptions({ timeout: 30_000 }).domains.buy({ domains }), CancelledError);
});

test('what cannot be called, and options of another effect, are TypeErrors', async () => {
  for (const name of ['confirm', 'onRequest', 'onEvent']) assert.throws(() => client({ [name]: true }), new RegExp(`options\\.${name}: a function`));
  assert.throws(() => client({ logger: {} }), /options\.logger: an object with debug, info, warn/);
  assert.throws(() => client({ maxPerCall: true }), /options\.maxPerCall: a number is expected/);
  assert.throws(() => client({ maxPerDay: Number.NaN }), /options\.maxPerDay: a finite number/);
  await assert.rejects(client().orders.list({ dryRun: true }), /options\.dryRun: there is no such option/);
  await assert.rejects(client().orders.cancel({ orderId: 'rec1' }, { key: 'k' }), /options\.key: there is no such option/);
  await assert.rejects(client().request({ method: 'GET', path: '/orders' }, { expectedPrice: 1 }), /options\.expectedPrice: there is no such option/);
  assert.throws(() => client().withOptions({ key: 'k' }), /options\.key: there is no such option/);
});

test('errors have warnings', () => {
  assert.deepEqual(new ScaledMailError('no', { kind: 'server' }).warnings, []);
  assert.deepEqual(new ScaledMailError('no', { kind: 'server', warnings: ['late'] }).warnings, ['late']);
});
