// Signals: every call takes one, its reason is respected, and what became of the call is known.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { CancelledError, Client } from '../index.mjs';
import { json, methods, sandbox, server, silent, until } from './support.mjs';

let box;
before(async () => {
  box = await sandbox();
});
after(() => box.stop());

const order = { priceId: 'price_sandbox_1', provider: 'scaledmail', domains: [{ domain: 'scaledmail-sandbox-1.com', firstName: 'A', lastName: 'B' }] };

test('a signal that is aborted already sends nothing', async () => {
  const client = new Client(box.settings);
  await box.control('reset', {});
  await assert.rejects(client.orders.create(order, { signal: AbortSignal.abort() }), (error) => {
    assert.equal(error.name, 'AbortError');
    assert.ok(error.cause instanceof CancelledError);
    assert.equal(error.cause.outcome, 'not_sent');
    return true;
  });
  const mine = new Error('mine');
  await assert.rejects(client.orders.list({ signal: AbortSignal.abort(mine) }), (error) => error === mine);
  const soon = new AbortController();
  const call = client.orders.list({ signal: soon.signal });
  soon.abort('at once');
  await assert.rejects(call, (reason) => reason === 'at once');
  assert.deepEqual(await box.control('requests'), []);
});

test('a reason of ones own does not hide what became of a charge', async (context) => {
  const quiet = await server((response, { method }) => { if (method === 'GET') json(response, 200, {}); });
  context.after(() => quiet.stop());
  const controller = new AbortController();
  const call = new Client(quiet.settings).domains.buy({ domains: ['some-name.com'] }, { signal: controller.signal, key: 'k' });
  await until(() => quiet.requests.some(({ method }) => method === 'POST'));
  controller.abort(new Error('mine'));
  await assert.rejects(call, ({ name, cause }) => name === 'AbortError' && cause.outcome === 'unknown' && cause.key === 'k');
});

test('an abort ends the wait of a call that is under way', async (context) => {
  const quiet = await silent(context);
  const client = new Client(quiet.settings);
  const controller = new AbortController();
  const call = client.orders.list({ signal: controller.signal });
  await until(() => quiet.requests.length === 1);
  const started = performance.now();
  controller.abort();
  await assert.rejects(call, (error) => {
    assert.equal(error.name, 'AbortError');
    assert.equal(error.cause.kind, 'cancelled');
    assert.equal(error.cause.outcome, undefined);
    assert.equal(error.cause.operation, 'orders_list');
    return true;
  });
  assert.ok(performance.now() - started < 500);
});

test('an aborted charge says that its outcome is unknown', async (context) => {
  const quiet = await server((response, { method }) => { if (method === 'GET') json(response, 200, {}); });
  context.after(() => quiet.stop());
  const client = new Client(quiet.settings);
  const controller = new AbortController();
  const call = client.domains.buy({ domains: ['some-name.com'] }, { signal: controller.signal });
  await until(() => quiet.requests.some(({ method }) => method === 'POST'));
  controller.abort();
  await assert.rejects(call, (error) => error.name === 'AbortError' && error.cause.outcome === 'unknown');
});

test('AbortSignal.timeout keeps its name', async (context) => {
  const quiet = await silent(context);
  await assert.rejects(new Client(quiet.settings).orders.list({ signal: AbortSignal.timeout(20) }), (error) => error.name === 'TimeoutError' && error.cause instanceof CancelledError);
});

test('a call that ends leaves no listener on its signal', async () => {
  const { getEventListeners } = await import('node:events');
  const { signal } = new AbortController();
  const client = new Client(box.settings);
  await client.orders.list({ signal });
  await assert.rejects(client.orders.get({ orderId: 'recNoSuchOrder' }, { signal }));
  assert.deepEqual(getEventListeners(signal, 'abort'), []);
});

test('every method takes a signal, and sends nothing when it is aborted', async () => {
  const client = new Client(box.settings);
  await box.control('reset', {});
  const all = methods(client);
  assert.ok(all.length >= 35, String(all.length));
  for (const { noun, name, call } of all) {
    // Those without parameters take options first.
    const calls = [() => call({ signal: AbortSignal.abort() }), () => call({}, { signal: AbortSignal.abort() })];
    const ends = await Promise.all(calls.map((make) => make().then(() => 'answered', (error) => error)));
    assert.ok(ends.some((error) => error.name === 'AbortError' && error.cause instanceof CancelledError), `${noun}.${name}: ${ends}`);
  }
  await assert.rejects(client.request({ method: 'GET', path: '/orders' }, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.deepEqual((await box.control('requests')).filter(({ method }) => method !== 'GET'), []);
});

test('an aborted charge goes on, and what it came to is in the journal', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'scaledmail-abort-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  let finish;
  const slow = await server((response, { method }) => {
    if (method === 'GET') json(response, 200, {});
    else finish = () => json(response, 200, { success: true });
  });
  context.after(() => slow.stop());
  const client = new Client({ ...slow.settings, journal: join(folder, 'journal.sqlite3') });
  const controller = new AbortController();
  const call = client.domains.buy({ domains: ['some-name.com'] }, { signal: controller.signal, key: 'spring-1' });
  await until(() => finish !== undefined);
  controller.abort();
  await assert.rejects(call, ({ name, cause }) => name === 'AbortError' && cause.outcome === 'unknown' && cause.key === 'spring-1');
  finish();
  const placement = () => client.placements.get({ key: 'spring-1' });
  await until(async () => (await placement()).inFlight === false);
  assert.deepEqual([(await placement()).state, (await placement()).outcome], ['applied', 'applied']);
  assert.equal(slow.requests.filter(({ method }) => method === 'POST').length, 1);
});
