/**
 * SDK for ScaledMail: buy and run sending domains and mailboxes, safely.
 *
 * @packageDocumentation
 */
import './here';
import { Client } from './client';

export { Client };
export { Client as default };
export { ScaledMailError } from './error';
export type { ErrorDetails, Violation } from './error';
// By name: Node reads every module that stands behind a star to find out what it exports, which takes longer than loading it.
export {
  ConfigError,
  ValidationError,
  SpendLimitError,
  ConnectionError,
  TimeoutError,
  AuthenticationError,
  PermissionError,
  NotFoundError,
  ConflictError,
  PaymentRequiredError,
  PaymentIncompleteError,
  RateLimitedError,
  ServerError,
  DecodeError,
  OutcomeUnknownError,
  InFlightError,
  KeyReusedError,
  JournalError,
  CancelledError,
} from './errors';
export type * from './generated/models';
export type { HookOptions, Logger } from './hooks';
export type { CallOptions, ClientOptions, DefaultOptions, RawOptions } from './options';
export type { RawRequest, RawResponse } from './raw';
export { Secret } from './secret';
