/** Where this code runs, in the words of the platform packages. */

/** Platforms that a native library is published for. */
export const SUPPORTED: readonly string[] = ['linux-x64-gnu'];

/**
 * Refuses browsers and edge runtimes, where no native library can be loaded.
 *
 * Called while the package is imported: a clear message early is better than a missing module later.
 */
export function requireNode(versions: { node?: string | undefined } | undefined): void {
  if (typeof versions?.node === 'string') return;
  throw new Error(
    'scaledmail needs Node.js 20 or newer: it loads a native library, which browsers and edge runtimes cannot do. ' +
      'Call it from a server, where the API key belongs.',
  );
}

/** The platform of this process: `linux-x64-gnu`, `darwin-arm64`, … */
export function triple(): string {
  const base = `${process.platform}-${process.arch}`;
  if (process.platform === 'linux') return `${base}-${libc()}`;
  return process.platform === 'win32' ? `${base}-msvc` : base;
}

/** The C library of this process, read from the head of its own executable: it names the loader it was linked for. */
function libc(): 'gnu' | 'musl' {
  const { closeSync, openSync, readSync } = require('node:fs') as typeof import('node:fs');
  try {
    const file = openSync('/proc/self/exe', 'r');
    try {
      const head = Buffer.alloc(4096);
      readSync(file, head, 0, head.length, 0);
      return head.includes('ld-musl') ? 'musl' : 'gnu';
    } finally {
      closeSync(file);
    }
  } catch {
    return 'gnu';
  }
}
