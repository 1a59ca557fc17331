// The sandbox inside the package.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { inspect } from 'node:util';

import { OutcomeUnknownError } from '../index.mjs';
import { Sandbox, SandboxError } from '../sandbox.mjs';

let box;
before(async () => {
  box = await Sandbox.start({ seed: 7 });
});
after(() => box.stop());

test('a fault after the commit leaves one purchase', async () => {
  for (const fault of ['bad_gateway', 'close', 'reset', 'cut_off', 'empty', 'wrong_type']) {
    box.reset();
    // A client remembers what it bought.
    const client = box.client({ maxRetries: 5 });
    box.fault({ operation: 'domains_buy', fault, when: 'after' });
    await assert.rejects(client.domains.buy({ domains: ['new.com'] }), OutcomeUnknownError);
    const [purchase, ...others] = box.purchases();
    assert.deepEqual([purchase.domain, purchase.priceCents, others.length], ['new.com', 1250, 0]);
    const sent = box.requests().filter(({ operation }) => operation === 'domains_buy');
    assert.deepEqual(sent.map((request) => [request.committed, request.fault]), [[true, fault]]);
  }
});

test('everything can be told', async () => {
  const strict = await Sandbox.start({ strict: true, freezeClock: true, now: '2026-01-12T12:00:00Z', limits: { requestsPerSecond: 100 } });
  const client = strict.client();
  strict.setLimits({ enforced: false });
  strict.fault({ operation: 'orders_list', status: 503, body: null, headers: { 'X-Header_name': 'kept' }, times: 'always' });
  strict.fault({ operation: 'orders_get', fault: 'rate_limited', retryAfterSeconds: 3, retryAfterAs: 'date' });
  assert.deepEqual(strict.faults().map((fault) => [fault.operation, fault.retryAfterSeconds]), [['orders_list', undefined], ['orders_get', 3]]);
  assert.deepEqual(strict.faults()[0].headers, { 'X-Header_name': 'kept' });
  strict.clearFaults();
  strict.setState({ payments: 'need_confirming' });
  await client.orders.create({ priceId: 'price_sandbox_1', provider: 'scaledmail', domains: [{ domain: 'scaledmail-sandbox-1.com', firstName: 'A', lastName: 'B' }] });
  const [order] = strict.orders();
  assert.deepEqual([order.needsConfirming, order.createdAt], [true, '2026-01-12T12:00:00Z']);
  strict.confirmPayment(order.id);
  strict.advance(3_000);
  assert.equal((await client.orders.get({ orderId: order.id })).status, 'Active');
  await client.domains.swapRedirect({ domain: 'sandbox-mail.com', newRedirect: 'https://new.example' });
  assert.equal(strict.applyChanges(), 1);
  strict.setLatency({ fromMilliseconds: 1, toMilliseconds: 2 });
  strict.revokeKey('sandbox-key');
  await assert.rejects(client.orders.list(), { name: 'PermissionError' });
  strict.freezeClock(false);
  strict.reset();
  assert.equal(strict.orders().length, 0);
  assert.equal(strict.state().payments, 'accepted');
  await strict[Symbol.asyncDispose]();
  await assert.rejects(client.orders.list(), { name: 'ConnectionError' });
  assert.throws(() => strict.requests(), { name: 'SandboxError', message: 'the sandbox has been stopped' });
  assert.equal(inspect(strict), 'Sandbox(stopped)');
});

test('wrong options are refused with their place', async () => {
  for (const [options, place] of [
    [{ faults: [{ operation: 'orders_list', fault: 'hnag' }] }, 'faults[0].fault'],
    [{ faults: [{ operation: 'nope', fault: 'hang' }] }, 'faults[0].operation'],
    [{ state: { organizations: [{ id: 'a', nmae: 'b' }] } }, 'state.organizations[0].nmae'],
    [{ limits: { requestsPerSecond: 0 } }, 'limits.requests_per_second'],
    [{ host: '0.0.0.0' }, ''],
    [{ sede: 1 }, 'sede'],
  ]) {
    await assert.rejects(Sandbox.start(options), (error) => error instanceof SandboxError && error.place === place && error.message !== '');
  }
  assert.throws(() => box.fault({ operation: 'orders_list', fault: 'hang', status: 200 }), { name: 'SandboxError', place: 'status' });
});

test('the program serves until it is told to end', async () => {
  const child = spawn(process.execPath, ['bin/sandbox.mjs', '--seed', '3'], { cwd: new URL('..', import.meta.url), stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const answer = await fetch(`${line.replace('listening on ', '')}/_sandbox/state`);
  assert.equal((await answer.json()).payments, 'accepted');
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  const wrong = spawn(process.execPath, ['bin/sandbox.mjs', '--state', 'package.json'], { cwd: new URL('..', import.meta.url), stdio: ['ignore', 'ignore', 'pipe'] });
  const exit = once(wrong, 'exit');
  const [text] = await once(wrong.stderr, 'data');
  assert.match(String(text), /^scaledmail-sandbox: state\.\w+: unknown field/);
  assert.deepEqual(await exit, [1, null]);
});

test('another key has other organizations', async () => {
  await assert.rejects(box.client({ apiKey: 'sandbox-key-several' }).orders.list(), { name: 'ConfigError', message: /several/ });
});

test('both doors lead to one sandbox, which shows itself in a line', () => {
  const required = createRequire(import.meta.url)('../dist/sandbox.js');
  assert.equal(required.Sandbox, Sandbox);
  assert.match(inspect(box), /^Sandbox\(http:\/\/127\.0\.0\.1:\d+\)$/);
});
