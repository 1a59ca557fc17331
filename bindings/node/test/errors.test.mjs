// Errors: one class for each kind that the native library knows, and all they promise.
import assert from 'node:assert/strict';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

import * as scaledmail from '../index.mjs';

const require = createRequire(import.meta.url);
const { native } = require('../dist/native.js');
const { errorFrom } = require('../dist/envelope.js');
const { ScaledMailError } = scaledmail;

const pascal = (kind) => kind.split('_').map((word) => word[0].toUpperCase() + word.slice(1)).join('');
const envelope = (more) => JSON.stringify({ kind: 'server', message: 'one line', ...more });

test('every native kind has a class, and every class a native kind', () => {
  const kinds = native().errorKinds();
  assert.ok(kinds.length >= 19);
  const classes = Object.keys(scaledmail).filter((name) => name.endsWith('Error') && name !== 'ScaledMailError');
  assert.deepEqual(classes.sort(), kinds.map((kind) => `${pascal(kind)}Error`).sort());
  for (const kind of kinds) {
    const error = errorFrom(envelope({ kind }));
    assert.equal(error.constructor, scaledmail[`${pascal(kind)}Error`]);
    assert.equal(error.name, `${pascal(kind)}Error`);
    assert.ok(error instanceof ScaledMailError && error instanceof Error && error instanceof error.constructor);
    for (const other of kinds) assert.equal(error instanceof scaledmail[`${pascal(other)}Error`], other === kind);
  }
});

test('an envelope becomes typed fields', () => {
  const error = errorFrom(
    envelope({
      status: 429, code: 'slow', request_id: 'r1', retry_after_seconds: 1.5, outcome: 'rejected', cause_kind: 'timeout', attempts: 3,
      operation: 'orders_create', raw_body: 'password=hunter2', violations: [{ field: 'a_b', value: null, rule: 'must be c' }],
    }),
  );
  const { status, code, requestId, retryAfter, outcome, causeKind, attempts, operation, rawBody, violations } = error;
  assert.deepEqual(
    { status, code, requestId, retryAfter, outcome, causeKind, attempts, operation, rawBody, violations },
    {
      status: 429, code: 'slow', requestId: 'r1', retryAfter: 1500, outcome: 'rejected', causeKind: 'timeout', attempts: 3,
      operation: 'orders_create', rawBody: 'password=hunter2', violations: [{ field: 'a_b', value: null, rule: 'must be c' }],
    },
  );
});

test('the cause of an unknown outcome is what the error would be if nothing had been charged', () => {
  const error = errorFrom(envelope({ kind: 'outcome_unknown', reason: '502 of a proxy', cause_kind: 'server', status: 502, operation: 'domains_buy', raw_body: 'hunter2' }));
  const { cause } = error;
  assert.ok(error instanceof scaledmail.OutcomeUnknownError && cause instanceof scaledmail.ServerError);
  assert.deepEqual([cause.message, cause.status, cause.operation, cause.rawBody, cause.cause], ['502 of a proxy', 502, 'domains_buy', undefined, undefined]);
  assert.equal(errorFrom(envelope({})).cause, undefined);
  assert.ok(!Object.keys(error).includes('cause') && !('cause' in error.toJSON()));
});

test('nulls of an envelope are undefined', () => {
  const error = errorFrom(envelope({ status: null, code: null, outcome: null, violations: null, raw_body: null }));
  for (const name of ['status', 'code', 'requestId', 'retryAfter', 'outcome', 'causeKind', 'operation', 'rawBody']) assert.equal(error[name], undefined);
  assert.deepEqual(error.violations, []);
});

test('the body shows in no print of an error', () => {
  const error = errorFrom(envelope({ raw_body: 'hunter2' }));
  for (const form of [inspect(error, { showHidden: true, depth: 9 }), JSON.stringify(error), String(error), error.stack]) {
    assert.ok(!form.includes('hunter2'), form);
  }
  assert.equal(JSON.parse(JSON.stringify(error)).message, 'one line');
  assert.equal(JSON.parse(JSON.stringify(error)).name, 'ServerError');
});

test('a kind of a newer native library is the base', () => {
  const error = errorFrom(envelope({ kind: 'brand_new' }));
  assert.equal(error.constructor, ScaledMailError);
  assert.equal(error.kind, 'brand_new');
});

test('instanceof holds across two copies of the package', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'scaledmail-copy-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const root = fileURLToPath(new URL('..', import.meta.url));
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  const copy = require(join(folder, 'dist/index.js'));
  assert.notEqual(copy.ServerError, scaledmail.ServerError);
  const error = require(join(folder, 'dist/envelope.js')).errorFrom(envelope());
  assert.ok(error instanceof ScaledMailError && error instanceof scaledmail.ServerError);
  assert.ok(!(error instanceof scaledmail.TimeoutError));
  assert.ok(new copy.Secret('x') instanceof scaledmail.Secret);
  const { SandboxError } = require(join(folder, 'dist/sandbox-types.js'));
  const own = require('../dist/sandbox.js').SandboxError;
  assert.ok(SandboxError !== own && new SandboxError('no', 'seed') instanceof own && !(new Error('no') instanceof own));
});

test('a class of the user that extends ours is an ordinary class', () => {
  class Special extends scaledmail.ServerError {}
  const special = new Special('mine', { kind: 'server' });
  assert.ok(special instanceof Special && special instanceof scaledmail.ServerError && special instanceof ScaledMailError);
  assert.ok(!(errorFrom(envelope()) instanceof Special));
  for (const value of [null, undefined, 1, 'x', new Error('x'), { kind: 'server' }]) assert.ok(!(value instanceof ScaledMailError));
});

test('options are called in texts as they are called here, and values in texts are left alone', () => {
  const config = errorFrom(envelope({ kind: 'config', message: 'config: base_url must be https; see SCALEDMAIL_BASE_URL and max_per_day' }));
  assert.equal(config.message, 'config: baseUrl must be https; see SCALEDMAIL_BASE_URL and maxPerDay');
  const message = 'validation: tag is not a known field: expected one of price_id (got "price_id tag is not")';
  const violation = { field: 'max_retries', rule: 'must come with expected_price', value: 'price_id' };
  const broken = errorFrom(envelope({ kind: 'validation', message: `${message}; max_retries must come with expected_price (got "price_id")`, violations: [violation] }));
  assert.deepEqual(broken.violations, [{ field: 'maxRetries', rule: 'must come with expectedPrice', value: 'price_id' }]);
  assert.equal(broken.message, `${message}; maxRetries must come with expectedPrice (got "price_id")`);
  // What the service says is quoted, not translated.
  assert.equal(errorFrom(envelope({ kind: 'conflict', message: 'order_id is taken' })).message, 'order_id is taken');
});

test('a structured clone keeps message and stack, and no more; toJSON crosses whole', async () => {
  const error = errorFrom(envelope({ outcome: 'unknown', key: 'spring-1', raw_body: 'hunter2' }));
  const { port1, port2 } = new MessageChannel();
  port1.postMessage({ error, data: error.toJSON() });
  const { error: posted, data } = await new Promise((resolve) => port2.once('message', resolve));
  port2.close();
  for (const clone of [structuredClone(error), posted]) {
    assert.ok(clone instanceof Error && !(clone instanceof ScaledMailError));
    assert.deepEqual([clone.message, clone.stack], [error.message, error.stack]);
    assert.ok(!inspect(clone, { showHidden: true, depth: 9 }).includes('hunter2'));
  }
  assert.deepEqual([data.name, data.outcome, data.key], ['ServerError', 'unknown', 'spring-1']);
  assert.ok(!JSON.stringify(data).includes('hunter2'));
});
