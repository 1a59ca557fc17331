/** Where this package cannot work. Imports nothing, so that every bundler can take it. */

/** What is said there. */
export const NEEDS_NODE =
  'scaledmail needs Node.js 20 or newer: it loads a native library, which browsers and edge runtimes cannot do. ' +
  'Call it from a server, where the API key belongs (in Next.js: from the Node.js runtime, not from "edge" or a client component).';
