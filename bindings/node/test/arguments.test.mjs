// Ten thousand arguments that nobody should pass, thrown at every public method.
//
// Only the package's own errors and TypeErrors come out; what is refused has sent nothing; what is sent breaks no rule
// that a judge of its own knows; no error shows a secret. SCALEDMAIL_SEED draws others.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';

import { Client, ScaledMailError, Secret } from '../index.mjs';
import { Sandbox, SandboxError } from '../sandbox.mjs';
import { judge } from './judge.mjs';
import { json, methods, server } from './support.mjs';

const { operations, tables } = createRequire(import.meta.url)('../dist/generated/tables.js');
const RUNS = 10_000;
const seed = Number(process.env.SCALEDMAIL_SEED ?? 20260112);
const SENTINEL = 'sentinel-7f3a';

let answering;
let client;
before(async () => {
  answering = await server((response, { method, url }) => {
    const broken = judge(answering.requests.at(-1));
    if (broken !== undefined) answering.broken.push(`${method} ${url.pathname}: ${broken}`);
    json(response, 200, { id: 'rec', status: 'Active' });
  });
  answering.broken = [];
  client = new Client({ ...answering.settings, apiKey: `${SENTINEL}-key`, timeout: 2_000 });
});
after(() => answering.stop());

const hostile = fc.constantFrom(
  '', ' ', '.', '..', '/', '\\', '%2e%2e', 'a/b', 'a?b', 'a#b', 'a\0b', 'a\r\nb', '\ud83d', '\udc00x', '😀', 'é', '\u202e', '__proto__', 'constructor',
  '{{ID}}', '<html>', "'; --", 'x'.repeat(321), 'ü'.repeat(70_000), 'NaN', '-1', 'null',
);
const plausible = fc.constantFrom('a.com', 'b-c.net', 'xn--mnchen-3ya.de', 'rec1', 'price_1', 'scaledmail', 'other', 'buy', 'google', 'name_only', 'Dean', 'https://x.example', 'month', 'applied');
const numbers = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 1, 2, 3, 100, 1e21, Number.NaN, Infinity, -Infinity, 2 ** 53, 0.1));
const anything = fc.anything({ maxDepth: 3, maxKeys: 4, withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: true, withTypedArray: true, withBoxedValues: true, withNullPrototype: true, stringUnit: 'binary' });
const strange = fc.oneof(anything, fc.constantFrom(null, undefined, true, false, () => 'x', Symbol('x'), new Date(0), /x/, new Error('x'), new Proxy({}, {}), Promise.resolve(1)), fc.constant(0).map(() => new Secret(SENTINEL)));
const scalar = fc.oneof({ weight: 6, arbitrary: plausible }, { weight: 2, arbitrary: hostile }, { weight: 2, arbitrary: numbers }, { weight: 1, arbitrary: fc.boolean() }, { weight: 1, arbitrary: strange });
const secret = fc.oneof(fc.constant(SENTINEL), fc.constant(0).map(() => new Secret(SENTINEL)), fc.constantFrom([SENTINEL], { text: SENTINEL }, `${SENTINEL}\n`, `${SENTINEL}\ud83d`));

/** A value that mostly fits its shape, and sometimes does not at all. */
function shaped(shape, depth = 0) {
  const fits = () => {
    if (shape === 'secret') return secret;
    if (shape === 'decimal') return fc.oneof(numbers, plausible);
    if (shape?.list) return fc.array(shaped(shape.list, depth + 1), { maxLength: depth > 2 ? 1 : 4 });
    if (shape?.schema && depth < 5) return record(shape.schema, depth + 1);
    return fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 2, arbitrary: fc.array(scalar, { maxLength: 35 }) });
  };
  // What is no secret in itself must not be asked to keep one.
  return shape === 'secret' ? secret : fc.oneof({ weight: 12, arbitrary: fits() }, { weight: 1, arbitrary: strange });
}

function record(schema, depth = 0) {
  const fields = Object.fromEntries(tables[schema].map(([, name, shape]) => [name, shaped(shape, depth)]));
  const known = fc.record(fields, { requiredKeys: [] });
  const extra = fc.option(fc.dictionary(fc.oneof(hostile, fc.constantFrom('price_id', 'Domain', 'domainS')), scalar, { maxKeys: 1 }), { freq: 6, nil: {} });
  return fc.tuple(known, extra).map(([first, second]) => ({ ...first, ...second }));
}

// What would be sent if nothing were changed in it.
const person = { firstName: 'Dean', lastName: 'Miller' };
const fine = (domain) => ({
  'domains.search': { domains: [domain] },
  'domains.suggest': { domain: 'acme', tlds: ['com'] },
  'domains.buy': { domains: [domain] },
  'domains.swap': { domain, newDomain: 'b-c.net', provider: 'scaledmail' },
  'domains.swapRedirect': { domain, newRedirect: 'https://x.example' },
  'domains.swapSenderName': { domain, mode: 'name_only', senderNames: [person] },
  'domains.swapMasking': { domain, newPrimaryDomain: 'b-c.net' },
  'packages.calculate': { volume: 100, providers: ['google'] },
  'orders.cancel': { orderId: 'rec1' },
  'orders.create': { priceId: 'price_1', provider: 'other', domains: [{ domain, ...person }], hosting: { provider: 'x', username: 'u', password: SENTINEL } },
  'orders.place': { priceId: 'price_1', provider: 'scaledmail', domains: [{ domain, ...person }], tag: 'spring' },
  'orders.createCustom': { provider: 'buy', providers: { google: { domains: [{ domain, ...person }], mailboxesPerDomain: 2 } } },
  'orders.updateTag': { orderId: 'rec1', tag: 'spring' },
  'orders.submitForm': { uuid: '00000000-0000-4000-8000-000000000001', provider: 'scaledmail', providers: { smtp: { domains: [{ domain, ...person }] } } },
  'orders.preview': { priceId: 'price_1', provider: 'scaledmail', domains: [{ domain, ...person }] },
  'orders.waitUntilActive': { orderId: 'rec1', pollSeconds: 1 },
  'domains.preview': { domains: [domain] },
  'mailboxes.list': { domainId: 'rec1', password: true },
  'prewarm.preview': { domains: [{ id: 'rec1', domain }] },
  'prewarm.buy': { domains: [{ id: 'rec1', domain }], sequencer: { provider: 'Instantly', link: 'https://x.example', username: 'u', password: new Secret(SENTINEL) } },
});

/** Something fine in which at most one thing is not. */
function nearly(what) {
  const good = fc.domain().map((domain) => fine(domain)[what]);
  const name = fc.constantFrom(...Object.keys(fine('a.com')[what]));
  return fc.tuple(good, fc.option(fc.tuple(name, scalar), { freq: 1 })).map(([params, change]) => (change === null ? params : { ...params, [change[0]]: change[1] }));
}

const options = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  { weight: 4, arbitrary: fc.record({ timeout: fc.oneof(fc.constantFrom(1_000, 5_000, 0, -1, 1e300), strange), maxRetries: fc.oneof(numbers, strange), organizationId: scalar, key: scalar, expectedPrice: scalar, priceTolerance: scalar, dryRun: fc.oneof(fc.boolean(), strange), signal: fc.oneof(fc.constant(AbortSignal.abort()), strange) }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: strange },
);

/** A call of a method of a noun, or of the client, with what it is given. */
function calls() {
  const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const some = methods(client).map(({ noun, name, call }) => {
    const schema = operations[`${noun}_${snake(name)}`].parameters;
    const what = `${noun}.${name}`;
    const some = [{ weight: 6, arbitrary: schema && record(schema) }, { weight: 1, arbitrary: strange }, { weight: 6, arbitrary: what in fine('a.com') && nearly(what) }];
    const given = schema === undefined ? fc.tuple(options) : fc.tuple(fc.oneof(...some.filter(({ arbitrary }) => arbitrary)), options);
    return given.map((values) => ({ what, values, call }));
  });
  const raw = fc.record({ method: fc.oneof(fc.constantFrom('GET', 'get', 'POST', 'DELETE', 'TRACE'), scalar), path: fc.oneof(fc.constantFrom('/orders', '/domains', 'orders', '//x', '/../x'), scalar), query: fc.oneof(fc.dictionary(plausible, scalar), strange), body: fc.oneof(fc.dictionary(plausible, scalar), strange) }, { requiredKeys: [] });
  const settings = fc.record({ apiKey: secret, baseUrl: scalar, timeout: scalar, maxRetries: scalar, pacing: scalar, proxy: hostile, journal: hostile, maxPerCall: scalar, confirm: strange, logger: strange, organizationId: scalar, userAgent: scalar, caCertificate: hostile, unknown: scalar }, { requiredKeys: ['apiKey'] });
  return fc.oneof(
    ...some,
    fc.tuple(fc.oneof(raw, strange), options).map((values) => ({ what: 'request', values, call: (...given) => client.request(...given) })),
    fc.tuple(fc.oneof(options, strange)).map((values) => ({ what: 'withOptions', values, call: (...given) => client.withOptions(...given) })),
    fc.tuple(fc.oneof(settings, strange)).map((values) => ({ what: 'new Client', values, call: (...given) => new Client(...given) })),
    fc.tuple(strange).map((values) => ({ what: 'new Secret', values, call: (...given) => new Secret(...given) })),
  );
}

test('ten thousand arguments', { timeout: 120_000 }, async () => {
  const seen = { answered: 0, refused: 0, failed: 0 };
  const called = new Set();
  const property = fc.asyncProperty(calls(), async ({ what, values, call }) => {
    called.add(what);
    const before = answering.requests.length;
    let thrown;
    try {
      // Also when it throws at once.
      await call(...values);
    } catch (error) {
      thrown = { error };
    }
    const sent = answering.requests.slice(before);
    assert.deepEqual(answering.broken, [], what);
    if (thrown === undefined) {
      seen.answered += 1;
      return;
    }
    const { error } = thrown;
    const ours = error instanceof ScaledMailError || error?.cause instanceof ScaledMailError;
    assert.ok(ours || error instanceof TypeError, `${what}: ${inspect(error)}`);
    // One that we did not mean is one, too, and is a mistake.
    assert.doesNotMatch(error.message, /^Cannot |is not (a function|iterable|a constructor|defined)|Failed to convert/, inspect(error));
    const shown = `${error} ${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)} ${error.stack} ${error.rawBody}`;
    assert.ok(!shown.includes(SENTINEL), `${what}: ${shown}`);
    const { kind, outcome } = error.cause instanceof ScaledMailError ? error.cause : error;
    if (error instanceof TypeError || kind === 'validation' || kind === 'config') {
      seen.refused += 1;
      assert.deepEqual(sent, [], `${what}: ${error.message}`);
    } else {
      seen.failed += 1;
      if (outcome === 'not_sent') assert.deepEqual(sent.filter(({ method }) => method !== 'GET'), [], `${what}: ${error.message}`);
    }
  });
  await fc.assert(property, { numRuns: RUNS, seed, endOnFailure: true });
  assert.equal(called.size, methods(client).length + 4);
  // Neither all nor nothing was refused.
  assert.ok(seen.answered > RUNS / 50 && seen.refused > RUNS / 4, JSON.stringify(seen));
  const sent = new Set(answering.requests.map(({ method, url }) => `${method} ${url.pathname.split('/')[1]}`));
  assert.ok(sent.size > 20, [...sent].join());
});

test('a thousand for the sandbox', async () => {
  const box = await Sandbox.start();
  const asked = [
    ...['fault', 'setState', 'setLimits', 'setLatency', 'advance', 'freezeClock', 'confirmPayment', 'revokeKey'].map((name) => [name, (value) => box[name](value)]),
    ['control', (value) => box.control('POST', value)],
    ['control of a method', (value) => box.control(value, '/clock')],
    ['control with a body', (value) => box.control('PUT', '/state', value)],
    ['start', async (value) => (await Sandbox.start(value)).stop()],
  ];
  const property = fc.asyncProperty(fc.constantFrom(...asked), fc.oneof(scalar, strange), async ([what, call], value) => {
    try {
      await call(value);
    } catch (error) {
      assert.ok(error instanceof SandboxError || error instanceof TypeError, `${what}: ${inspect(error)}`);
      assert.ok(!inspect(error).includes(SENTINEL));
    }
  });
  await fc.assert(property, { numRuns: 1_000, seed, endOnFailure: true });
  await box.stop();
});
