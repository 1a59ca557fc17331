/** From the native error envelope to an error of the right class. */
// For its effect: it names the class of each kind.
import './errors';
import { type ErrorDetails, type ScaledMailError, type Violation, errorOf } from './error';
import type { ErrorKind, Outcome } from './generated/enums';
import { nativeNames } from './names';

/** The envelope as it crosses. */
interface Envelope {
  readonly kind: ErrorKind;
  readonly message: string;
  /** The message without the kind and what is known of the effect. */
  readonly reason?: string | null;
  readonly status?: number | null;
  readonly code?: string | null;
  readonly request_id?: string | null;
  readonly retry_after_seconds?: number | null;
  readonly outcome?: Outcome | null;
  readonly cause_kind?: ErrorKind | null;
  readonly attempts?: number | null;
  readonly operation?: string | null;
  readonly key?: string | null;
  readonly violations?: readonly Violation[] | null;
  readonly warnings?: readonly string[] | null;
  readonly raw_body?: string | null;
}

/**
 * The error of an envelope.
 *
 * @param text - the envelope
 * @param rename - from a path of wire names to the path as the caller wrote it
 */
export function errorFrom(text: string, rename: (path: string) => string = (path) => path): ScaledMailError {
  const envelope = JSON.parse(text) as Envelope;
  const seconds = envelope.retry_after_seconds;
  // Texts of the service stay as they are; those of the client name options.
  let message = envelope.kind === 'config' ? nativeNames(envelope.message) : envelope.message;
  const violations = (envelope.violations ?? []).map((violation): Violation => {
    const field = nativeNames(rename(violation.field));
    const rule = nativeNames(violation.rule);
    // Not everywhere in the message: it shows values, too.
    message = message.replace(`${violation.field} ${violation.rule}`, () => `${field} ${rule}`);
    return { field, value: violation.value ?? null, rule };
  });
  const details: ErrorDetails = {
    kind: envelope.kind,
    status: envelope.status ?? undefined,
    code: envelope.code ?? undefined,
    requestId: envelope.request_id ?? undefined,
    retryAfter: typeof seconds === 'number' ? Math.ceil(seconds * 1000) : undefined,
    outcome: envelope.outcome ?? undefined,
    causeKind: envelope.cause_kind ?? undefined,
    attempts: envelope.attempts ?? 0,
    operation: envelope.operation ?? undefined,
    key: envelope.key ?? undefined,
    violations,
    warnings: envelope.warnings ?? [],
    rawBody: envelope.raw_body ?? undefined,
  };
  if (details.causeKind === undefined) return errorOf(message, details);
  // What it would be if nothing had been charged.
  const { status, operation, attempts = 0 } = details;
  const cause = errorOf(envelope.reason ?? envelope.message, { kind: details.causeKind, status, operation, attempts });
  return errorOf(message, details, { cause });
}

/** Runs something native that answers at once; its exception is an envelope. */
export function natively<T>(run: () => T): T {
  try {
    return run();
  } catch (failure) {
    // Not instanceof: inside a vm context, as test runners use, the native side throws the Error of another realm.
    const message = (failure as { message?: unknown } | null)?.message;
    if (typeof message !== 'string' || !message.startsWith('{"')) throw failure;
    throw errorFrom(message);
  }
}
