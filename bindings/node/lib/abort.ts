/** What a call rejects with when its signal is aborted. */
import { type Outcome, errorOf } from './error';

/**
 * An abort error with our error as its cause, so that `error.name === 'AbortError'` works as everywhere in
 * Node and `error.cause.outcome` says whether anything was sent. A reason of the caller's own making is
 * passed on untouched.
 */
export function abortError(signal: AbortSignal, operation: string | undefined, outcome: Outcome | undefined): unknown {
  const reason: unknown = signal.reason;
  if (!(reason instanceof DOMException)) return reason;
  const message = outcome === 'unknown' ? 'the wait was aborted; whether the call took effect is unknown' : 'the call was aborted';
  const cause = errorOf(message, { kind: 'cancelled', outcome, operation }, { cause: reason });
  // The types of DOMException do not know the options that Node takes.
  const AbortError = DOMException as unknown as new (message: string, options: { name: string; cause: unknown }) => DOMException;
  return new AbortError(message, { name: reason.name, cause });
}
