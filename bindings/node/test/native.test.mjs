// Finding the native library.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const { load } = require('../dist/native.js');
const { PLATFORMS, requireNode, triple } = require('../dist/platform.js');
const { version } = require('../package.json');

const missing = (id) => Object.assign(new Error(`Cannot find module '${id}'`), { code: 'MODULE_NOT_FOUND' });
const library = { version: () => version };

/** What loading fails with. */
function failure(platform, loading) {
  try {
    load(platform, loading);
  } catch (error) {
    return error;
  }
  throw new Error('it was loaded');
}

test('the platform of this machine is published and named like its file', () => {
  assert.ok(Object.hasOwn(PLATFORMS, triple()), triple());
});

test('the file in the package comes first, then the package of the platform', () => {
  const asked = [];
  const found = load('linux-x64-gnu', (id) => {
    asked.push(id);
    if (id.startsWith('@')) return library;
    throw missing(id);
  });
  assert.equal(found, library);
  assert.deepEqual(asked, ['../scaledmail.linux-x64-gnu.node', '@scaledmail/linux-x64-gnu']);
});

for (const [what, error, parts] of [
  ['the package is missing', failure('linux-x64-gnu', (id) => { throw missing(id); }), ['no native library for linux-x64-gnu', '@scaledmail/linux-x64-gnu', 'install again', '--omit=optional', 'external']],
  ['the platform has none', failure('plan9-mips', (id) => { throw missing(id); }), ['plan9-mips', '@scaledmail/plan9-mips', 'no library for this platform yet', 'There is one for linux-x64-gnu']],
  ['it does not load', failure('linux-x64-gnu', () => { throw Object.assign(new Error("version `GLIBC_2.99' not found"), { code: 'ERR_DLOPEN_FAILED' }); }), ['scaledmail.linux-x64-gnu.node was found and cannot be loaded on linux-x64-gnu', 'GLIBC_2.99', 'install again']],
  ['it is of another version', failure('linux-x64-gnu', () => ({ version: () => '9.9.9' })), ['is of version 9.9.9, not', version, `Install @scaledmail/linux-x64-gnu ${version}`]],
]) {
  test(`an error of the loader names platform, package and fix when ${what}`, () => {
    for (const part of parts) assert.ok(error.message.includes(part), error.message);
    assert.ok(error.message.startsWith('scaledmail: ') && !error.message.includes('\n'));
  });
}

test('what went wrong inside is the cause', () => {
  const broken = Object.assign(new Error('wrong ELF class'), { code: 'ERR_DLOPEN_FAILED' });
  assert.equal(failure('linux-x64-gnu', () => { throw broken; }).cause, broken);
});

/** What a program prints on its error stream. */
function complaint(script, ...options) {
  return spawnSync(process.execPath, [...options, '-e', script], { cwd: new URL('..', import.meta.url), encoding: 'utf8' }).stderr;
}

test('an old Node.js is refused at once', () => {
  assert.throws(() => requireNode({ node: '18.20.0' }), /needs Node\.js 20 or newer; this is 18\.20\.0/);
  for (const node of ['20.0.0', '26.1.0']) requireNode({ node });
});

test('an unsupported platform is told while importing', () => {
  const script = "Object.defineProperty(process, 'arch', { value: 'mips' }); require('./dist/index.js')";
  assert.match(complaint(script), /Error: scaledmail: there is no native library for linux-mips-gnu/);
});

test('bundles for browsers and edge runtimes get a module that says why it cannot work', () => {
  for (const condition of ['browser', 'worker', 'workerd', 'edge-light', 'react-native']) {
    for (const door of ['scaledmail', 'scaledmail/sandbox']) {
      assert.match(complaint(`require('${door}')`, `--conditions=${condition}`), /Error: scaledmail needs Node\.js 20 or newer: it loads a native library/);
    }
  }
});

test('browsers and edge runtimes are refused at once', () => {
  for (const versions of [undefined, {}, { node: undefined }]) assert.throws(() => requireNode(versions), /browsers and edge runtimes/);
  assert.match(complaint('globalThis.process = undefined; require("./dist/index.js")'), /scaledmail needs Node\.js 20 or newer/);
});

test('importing the package loads no native library', () => {
  const script = 'require("./dist/index.js"); console.log(Object.keys(require.cache).some((file) => file.endsWith(".node")))';
  const run = spawnSync(process.execPath, ['-e', script], { cwd: new URL('..', import.meta.url), encoding: 'utf8' });
  assert.equal(run.stdout.trim(), 'false', run.stderr);
});
