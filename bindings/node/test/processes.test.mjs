// Where the package may be used: processes that end, threads, clusters, contexts, folders that change.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';

import { ScaledMailError } from '../index.mjs';
import { Sandbox } from '../sandbox.mjs';
import { sandbox, silent } from './support.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
let box;
let folder;
before(async () => {
  box = await sandbox();
  folder = mkdtempSync(join(tmpdir(), 'scaledmail-processes-'));
});
after(async () => {
  await box.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What a program printed that has a client of the sandbox, and ended by itself. */
async function run(script, settings = box.settings) {
  const program = `const { Client } = require(${JSON.stringify(root)}); const settings = ${JSON.stringify(settings)}; const client = new Client(settings); ${script}`;
  // Not the synchronous way: a server of this process may have to answer.
  const child = spawn(process.execPath, ['-e', program], { cwd: folder, timeout: 20_000 });
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) child[stream].setEncoding('utf8').on('data', (text) => (printed[stream] += text));
  const [code, signal] = await once(child, 'close');
  return { code, signal, ...printed };
}

for (const [what, script, shown] of [
  ['after a call', 'client.orders.list().then(({ total }) => console.log(total))', '2'],
  ['after a call that nobody waits for', 'client.orders.list(); process.on("exit", () => console.log("over"))', 'over'],
  ['after a failed call', 'client.orders.get({ orderId: "none" }).catch((error) => console.log(error.status))', '404'],
  ['without any call', 'console.log(String(client).includes("sandbox-key"))', 'false'],
  ['with its own code, calls under way or not', 'client.orders.list(); console.log("going"); process.exit(0)', 'going'],
  ['with a sandbox that still runs', `require(${JSON.stringify(join(root, 'dist/sandbox.js'))}).Sandbox.start().then((box) => box.client().orders.list()).then(({ total }) => console.log(total))`, '2'],
]) {
  test(`the process exits by itself ${what}`, async () => {
    const { code, signal, stdout, stderr } = await run(script);
    assert.deepEqual([code, signal, stdout.trim(), stderr], [0, null, shown, '']);
  });
}

test('the process exits by itself once a call is aborted, though the service hangs', async (context) => {
  const quiet = await silent(context);
  const { code, stdout } = await run('client.orders.list({ signal: AbortSignal.timeout(100) }).catch((error) => console.log(error.name))', quiet.settings);
  assert.deepEqual([code, stdout.trim()], [0, 'TimeoutError']);
});

test('what the environment says to other runtimes is not heard', () => {
  const script = `new (require(${JSON.stringify(root)}).Client)(${JSON.stringify(box.settings)}).orders.list().then(({ total }) => console.log(total))`;
  for (const TOKIO_WORKER_THREADS of ['', 'none', '0']) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], { env: { ...process.env, TOKIO_WORKER_THREADS }, encoding: 'utf8' });
    assert.deepEqual([status, stdout.trim()], [0, '2'], stderr);
  }
});

test('no handle is left', async () => {
  const script = `
    const left = () => process.getActiveResourcesInfo().filter((name) => !/^(Pipe|TTY)/.test(name)).sort().join();
    const begin = left();
    (async () => {
      for (let round = 0; round < 20; round += 1) {
        const { signal } = new AbortController();
        await Promise.all([client.orders.list({ signal }), client.orders.get({ orderId: 'none' }).catch(() => {}), new Client(settings).domains.list()]);
      }
      await new Promise(setImmediate);
      console.log(left() === begin ? 'nothing' : left());
    })();`;
  assert.equal((await run(script)).stdout.trim(), 'nothing');
});

const worker = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { Client } = require(workerData.root);
  const client = new Client({ ...workerData.settings, ...(workerData.tells && { onEvent() {} }) });
  const forever = () => client.orders.list().then(({ total }) => { parentPort.postMessage(total); return forever(); });
  for (let calls = 0; calls < 4; calls += 1) forever();`;

test('threads are started, used and terminated in the middle of calls, a hundred times', async () => {
  async function one(tells) {
    const thread = new Worker(worker, { eval: true, workerData: { root, settings: box.settings, tells } });
    const [total] = await once(thread, 'message');
    assert.equal(total, 2);
    assert.equal(await thread.terminate(), 1);
  }
  for (let round = 0; round < 25; round += 1) await Promise.all([one(false), one(true), one(false), one(true)]);
});

test('the threads of a process keep the limits together', async () => {
  const limited = await Sandbox.start();
  limited.setLimits();
  const source = `const { parentPort, workerData } = require('node:worker_threads');
    const { Client } = require(workerData.root);
    const client = new Client(workerData.settings);
    Promise.all(Array.from({ length: 4 }, () => client.orders.list())).then(() => parentPort.postMessage('done'));`;
  const settings = { ...box.settings, baseUrl: limited.baseUrl, pacing: true, maxRetries: 0 };
  const threads = Array.from({ length: 3 }, () => new Worker(source, { eval: true, workerData: { root, settings } }));
  assert.deepEqual(await Promise.all(threads.map((thread) => once(thread, 'message'))), Array(3).fill(['done']));
  assert.deepEqual(limited.requests().map(({ status }) => status), Array(12).fill(200));
  await limited.stop();
});

test('a thread exits by itself', async () => {
  const source = `const { parentPort, workerData } = require('node:worker_threads');
    const { Client } = require(workerData.root);
    new Client(workerData.settings).orders.list().then(({ total }) => parentPort.postMessage(total));`;
  const thread = new Worker(source, { eval: true, workerData: { root, settings: box.settings } });
  const [[total], [code]] = await Promise.all([once(thread, 'message'), once(thread, 'exit')]);
  assert.deepEqual([total, code], [2, 0]);
});

test('the processes of a cluster share a journal: one key is charged once', async () => {
  const file = join(folder, 'cluster.cjs');
  const settings = { ...box.settings, journal: join(folder, 'cluster.sqlite3') };
  writeFileSync(
    file,
    `const cluster = require('node:cluster');
    const { Client, InFlightError } = require(${JSON.stringify(root)});
    if (cluster.isPrimary) {
      const outcomes = [];
      for (let each = 0; each < 3; each += 1) cluster.fork();
      cluster.on('message', (_, outcome) => outcomes.push(outcome));
      cluster.on('exit', () => { if (Object.keys(cluster.workers).length === 0) console.log(JSON.stringify(outcomes)); });
    } else {
      const client = new Client(${JSON.stringify(settings)});
      const place = () => client.domains.buy({ domains: ['cluster-name.com'] }, { key: 'cluster' }).catch((error) => {
        if (!(error instanceof InFlightError)) throw error;
        return new Promise((done) => setTimeout(done, 20)).then(place);
      });
      place().then(({ outcome, replayed }) => process.send([outcome, replayed], () => process.disconnect()));
    }`,
  );
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], { encoding: 'utf8', timeout: 30_000 });
  assert.equal(status, 0, stderr);
  assert.deepEqual(JSON.parse(stdout).sort(), [['applied', false], ['applied', true], ['applied', true]]);
  const bought = (await box.control('requests')).filter(({ operation, body }) => operation === 'domains_buy' && body.domains[0] === 'cluster-name.com');
  assert.equal(bought.length, 1);
});

test('a journal stays where it was when the folder of the process changes', async () => {
  mkdirSync(join(folder, 'elsewhere'));
  const settings = { ...box.settings, journal: 'of-here.sqlite3' };
  const script = `process.chdir('elsewhere');
    client.domains.buy({ domains: ['chdir-name.com'] }).then(({ outcome }) => console.log(outcome));`;
  const { stdout, stderr } = await run(script, settings);
  assert.equal(stdout.trim(), 'applied', stderr);
  assert.ok(existsSync(join(folder, 'of-here.sqlite3')));
  assert.ok(!existsSync(join(folder, 'elsewhere/of-here.sqlite3')));
});

/** The package as test runners load it: its code anew in a context of its own, with Node's globals. */
function inContext() {
  const { AbortController, AbortSignal, DOMException, URL } = globalThis;
  const context = vm.createContext({ AbortController, AbortSignal, DOMException, URL, process, console, setTimeout });
  const modules = new Map();
  function load(file) {
    if (!modules.has(file)) {
      const module = { exports: {} };
      modules.set(file, module);
      const code = vm.compileFunction(readFileSync(file, 'utf8'), ['exports', 'require', 'module'], { filename: file, parsingContext: context });
      const inner = (id) => (id.startsWith('.') && !id.endsWith('.node') && !id.endsWith('.json') ? load(join(dirname(file), `${id}.js`)) : createRequire(file)(id));
      code(module.exports, inner, module);
    }
    return modules.get(file).exports;
  }
  return load(join(root, 'dist/index.js'));
}

test('several contexts have the package each, and know the errors of each other', async () => {
  const copies = [inContext(), inContext(), require(root)];
  assert.equal(new Set(copies.map(({ Client }) => Client)).size, 3);
  const errors = await Promise.all(
    copies.map(async ({ Client }, position) => {
      // Its promises are of another context than the package's.
      const client = new Client({ ...box.settings, onEvent: () => Promise.reject(new Error(`context ${position}`)) });
      assert.equal((await client.orders.list()).total, 2);
      await assert.rejects(client.orders.list({ signal: AbortSignal.abort() }), { name: 'AbortError' });
      assert.throws(() => new Client({ ...box.settings, baseUrl: 'http://example.com' }), { name: 'ConfigError' });
      return client.orders.get({ orderId: 'none' }).catch((error) => error);
    }),
  );
  for (const error of errors) {
    for (const copy of [...copies, { ScaledMailError }]) assert.ok(error instanceof copy.ScaledMailError);
    for (const { NotFoundError, ServerError } of copies) assert.ok(error instanceof NotFoundError && !(error instanceof ServerError));
  }
});
