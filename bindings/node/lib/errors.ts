/** One class per kind of failure. */
import { ScaledMailError, register } from './error';

/** The settings of the client or of the call are wrong. Nothing was sent. */
export class ConfigError extends ScaledMailError {
  declare readonly kind: 'config';
  static {
    register(ConfigError, 'ConfigError', 'config');
  }
}

/** The parameters break a rule of the service. When the client saw it itself, nothing was sent and {@link ScaledMailError.violations} lists every problem. */
export class ValidationError extends ScaledMailError {
  declare readonly kind: 'validation';
  static {
    register(ValidationError, 'ValidationError', 'validation');
  }
}

/** A spending cap forbids the call. Nothing was sent. */
export class SpendLimitError extends ScaledMailError {
  declare readonly kind: 'spend_limit';
  static {
    register(SpendLimitError, 'SpendLimitError', 'spend_limit');
  }
}

/** The connection could not be made, or broke. */
export class ConnectionError extends ScaledMailError {
  declare readonly kind: 'connection';
  static {
    register(ConnectionError, 'ConnectionError', 'connection');
  }
}

/** The time for the whole call ran out. */
export class TimeoutError extends ScaledMailError {
  declare readonly kind: 'timeout';
  static {
    register(TimeoutError, 'TimeoutError', 'timeout');
  }
}

/** The API key is missing, wrong or expired. */
export class AuthenticationError extends ScaledMailError {
  declare readonly kind: 'authentication';
  static {
    register(AuthenticationError, 'AuthenticationError', 'authentication');
  }
}

/** The API key may not do this. */
export class PermissionError extends ScaledMailError {
  declare readonly kind: 'permission';
  static {
    register(PermissionError, 'PermissionError', 'permission');
  }
}

/** The service does not know what the call is about. */
export class NotFoundError extends ScaledMailError {
  declare readonly kind: 'not_found';
  static {
    register(NotFoundError, 'NotFoundError', 'not_found');
  }
}

/** The call contradicts the present state, for instance a change that is pending already. */
export class ConflictError extends ScaledMailError {
  declare readonly kind: 'conflict';
  static {
    register(ConflictError, 'ConflictError', 'conflict');
  }
}

/** The account has no usable card, or it was declined. */
export class PaymentRequiredError extends ScaledMailError {
  declare readonly kind: 'payment_required';
  static {
    register(PaymentRequiredError, 'PaymentRequiredError', 'payment_required');
  }
}

/** The service made the subscription and could not charge for it: it exists, `outcome` is `applied`. */
export class PaymentIncompleteError extends ScaledMailError {
  declare readonly kind: 'payment_incomplete';
  static {
    register(PaymentIncompleteError, 'PaymentIncompleteError', 'payment_incomplete');
  }
}

/** Too many requests; {@link ScaledMailError.retryAfter} says when to try again, if the service did. */
export class RateLimitedError extends ScaledMailError {
  declare readonly kind: 'rate_limited';
  static {
    register(RateLimitedError, 'RateLimitedError', 'rate_limited');
  }
}

/** The service failed. */
export class ServerError extends ScaledMailError {
  declare readonly kind: 'server';
  static {
    register(ServerError, 'ServerError', 'server');
  }
}

/** The answer could not be understood; {@link ScaledMailError.rawBody} has its beginning. */
export class DecodeError extends ScaledMailError {
  declare readonly kind: 'decode';
  static {
    register(DecodeError, 'DecodeError', 'decode');
  }
}

/** A charge may or may not have happened: `client.placements.reconcile` finds out. {@link ScaledMailError.causeKind} says why. */
export class OutcomeUnknownError extends ScaledMailError {
  declare readonly kind: 'outcome_unknown';
  static {
    register(OutcomeUnknownError, 'OutcomeUnknownError', 'outcome_unknown');
  }
}

/** The same purchase is being made elsewhere at this moment. */
export class InFlightError extends ScaledMailError {
  declare readonly kind: 'in_flight';
  static {
    register(InFlightError, 'InFlightError', 'in_flight');
  }
}

/** The key of this purchase belongs to another cart. */
export class KeyReusedError extends ScaledMailError {
  declare readonly kind: 'key_reused';
  static {
    register(KeyReusedError, 'KeyReusedError', 'key_reused');
  }
}

/** The record of purchases could not be read or written. */
export class JournalError extends ScaledMailError {
  declare readonly kind: 'journal';
  static {
    register(JournalError, 'JournalError', 'journal');
  }
}

/** The caller gave up waiting. It is the `cause` of the abort error that the call rejects with. */
export class CancelledError extends ScaledMailError {
  declare readonly kind: 'cancelled';
  static {
    register(CancelledError, 'CancelledError', 'cancelled');
  }
}
