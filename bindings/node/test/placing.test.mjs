// Methods that the SDK adds, and what a call gives that was not sent.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { Client, OutcomeUnknownError } from '../index.mjs';
import { sandbox } from './support.mjs';

let box;
let client;
before(async () => {
  box = await sandbox();
});
beforeEach(async () => {
  await box.control('reset', {});
  client = new Client(box.settings);
});
after(() => box.stop());

const cart = {
  provider: 'scaledmail',
  priceId: 'price_sandbox_1',
  domains: [{ domain: 'scaledmail-sandbox-1.com', firstName: 'Dean', lastName: 'Miller' }],
};
const sent = async (operation) => (await box.control('requests')).filter((request) => request.operation === operation).length;

test('a placement is replayed under its key', async () => {
  const { price } = await client.orders.preview(cart);
  assert.equal(typeof price.amount, 'number');
  const first = await client.orders.place(cart, { key: 'spring-1', expectedPrice: price.amount });
  const again = await client.orders.place(cart, { key: 'spring-1' });
  assert.deepEqual([first.outcome, first.replayed, again.replayed], ['applied', false, true]);
  assert.equal(again.orderId, first.orderId);
  const { placements } = await client.placements.list();
  assert.deepEqual(placements.map(({ key, state, inFlight }) => [key, state, inFlight]), [['spring-1', 'applied', false]]);
  assert.equal(await sent('orders_create'), 1);
});

test('a client with other defaults shares the journal', async () => {
  const first = await client.orders.place(cart, { key: 'shared' });
  const other = client.withOptions({ timeout: 30_000 });
  assert.deepEqual([first.replayed, (await other.orders.place(cart, { key: 'shared' })).replayed], [false, true]);
  assert.deepEqual((await other.placements.list()).placements, (await client.placements.list()).placements);
  assert.equal(await sent('orders_create'), 1);
});

test('a dry run gives the request', async () => {
  const cancelled = await client.orders.cancel({ orderId: 'recSandboxOrder1' }, { dryRun: true });
  assert.deepEqual([cancelled.outcome, cancelled.request.method], ['not_sent', 'DELETE']);
  const placed = await client.withOptions({ dryRun: true }).orders.place(cart);
  assert.equal(placed.outcome, 'not_sent');
  assert.equal(placed.request.body.domains[0].domain, 'scaledmail-sandbox-1.com');
  const raw = await client.request({ method: 'DELETE', path: '/orders/recSandboxOrder1' }, { dryRun: true });
  assert.deepEqual([raw.status, raw.outcome, raw.request.method], [0, 'not_sent', 'DELETE']);
  assert.ok((await box.control('requests')).every(({ method }) => method === 'GET'));
});

test('an unknown outcome has the key to reconcile', async () => {
  await box.control('faults', { operation: 'orders_create', fault: 'close', when: 'after' });
  const error = await client.orders.place(cart).catch((failure) => failure);
  assert.ok(error instanceof OutcomeUnknownError);
  const found = await client.placements.reconcile({ key: error.key });
  assert.deepEqual([found.result, found.placement.outcome], ['applied', 'applied']);
});

test('waiting for an order tells its progress', async () => {
  const events = [];
  const waiting = new Client({ ...box.settings, onEvent: (event) => events.push(event) });
  assert.equal((await waiting.orders.waitUntilActive({ orderId: 'recSandboxOrder1' })).status, 'Active');
  const progress = events.filter(({ event }) => event === 'progress');
  assert.deepEqual(progress.map(({ orderId, orderStatus }) => [orderId, orderStatus]), [['recSandboxOrder1', 'Active']]);
});
