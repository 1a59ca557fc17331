// Stacks: whoever made the call finds his line in the error, however he waits for it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, ScaledMailError } from '../index.mjs';
import { sandbox } from './support.mjs';

let box;
let client;
before(async () => {
  box = await sandbox();
  client = new Client(box.settings);
});
after(() => box.stop());

const failing = { orderId: 'recNoSuchOrder' };

/** The first line that is not of the package itself. */
function firstLine({ name, message, stack }) {
  assert.ok(stack.startsWith(`${name}: ${message}\n    at `), stack);
  return stack.split('\n').find((line) => /^ {4}at /.test(line) && !/\/dist\//.test(line));
}

const ways = {
  async awaited() {
    await client.orders.get(failing);
  },
  // Nobody awaits in these, so V8 alone would not know who called.
  chained() {
    return client.orders.get(failing).then((order) => order);
  },
  async together() {
    await Promise.all([client.orders.list(), client.orders.get(failing)]);
  },
  async later() {
    await client.orders.list();
    return client.orders.get(failing).finally(() => {});
  },
  raw() {
    return client.request({ method: 'GET', path: '/orders/recNoSuchOrder' }).then((answer) => answer);
  },
  refused() {
    return client.orders.get({ orderId: '' }).then((order) => order);
  },
  aborted() {
    return client.orders.list({ signal: AbortSignal.abort() }).then((orders) => orders);
  },
};

for (const [way, call] of Object.entries(ways)) {
  test(`a call that is ${way} fails with the line of its caller`, async () => {
    const error = await call().catch((failure) => failure);
    assert.ok(error instanceof ScaledMailError || error.cause instanceof ScaledMailError, String(error));
    assert.match(firstLine(error), new RegExp(`at (async )?(Object\\.)?${way} .*stacks\\.test\\.mjs:\\d+:\\d+`));
    if (error.cause) assert.match(firstLine(error.cause), new RegExp(way));
    assert.ok(!Object.keys(error).includes('stack'));
  });
}

test('the limit of frames is the one of the process', async (context) => {
  const { stackTraceLimit } = Error;
  context.after(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });
  Error.stackTraceLimit = 0;
  const error = await client.orders.get(failing).catch((failure) => failure);
  assert.equal(error.status, 404);
  assert.equal(error.stack, `${error.name}: ${error.message}`);
});
