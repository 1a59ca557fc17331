// Finding the native library.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const { load } = require('../dist/native.js');
const { SUPPORTED, requireNode, triple } = require('../dist/platform.js');

const missing = (id) => Object.assign(new Error(`Cannot find module '${id}'`), { code: 'MODULE_NOT_FOUND' });

test('the platform of this machine is supported and named like its file', () => {
  assert.ok(SUPPORTED.includes(triple()), triple());
});

test('the file in the package comes first, then the package of the platform', () => {
  const asked = [];
  const found = load('linux-x64-gnu', (id) => {
    asked.push(id);
    if (id.startsWith('@')) return { found: true };
    throw missing(id);
  });
  assert.deepEqual(found, { found: true });
  assert.deepEqual(asked, ['../scaledmail.linux-x64-gnu.node', '@scaledmail/linux-x64-gnu']);
});

test('without a library the error names the platform, the package and what is supported', () => {
  assert.throws(
    () => load('plan9-mips', (id) => { throw missing(id); }),
    (error) => {
      for (const part of ['plan9-mips', '@scaledmail/plan9-mips', 'linux-x64-gnu', 'no library for this platform yet']) {
        assert.ok(error.message.includes(part), error.message);
      }
      assert.equal(error.cause.code, 'MODULE_NOT_FOUND');
      return true;
    },
  );
});

test('a library that is there and does not load is the cause', () => {
  const broken = Object.assign(new Error('wrong ELF class'), { code: 'ERR_DLOPEN_FAILED' });
  assert.throws(() => load('linux-x64-gnu', () => { throw broken; }), (error) => error.cause === broken);
});

test('browsers and edge runtimes are refused at once', () => {
  for (const versions of [undefined, {}, { node: undefined }]) assert.throws(() => requireNode(versions), /browsers and edge runtimes/);
  const script = 'globalThis.process = undefined; require("./dist/index.js")';
  const run = spawnSync(process.execPath, ['-e', script], { cwd: new URL('..', import.meta.url), encoding: 'utf8' });
  assert.match(run.stderr, /scaledmail needs Node\.js 20 or newer/);
});

test('importing the package loads no native library', () => {
  const script = 'require("./dist/index.js"); console.log(Object.keys(require.cache).some((file) => file.endsWith(".node")))';
  const run = spawnSync(process.execPath, ['-e', script], { cwd: new URL('..', import.meta.url), encoding: 'utf8' });
  assert.equal(run.stdout.trim(), 'false', run.stderr);
});
