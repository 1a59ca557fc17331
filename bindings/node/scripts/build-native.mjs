// Builds the native library with cargo and puts it where the loader looks.
// Runs after the face is compiled, which knows the platform's name.
// SCALEDMAIL_PROFILE: debug (default) or release. SCALEDMAIL_NATIVE: a library that is built already.
import { spawnSync } from 'node:child_process';
import { copyFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { triple } = createRequire(import.meta.url)('../dist/platform.js');
const source = process.env.SCALEDMAIL_NATIVE || built(process.env.SCALEDMAIL_PROFILE || 'debug');
const target = `${root}scaledmail.${triple()}.node`;

// Never write over a library in place: a process may have it mapped.
copyFileSync(source, `${target}.new`);
renameSync(`${target}.new`, target);
console.log(`scaledmail: ${source} -> ${target}`);

function built(profile) {
  if (!['debug', 'release'].includes(profile)) throw new Error(`SCALEDMAIL_PROFILE is debug or release, not ${profile}`);
  const cargo = process.env.CARGO || 'cargo';
  const options = ['build', '--package', 'scaledmail-node', '--message-format', 'json-render-diagnostics'];
  if (profile === 'release') options.push('--release');
  const run = spawnSync(cargo, options, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  if (run.status !== 0) process.exit(run.status ?? 1);
  for (const line of run.stdout.toString().split('\n')) {
    if (!line.startsWith('{')) continue;
    const message = JSON.parse(line);
    if (message.reason !== 'compiler-artifact' || message.target.name !== 'scaledmail_node') continue;
    const library = message.filenames.find((file) => /\.(so|dylib|dll)$/.test(file));
    if (library) return library;
  }
  throw new Error('cargo built no library of scaledmail-node');
}
