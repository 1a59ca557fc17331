// Calls that go out: what they give, and what arguments they take.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, ConfigError, NotFoundError, ScaledMailError, Secret, ServerError, ValidationError } from '../index.mjs';
import { json, sandbox, server, silent, until } from './support.mjs';

let box;
before(async () => {
  box = await sandbox();
});
after(() => box.stop());

const order = { priceId: 'price_sandbox_1', provider: 'scaledmail', domains: [{ domain: 'scaledmail-sandbox-1.com', firstName: 'A', lastName: 'B' }] };

test('a call answers with our names and secrets', async () => {
  const client = new Client(box.settings);
  const answer = await client.mailboxes.list({ domainId: 'recSandboxDomain1', password: true });
  assert.ok(!('extra' in answer));
  const { mailboxes } = answer;
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
