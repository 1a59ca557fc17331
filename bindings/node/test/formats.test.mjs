// Module formats, types and bundlers, judged on what is published.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder;
let tarball;

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { ok: status === 0, shown: `${error ?? ''}${stdout}${stderr}` };
}

function succeeds(command, args, cwd) {
  const { ok, shown } = run(command, args, cwd);
  assert.ok(ok, `${command} ${args.join(' ')}: ${shown}`);
  return shown;
}

/** An empty project with what is published in it. */
function project(name, files) {
  const modules = join(folder, name, 'node_modules');
  mkdirSync(join(modules, '@scaledmail'), { recursive: true });
  unpack(tarball.main, join(modules, 'scaledmail'));
  symlinkSync(tarball.unpacked, join(modules, tarball.platform));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
  return join(folder, name);
}

function unpack(file, into) {
  mkdirSync(into);
  succeeds('tar', ['-xzf', file, '-C', into, '--strip-components=1'], folder);
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'scaledmail-formats-'));
  const [library, main] = succeeds(process.execPath, ['scripts/pack.mjs', folder], root).trim().split('\n');
  const platform = library.replace(/^scaledmail-(.+)-\d+\.\d+\.\d+.*\.tgz$/, '@scaledmail/$1');
  tarball = { main: join(folder, main), platform, unpacked: join(folder, 'library') };
  unpack(join(folder, library), tarball.unpacked);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('the types are right for every way to resolve them: attw', () => {
  const shown = succeeds(process.execPath, [join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'), tarball.main, '--format', 'json'], folder);
  const { analysis } = JSON.parse(shown);
  assert.deepEqual(analysis.problems, []);
  // An entry that was not looked at has no problem either.
  assert.deepEqual(Object.keys(analysis.entrypoints), ['.', './sandbox', './package.json']);
});

test('the manifest is right: publint', () => {
  const shown = succeeds(process.execPath, [join(root, 'node_modules/publint/src/cli.js'), 'run', tarball.main, '--strict'], folder);
  assert.match(shown, /All good!/);
});

const typed = `import scaledmail, { Client, NotFoundError, Secret, type Mailbox, type OrderList } from 'scaledmail';
import { Sandbox } from 'scaledmail/sandbox';
export async function orders(client: Client, signal: AbortSignal): Promise<OrderList> { return await client.orders.list({ timeout: 5, signal }); }
export async function first(): Promise<Mailbox | undefined> {
  await using sandbox = await Sandbox.start();
  const { mailboxes } = await sandbox.client().mailboxes.list({ domainId: 'rec', password: true });
  const secret: Secret | null | undefined = mailboxes?.[0]?.mailboxPassword;
  return secret instanceof Secret ? mailboxes?.[0] : undefined;
}
export const missing = (error: unknown): number | undefined => (error instanceof NotFoundError ? error.status : undefined);
export const same: typeof Client = scaledmail;
// @ts-expect-error the price id is missing
export const incomplete = (client: Client): unknown => client.orders.create({ provider: 'scaledmail' });
`;

// 5.2 is the oldest that knows \`await using\`; types of Node are checked by those who make them.
const compilers = { current: ['typescript', false], 5.2: ['typescript-5.2', true] };
const ways = {
  'node16, ESM': [{ module: 'node16', moduleResolution: 'node16' }, 'module'],
  'node16, CommonJS': [{ module: 'node16', moduleResolution: 'node16' }, 'commonjs'],
  'nodenext, ESM': [{ module: 'nodenext', moduleResolution: 'nodenext' }, 'module'],
  bundler: [{ module: 'esnext', moduleResolution: 'bundler' }, 'module'],
  'bundler for browsers': [{ module: 'esnext', moduleResolution: 'bundler', customConditions: ['browser'] }, 'module'],
};
for (const [version, [compiler, skipLibCheck]] of Object.entries(compilers)) {
  for (const [way, [options, type]] of Object.entries(ways)) {
    test(`TypeScript ${version} compiles a strict project: ${way}`, () => {
      const compilerOptions = { target: 'es2022', lib: ['es2022', 'esnext.disposable'], strict: true, noEmit: true, exactOptionalPropertyTypes: true, skipLibCheck, types: ['node'], ...options };
      const at = project(`ts-${version}-${way.replace(/\W+/g, '-')}`, {
        'package.json': JSON.stringify({ type }),
        'main.ts': typed,
        'tsconfig.json': JSON.stringify({ compilerOptions, include: ['main.ts'] }),
      });
      symlinkSync(join(root, 'node_modules/@types'), join(at, 'node_modules/@types'));
      succeeds(process.execPath, [join(root, 'node_modules', compiler, 'bin/tsc'), '--project', at], at);
    });
  }
}

// What the pages take for granted.
const granted = `import type * as scaledmail from 'scaledmail';
import type { CreateOrderParams } from 'scaledmail';
declare global {
  var client: scaledmail.Client;
  var Client: typeof scaledmail.Client;
  var OutcomeUnknownError: typeof scaledmail.OutcomeUnknownError;
  var params: CreateOrderParams;
  var domains: CreateOrderParams['domains'] & {};
  function askSomebody(question: string): Promise<boolean>;
  function connect(password: string | undefined): void;
}
`;

test('the code of the pages compiles', () => {
  const blocks = ['README.md', 'TESTING.md'].flatMap((page) => {
    const found = [...readFileSync(join(root, page), 'utf8').matchAll(/^```(?:ts|js)\n(.*?)^```/gms)].map(([, code]) => code);
    return found.filter((code) => !code.includes('require(')).map((code, position) => [`${page}-${position}.ts`, `${code}\nexport {};\n`]);
  });
  assert.ok(blocks.length >= 12, String(blocks.length));
  const at = project('pages', {
    'package.json': '{ "type": "module" }',
    'granted.ts': granted,
    'tsconfig.json': JSON.stringify({ compilerOptions: { target: 'es2022', module: 'nodenext', strict: true, noEmit: true, skipLibCheck: true, noImplicitAny: false, types: ['node'] }, include: ['*.ts'] }),
    ...Object.fromEntries(blocks),
  });
  symlinkSync(join(root, 'node_modules/@types'), join(at, 'node_modules/@types'));
  succeeds(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--project', at], at);
});

const program = `import { Client, ConfigError } from 'scaledmail';
try { new Client({ apiKey: 'k', baseUrl: 'http://example.com' }); } catch (error) { console.log(error instanceof ConfigError, error.message); }\n`;
const worked = 'true config: baseUrl must be https: http is for loopback hosts only\n';

/** A bundle of a program that uses the package, and what it prints. */
async function bundled(name, options) {
  const at = project(name, { 'package.json': '{ "type": "module" }', 'main.js': program });
  const outfile = join(at, options.format === 'cjs' ? 'bundle.cjs' : 'bundle.mjs');
  await build({ entryPoints: [join(at, 'main.js')], absWorkingDir: at, outfile, bundle: true, logLevel: 'silent', ...options });
  return { bundle: readFileSync(outfile, 'utf8'), outfile, ...run(process.execPath, [outfile], at) };
}

for (const format of ['esm', 'cjs']) {
  for (const minify of [false, true]) {
    test(`esbuild leaves the package alone when it is external: ${format}${minify ? ', minified' : ''}`, async () => {
      const { ok, shown, bundle } = await bundled(`esbuild-${format}-${minify}`, { platform: 'node', format, minify, external: ['scaledmail'] });
      assert.deepEqual([ok, shown], [true, worked]);
      assert.ok(bundle.length < 5_000);
    });
  }
}

test('a bundle for Node that holds the package finds the library beside it, and names of classes hold', async () => {
  const { ok, shown } = await bundled('esbuild-inside', { platform: 'node', format: 'cjs', minify: true });
  assert.deepEqual([ok, shown], [true, worked]);
});

test('such a bundle that is moved away from the library says what to do', async () => {
  const { outfile } = await bundled('esbuild-moved', { platform: 'node', format: 'cjs' });
  const alone = join(folder, 'alone.cjs');
  writeFileSync(alone, readFileSync(outfile));
  assert.match(succeeds(process.execPath, [alone], folder), /^false scaledmail: there is no native library for .*marked as external if a bundler is used/);
});

test('a bundle for browsers is made, and says at once that it cannot work', async () => {
  const { ok, shown, bundle } = await bundled('esbuild-browser', { platform: 'browser', format: 'esm' });
  assert.ok(!ok && bundle.length < 10_000);
  assert.match(shown, /Error: scaledmail needs Node\.js 20 or newer: it loads a native library, which browsers and edge runtimes cannot do/);
});
