// The ESM door to the same code: named exports, and the client as default.
export * from './dist/index.js';
export { Client as default } from './dist/index.js';
