/** Where this code runs, in the words of the platform packages. */
import { NEEDS_NODE } from './unsupported';

/** What a package of a platform says of itself, so that npm installs it where it belongs. */
export interface Platform {
  readonly os: string;
  readonly cpu: string;
  readonly libc?: string;
}

/** Platforms that a native library is published for, as `@scaledmail/<name>`. */
export const PLATFORMS: Readonly<Record<string, Platform>> = {
  'linux-x64-gnu': { os: 'linux', cpu: 'x64', libc: 'glibc' },
};

/** The package of a platform. */
export function packageOf(platform: string): string {
  return `@scaledmail/${platform}`;
}

/** The oldest Node.js that has what is used here. */
const OLDEST = 20;

/**
 * Refuses browsers, edge runtimes and an old Node.js, where no native library can be loaded.
 *
 * Called while the package is imported: a clear message early is better than a missing module later.
 */
export function requireNode(versions: { node?: string | undefined } | undefined): void {
  const version = versions?.node;
  if (typeof version !== 'string') throw new Error(NEEDS_NODE);
  if (Number.parseInt(version, 10) < OLDEST) throw new Error(`scaledmail needs Node.js ${OLDEST} or newer; this is ${version}.`);
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
