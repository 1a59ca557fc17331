/**
 * SDK for ScaledMail: buy and run sending domains and mailboxes, safely.
 *
 * @packageDocumentation
 */
import { Client } from './client';

export { Client };
export { Client as default };
export { ScaledMailError } from './error';
export type { ErrorDetails, ErrorKind, Violation } from './error';
export * from './errors';
export type * from './generated/models';
export type { HookOptions, Logger } from './hooks';
export type { CallOptions, ClientOptions, DefaultOptions, RawOptions } from './options';
export type { RawRequest, RawResponse } from './raw';
export { Secret } from './secret';
