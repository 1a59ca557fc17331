// Calls that go out: abort, shapes of arguments, stacks, ends of processes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import { CancelledError, Client, ConfigError, NotFoundError, ScaledMailError, Secret, ServerError, ValidationError } from '../index.mjs';
import { json, sandbox, server } from './support.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
let box;
before(async () => {
  box = await sandbox();
});
after(() => box.stop());

const order = { priceId: 'price_sandbox_1', provider: 'scaledmail', domains: [{ domain: 'scaledmail-sandbox-1.com', firstName: 'A', lastName: 'B' }] };

/** A server that never answers, until it is stopped. */
async function silent(context) {
  const quiet = await server(() => {});
  context.after(() => quiet.stop());
  return quiet;
}

async function until(condition) {
  while (!condition()) await new Promise((done) => setTimeout(done, 5));
}

test('a call answers with our names, secrets and extra', async () => {
  const client = new Client(box.settings);
  const { mailboxes, extra } = await client.mailboxes.list({ domainId: 'recSandboxDomain1', password: true });
  assert.deepEqual(extra, {});
  assert.equal(mailboxes[0].mailboxPassword.reveal(), 'sandbox-mailbox-password-1');
  assert.ok(mailboxes[0].mailboxPassword instanceof Secret);
  const offers = await client.domains.search({ domains: ['taken.com', 'free-for-all.com'] });
  assert.deepEqual(offers.map(({ domain, status, price }) => [domain, status, price ?? null]), [['taken.com', 'taken', null], ['free-for-all.com', 'available', 12.5]]);
});

test('an error has its class and a stack that leads here', async () => {
  const client = new Client(box.settings);
  await assert.rejects(
    async function theCaller() {
      await client.orders.get({ orderId: 'recNoSuchOrder' });
    },
    (error) => {
      assert.ok(error instanceof NotFoundError && error instanceof ScaledMailError);
      assert.equal(error.status, 404);
      assert.equal(error.operation, 'orders_get');
      assert.match(error.stack, /theCaller/);
      return true;
    },
  );
});

test('broken rules are named as the caller wrote them, and nothing is sent', async () => {
  const client = new Client(box.settings);
  await box.control('reset', {});
  const broken = { ...order, domains: [{ domain: 'scaledmail-sandbox-1.com', aliases: [{ firstName: 'A', lastName: 'B', alias: 'a@b' }] }] };
  await assert.rejects(client.orders.create(broken), (error) => {
    assert.ok(error instanceof ValidationError);
    assert.equal(error.outcome, 'not_sent');
    assert.equal(error.violations[0].field, 'domains[0].aliases[0].alias');
    return true;
  });
  await assert.rejects(client.orders.create({ ...order, noSuchField: 1 }), (error) => error instanceof ValidationError && /noSuchField/.test(error.message));
  assert.deepEqual(await box.control('requests'), []);
});

test('arguments of the wrong shape are TypeErrors, and nothing is sent', async () => {
  const client = new Client(box.settings);
  await box.control('reset', {});
  for (const params of [null, 'rec1', 5, ['rec1'], true]) await assert.rejects(client.orders.get(params), /params: an object is expected/);
  await assert.rejects(client.orders.get({ orderId: 1n }), /orderId: bigint cannot be sent/);
  await assert.rejects(client.orders.list(null), /options: an object is expected/);
  await assert.rejects(client.orders.list({ timeOut: 5 }), /options\.timeOut: there is no such option/);
  await assert.rejects(client.orders.list({ timeout: '5' }), /options\.timeout: a number is expected/);
  await assert.rejects(client.orders.list({ timeout: Number.NaN }), /options\.timeout: a finite number/);
  await assert.rejects(client.orders.list({ signal: {} }), /options\.signal: an AbortSignal/);
  await assert.rejects(client.request({ method: 'GET', path: '/orders', headers: {} }), /request\.headers: there is no such field/);
  await assert.rejects(client.request('GET /orders'), /request: an object is expected/);
  assert.throws(() => new Client({ apikey: 'x' }), /options\.apikey: there is no such option/);
  assert.throws(() => client.withOptions({ signal: AbortSignal.abort() }), /options\.signal: there is no such option/);
  assert.deepEqual(await box.control('requests'), []);
});

test('settings that are wrong are a ConfigError', () => {
  assert.throws(() => new Client({ ...box.settings, baseUrl: 'http://example.com' }), (error) => error instanceof ConfigError && error.kind === 'config');
});

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

test('the deadline is in milliseconds', async (context) => {
  const quiet = await silent(context);
  const client = new Client(quiet.settings);
  const started = performance.now();
  await assert.rejects(client.orders.list({ timeout: 60 }), (error) => error.kind === 'timeout');
  await assert.rejects(client.withOptions({ timeout: 60 }).orders.list(), (error) => error.kind === 'timeout');
  assert.ok(performance.now() - started < 2000);
});

test('other defaults make another client', async () => {
  await box.control('reset', {});
  const client = new Client(box.settings);
  const other = client.withOptions({ organizationId: 'recOther' });
  assert.ok(other instanceof Client);
  await other.orders.list().catch(() => {});
  await client.orders.list({ organizationId: 'recThird' }).catch(() => {});
  await client.orders.list();
  const asked = (await box.control('requests')).map((request) => request.query.organization_id);
  assert.deepEqual(asked, ['recOther', 'recThird', 'recSandboxOrganization1']);
});

test('a raw request goes out as it is and answers as it is', async (context) => {
  const echo = await server((response, { url }) => json(response, url.pathname === '/fails' ? 500 : 200, { some_key: 1 }, { 'x-mark': 'm' }));
  context.after(() => echo.stop());
  const client = new Client(echo.settings);
  const answer = await client.request({ method: 'GET', path: '/anything', query: { some_flag: true, count: 2 } });
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.body, { some_key: 1 });
  assert.equal(answer.headers['x-mark'], 'm');
  assert.equal(echo.requests[0].url.searchParams.get('some_flag'), 'true');
  assert.equal(echo.requests[0].url.searchParams.get('count'), '2');
  await client.request({ method: 'POST', path: '/anything', body: { deepKey: [{ some_key: null }] } });
  assert.deepEqual(JSON.parse(echo.requests[1].body), { deepKey: [{ some_key: null }] });
  await assert.rejects(client.request({ method: 'GET', path: '/fails' }), (error) => error instanceof ServerError && error.status === 500);
});

test('a closed client refuses calls, after those under way have ended', async (context) => {
  let release;
  const slow = await server(async (response) => {
    await new Promise((done) => { release = done; });
    json(response, 200, { total: 0, payments: [] });
  });
  context.after(() => slow.stop());
  const client = new Client(slow.settings);
  let ended = false;
  const call = client.orders.list().then(() => { ended = true; });
  await until(() => release !== undefined);
  const closing = client[Symbol.asyncDispose]();
  await assert.rejects(client.orders.list(), (error) => error instanceof ConfigError && error.outcome === 'not_sent');
  release();
  await closing;
  await call;
  assert.ok(ended);
});

test('the process exits by itself', () => {
  const settings = JSON.stringify(box.settings);
  const script = `const { Client } = require('.'); new Client(${settings}).orders.list().then(({ total }) => console.log(total));`;
  const started = performance.now();
  const run = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8', timeout: 20_000 });
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /^\d+\n$/);
  assert.ok(performance.now() - started < 5000);
});

test('worker threads have clients of their own', async () => {
  const source = `
    const { parentPort, workerData } = require('node:worker_threads');
    const { Client } = require(workerData.root);
    new Client(workerData.settings).orders.list().then(({ total }) => parentPort.postMessage(total));`;
  const worker = new Worker(source, { eval: true, workerData: { root, settings: box.settings } });
  const [total] = await once(worker, 'message');
  assert.equal(typeof total, 'number');
  const [code] = await once(worker, 'exit');
  assert.equal(code, 0);
});
