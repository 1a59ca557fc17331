// The ESM door to the sandbox.
export * from './dist/sandbox.js';
