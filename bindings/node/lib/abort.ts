/** What a call rejects with when its signal is aborted. */
import type { ScaledMailError } from './error';
import { type Trace, traced } from './stack';

/**
 * An abort error with our error as its cause, so that `error.name === 'AbortError'` works as everywhere in
 * Node and `error.cause.outcome` says whether anything was sent. A read passes a reason of the caller's own making on
 * untouched; a call that changes something does not, since nothing else would tell the outcome and the key.
 */
export function abortError(signal: AbortSignal, cause: ScaledMailError, reads: boolean, trace: Trace): unknown {
  const reason: unknown = signal.reason;
  const own = !(reason instanceof DOMException);
  if (own && reads) return reason;
  // The types of DOMException do not know the options that Node takes.
  const AbortError = DOMException as unknown as new (message: string, options: { name: string; cause: unknown }) => DOMException;
  return traced(new AbortError(cause.message, { name: own ? 'AbortError' : reason.name, cause }), trace);
}

/** Whether an error says that its caller cancelled the call. */
export function isCancelled({ kind, causeKind }: ScaledMailError): boolean {
  return kind === 'cancelled' || causeKind === 'cancelled';
}
