// The packed tarball: what is in it, and that fresh projects of every kind can use it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { triple } = createRequire(import.meta.url)('../dist/platform.js');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
let folder;
let packed;

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, `${command} ${args.join(' ')}: ${error ?? ''}${stdout}${stderr}`);
  return stdout;
}

/** A project with the tarball installed and these files. */
function project(name, files) {
  const at = join(folder, name);
  mkdirSync(join(at, 'node_modules/scaledmail'), { recursive: true });
  run('tar', ['-xzf', join(folder, packed.filename), '-C', join(at, 'node_modules/scaledmail'), '--strip-components=1'], at);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
  return at;
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'scaledmail-package-'));
  [packed] = JSON.parse(run('npm', ['pack', '--silent', '--json', '--pack-destination', folder], root));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('the tarball holds what is needed and nothing else', () => {
  const files = packed.files.map(({ path }) => path);
  for (const needed of ['package.json', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'index.mjs', 'index.d.mts', 'sandbox.mjs', 'sandbox.d.mts', 'MONEY.md', 'TESTING.md', 'bin/sandbox.mjs', 'examples/quickstart.ts', 'dist/index.js', 'dist/index.d.ts', 'dist/generated/orders.js']) {
    assert.ok(files.includes(needed), needed);
  }
  const allowed = /^(package\.json|README\.md|MONEY\.md|TESTING\.md|LICENSE-[A-Z-]+|examples\/\w+\.(mjs|cjs|ts)|index\.d?\.?mjs|index\.d\.mts|sandbox\.mjs|sandbox\.d\.mts|bin\/sandbox\.mjs|dist\/.+\.(js|d\.ts)|scaledmail\.[a-z0-9-]+\.node)$/;
  assert.deepEqual(files.filter((file) => !allowed.test(file)), []);
  assert.equal(files.filter((file) => file.endsWith('.node')).length, 1);
});

/** Declarations of a file without a comment above them; what is marked as internal or private is left out. */
function undocumented(file) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const declares = /^(export (declare )?(abstract )?(class|interface|type|const|function)|    (static |readonly |get |override )*[\w[\].']+\??[(:<])/;
  const found = [];
  let inside = false;
  lines.forEach((line, position) => {
    if (/^export .*\{$/.test(line)) inside = true;
    if (line === '}') inside = false;
    const member = line.startsWith('    ');
    // What comes from elsewhere has its comment there, as has the kind of every class of errors.
    if (!declares.test(line) || (member && !inside) || / from '|^export type \{|^ {4}(private|#|readonly kind: ')/.test(line)) return;
    if (!lines[position - 1]?.trim().endsWith('*/')) found.push(`${file}:${position + 1}: ${line.trim()}`);
  });
  return found;
}

test('everything public is documented in the types', () => {
  const inner = /\/(calls|conversation|decode|encode|envelope|here|names|start|native|platform|shapes|stack|tables|unsupported|abort|browser|generated\/(tables|models))\.d\.ts$/;
  const files = packed.files.map(({ path }) => path).filter((path) => /^dist\/.*\.d\.ts$/.test(path) && !inner.test(path));
  assert.ok(files.length >= 18, files.join());
  assert.deepEqual(files.flatMap(undocumented), []);
});

test('installing runs nothing and brings nothing else', () => {
  assert.equal(manifest.dependencies, undefined);
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) assert.equal(manifest.scripts[script], undefined);
});

const use = `const client = new Client({ apiKey: 'k', baseUrl: 'http://127.0.0.1:9', organizationId: 'rec' });
if (Default !== Client || typeof client.orders.create !== 'function' || typeof ScaledMailError !== 'function') throw new Error('exports');
console.log(String(client).includes('127.0.0.1'));\n`;

test('a fresh ESM project works', () => {
  const at = project('esm', {
    'package.json': '{ "type": "module" }',
    'main.js': `import Default, { Client, ScaledMailError } from 'scaledmail';\n${use}`,
  });
  assert.equal(run(process.execPath, ['main.js'], at).trim(), 'true');
});

test('a fresh CommonJS project works', () => {
  const at = project('cjs', {
    'package.json': '{}',
    'main.js': `const { Client, ScaledMailError, default: Default } = require('scaledmail');\n${use}`,
  });
  assert.equal(run(process.execPath, ['main.js'], at).trim(), 'true');
});

test('both doors of one process lead to one package', () => {
  const at = project('both', {
    'package.json': '{ "type": "module" }',
    'main.js': `import { createRequire } from 'node:module'; import * as esm from 'scaledmail';
      const cjs = createRequire(import.meta.url)('scaledmail');
      for (const name of Object.keys(cjs)) if (cjs[name] !== esm[name]) throw new Error(name);
      console.log(Object.keys(esm).filter((name) => name !== '__esModule').length === Object.keys(cjs).length);`,
  });
  assert.equal(run(process.execPath, ['main.js'], at).trim(), 'true');
});

test('fresh TypeScript projects compile, with libraries checked', () => {
  const source = `import { Client, type OrderList } from 'scaledmail';
    export async function orders(): Promise<OrderList> { return await new Client().orders.list({ timeout: 5 }); }\n`;
  for (const [name, options] of Object.entries({
    nodenext: { module: 'nodenext', types: ['node'] },
    bundler: { module: 'esnext', moduleResolution: 'bundler', types: [] },
    browserTypes: { module: 'nodenext', lib: ['es2022', 'dom'], types: [] },
  })) {
    const at = project(`ts-${name}`, {
      'package.json': '{ "type": "module" }',
      'main.ts': source,
      'tsconfig.json': JSON.stringify({
        compilerOptions: { target: 'es2022', strict: true, noEmit: true, skipLibCheck: false, ...options },
        include: ['main.ts'],
      }),
    });
    symlinkSync(join(root, 'node_modules/@types'), join(at, 'node_modules/@types'));
    run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--project', at], at);
  }
});

/** An empty project into which npm installs these tarballs, without asking any registry. */
function installed(name, tarballs) {
  const at = join(folder, name);
  mkdirSync(at);
  writeFileSync(join(at, 'package.json'), '{ "private": true }');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', ...tarballs], at);
  return at;
}

test('what is published: the package asks for the one of its platform, and finds it', () => {
  const published = join(folder, 'published');
  const names = run(process.execPath, ['scripts/pack.mjs', published], root).trim().split('\n');
  const [library, main] = names.map((name) => join(published, name));
  assert.deepEqual(names, [`scaledmail-${triple()}-${manifest.version}.tgz`, `scaledmail-${manifest.version}.tgz`]);

  const at = installed('published-both', [main, library]);
  const its = (name) => JSON.parse(readFileSync(join(at, 'node_modules', name, 'package.json'), 'utf8'));
  const name = `@scaledmail/${triple()}`;
  assert.deepEqual(its('scaledmail').optionalDependencies, { [name]: manifest.version });
  assert.deepEqual([its('scaledmail').scripts, its('scaledmail').devDependencies, its(name).scripts], [undefined, undefined, undefined]);
  const { os, cpu, libc, version, engines } = its(name);
  assert.deepEqual({ os, cpu, version, engines }, { os: [process.platform], cpu: [process.arch], version: manifest.version, engines: manifest.engines });
  if (process.platform === 'linux') assert.deepEqual(libc, ['glibc']);
  assert.deepEqual(readdirSync(join(at, 'node_modules/scaledmail')).filter((file) => file.endsWith('.node')), []);
  assert.deepEqual(readdirSync(join(at, 'node_modules', name)).sort(), ['LICENSE-APACHE', 'LICENSE-MIT', 'LICENSE-THIRD-PARTY', 'README.md', 'package.json', 'scaledmail.node']);
  writeFileSync(join(at, 'main.cjs'), `const { Client, ScaledMailError, default: Default } = require('scaledmail');\n${use}`);
  assert.equal(run(process.execPath, ['main.cjs'], at).trim(), 'true');
  // Without it, what is missing is said.
  rmSync(join(at, 'node_modules', name), { recursive: true });
  const { stderr } = spawnSync(process.execPath, ['main.cjs'], { cwd: at, encoding: 'utf8' });
  assert.match(stderr, new RegExp(`Error: scaledmail: there is no native library for ${triple()}: .*${name}\\. Remove node_modules and install again\\.`));
});

test('one tarball with the library is enough', () => {
  const at = installed('one', [join(folder, packed.filename)]);
  writeFileSync(join(at, 'main.mjs'), `import Default, { Client, ScaledMailError } from 'scaledmail';\n${use}`);
  assert.equal(run(process.execPath, ['main.mjs'], at).trim(), 'true');
  assert.deepEqual(readdirSync(join(at, 'node_modules')).filter((name) => !name.startsWith('.')), ['scaledmail']);
});
