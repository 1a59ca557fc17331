// Packs what is published: the package without a library, and a package of each platform whose library is here.
// Usage: node scripts/pack.mjs FOLDER, after a build. (`npm pack` makes one tarball with the library of this machine.)
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { PLATFORMS, packageOf } = createRequire(import.meta.url)('../dist/platform.js');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { version, license, engines } = manifest;
const LICENCES = ['LICENSE-APACHE', 'LICENSE-MIT', 'LICENSE-THIRD-PARTY'];

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node scripts/pack.mjs FOLDER');
const out = resolve(folder);
mkdirSync(out, { recursive: true });
const staging = mkdtempSync(join(tmpdir(), 'scaledmail-pack-'));
try {
  const platforms = Object.keys(PLATFORMS).filter((name) => existsSync(library(name)));
  if (platforms.length === 0) throw new Error('no library is built');
  for (const name of platforms) pack(platform(name));
  pack(main(platforms));
} finally {
  rmSync(staging, { recursive: true, force: true });
}

function library(name) {
  return join(root, `scaledmail.${name}.node`);
}

/** The package of a platform: its library, and what says where it belongs. */
function platform(name) {
  const { os, cpu, libc } = PLATFORMS[name];
  const at = join(staging, name);
  mkdirSync(at);
  copyFileSync(library(name), join(at, 'scaledmail.node'));
  for (const licence of LICENCES) copyFileSync(join(root, licence), join(at, licence));
  writeFileSync(join(at, 'README.md'), `# ${packageOf(name)}\n\nThe native library of \`scaledmail\` for ${name}. Install \`scaledmail\`; it brings this package along.\n`);
  write(at, {
    name: packageOf(name),
    version,
    description: `The native library of scaledmail for ${name}`,
    license,
    engines,
    os: [os],
    cpu: [cpu],
    ...(libc && { libc: [libc] }),
    main: 'scaledmail.node',
    files: ['scaledmail.node', 'LICENSE-*'],
  });
  return at;
}

/** The package that is imported, which asks for the one of the platform it is installed on. */
function main(platforms) {
  const at = join(staging, 'scaledmail');
  const { scripts, devDependencies, ...published } = manifest;
  for (const file of [...published.files.filter((name) => !name.includes('*')), ...LICENCES, 'README.md']) cpSync(join(root, file), join(at, file), { recursive: true });
  const optionalDependencies = Object.fromEntries(platforms.map((name) => [packageOf(name), version]));
  write(at, { ...published, optionalDependencies });
  return at;
}

function write(at, contents) {
  writeFileSync(join(at, 'package.json'), `${JSON.stringify(contents, null, 2)}\n`);
}

function pack(at) {
  const run = spawnSync('npm', ['pack', '--silent', '--pack-destination', out], { cwd: at, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`npm pack failed in ${at}`);
}
