/** The base of every error that a call can end in. */
import type { ErrorKind, Outcome } from './generated/enums';

const BRAND = Symbol.for('scaledmail.ScaledMailError');

/** One broken rule. */
export interface Violation {
  /** Where, as you wrote it: `domains[0].aliases[1].alias`. */
  readonly field: string;
  /** The value there, shown unless it is a secret. */
  readonly value: string | null;
  /** What is expected. */
  readonly rule: string;
}

/** What an error is made of; all but the kind may be missing. */
export type ErrorDetails = Pick<ScaledMailError, 'kind'> & Partial<Omit<ScaledMailError, keyof Error | 'kind' | 'toJSON'>>;

/** What led to an error. (The language's own type for it is newer than what some programs compile for.) */
interface Caused {
  /** What led to it. */
  readonly cause?: unknown;
}

type ErrorClass = new (message: string, details: ErrorDetails, options?: Caused) => ScaledMailError;
const classes = new Map<string, ErrorClass>();
const kinds = new WeakMap<object, string>();

/**
 * Every failure of a call. Catch it to catch them all, or one of its subclasses to catch one kind.
 *
 * @example
 * ```ts
 * try {
 *   await client.orders.create(params);
 * } catch (error) {
 *   if (error instanceof OutcomeUnknownError) return reviewByHand(error);
 *   if (error instanceof ScaledMailError && error.outcome === 'not_sent') return retryLater(error);
 *   throw error;
 * }
 * ```
 */
export class ScaledMailError extends Error {
  /** What went wrong. */
  readonly kind: ErrorKind;
  /** HTTP status of the answer, if there was one. */
  declare readonly status: number | undefined;
  /** The service's own code for the failure, if it gave one. */
  declare readonly code: string | undefined;
  /** The service's name for the request, to quote to its support. */
  declare readonly requestId: string | undefined;
  /** Milliseconds to wait before another attempt, if the service said so. */
  declare readonly retryAfter: number | undefined;
  /** Whether the call changed anything; undefined when it could not have. */
  declare readonly outcome: Outcome | undefined;
  /** Why the outcome is unknown; `cause` is the error of that kind. */
  declare readonly causeKind: ErrorKind | undefined;
  /** How often the request was sent. */
  readonly attempts: number;
  /** The operation, such as `orders_create`; undefined for raw requests. */
  declare readonly operation: string | undefined;
  /** The key of the placement, for `client.placements.reconcile`. */
  declare readonly key: string | undefined;
  /** Every rule that the parameters break, in their order. */
  readonly violations: readonly Violation[];
  /** What went wrong without changing the outcome, such as a journal that could not be written to after the send. */
  readonly warnings: readonly string[];
  readonly #rawBody: string | undefined;

  /** Made by the client; public so that tests of yours can make one. */
  constructor(message: string, details: ErrorDetails, options?: Caused) {
    super(message, options);
    const { rawBody, ...shown } = details;
    this.kind = shown.kind;
    this.attempts = 0;
    this.violations = [];
    this.warnings = [];
    // What is not known is no property, so that printed errors stay short.
    Object.assign(this, Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined)));
    this.#rawBody = rawBody;
  }

  /** The beginning of the answer's body. It may hold passwords, so neither printing nor serialising shows it. */
  get rawBody(): string | undefined {
    return this.#rawBody;
  }

  /** The error as plain data, for logs; without the body and the stack. */
  toJSON(): object {
    return Object.assign({ name: this.name, message: this.message }, this);
  }

  /** @internal */
  get [BRAND](): true {
    return true;
  }

  /** Also true for errors of another copy of this package in the same process. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    const kind = this === ScaledMailError ? '' : kinds.get(this);
    // A class of yours that extends one of these is an ordinary class.
    if (kind === undefined) return Function.prototype[Symbol.hasInstance].call(this, value);
    if (typeof value !== 'object' || value === null) return false;
    const error = value as { [BRAND]?: unknown; kind?: unknown };
    return error[BRAND] === true && (kind === '' || error.kind === kind);
  }
}
named(ScaledMailError, 'ScaledMailError');

/** Makes `type` the class of `kind`. */
export function register(type: ErrorClass, name: string, kind: ErrorKind): void {
  named(type, name);
  classes.set(kind, type);
  kinds.set(type, kind);
}

/** An error of the class that its kind asks for; a kind that a newer native library brings is the base. */
export function errorOf(message: string, details: ErrorDetails, options?: Caused): ScaledMailError {
  return new (classes.get(details.kind) ?? ScaledMailError)(message, details, options);
}

// On the prototype, so that `name` is neither printed twice nor lost when a bundler renames the class.
function named(type: ErrorClass, name: string): void {
  Object.defineProperty(type.prototype, 'name', { value: name, configurable: true, writable: true, enumerable: false });
}
