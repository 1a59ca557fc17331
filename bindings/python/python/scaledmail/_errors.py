"""Errors: one base, one class per kind, typed attributes, no secrets in text or pickle."""

from __future__ import annotations

import builtins

from ._secret import Secret

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Literal, TypeAlias

    from ._generated.values import ErrorKind, Outcome

    # An error that a program makes itself need not have one.
    Kind: TypeAlias = ErrorKind | Literal[""]


class Violation:
    """One rule of the API that a value breaks.

    Attributes:
        field: Where the value stands, such as ``domains[0].aliases[1].alias``.
        value: The value as text, if there is one that may be shown.
        rule: What the API asks for.
    """

    __slots__ = ("field", "rule", "value")
    __match_args__ = ("field", "value", "rule")

    def __init__(self, field: str, value: str | None, rule: str) -> None:
        """Keep the three texts."""
        self.field: str = field
        self.value: str | None = value
        self.rule: str = rule

    def __repr__(self) -> str:
        return f"Violation(field={self.field!r}, value={self.value!r}, rule={self.rule!r})"

    def __eq__(self, other: object) -> bool:
        return repr(self) == repr(other) if isinstance(other, Violation) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.field, self.value, self.rule))


class ScaledMailError(Exception):
    """The base of everything that a call raises.

    Attributes:
        message: One line for people.
        kind: The kind, such as ``"validation"``.
        status: HTTP status, if an answer came.
        code: The service's own code, if it sent one.
        request_id: The service's id of the request, if it sent one.
        retry_after: Seconds that the service asks to wait.
        outcome: For calls that change something: ``"not_sent"``, ``"rejected"``, ``"applied"`` or
            ``"unknown"``.
        cause_kind: Why the outcome is unknown: the kind that this would otherwise be.
        attempts: How many requests were sent.
        operation: The operation, such as ``"orders_create"``.
        key: The key of the placement, for ``placements.reconcile``.
        violations: What is wrong with the values, for ``ValidationError``.
        warnings: What went wrong without changing the outcome, such as a journal that could not be
            written to after the send.
        raw_body: The start of the answer's body; it may hold secrets, hence ``reveal()``.
    """

    kind: Kind = ""

    def __init__(
        self,
        message: str,
        *,
        kind: ErrorKind | None = None,
        status: int | None = None,
        code: str | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        outcome: Outcome | None = None,
        cause_kind: ErrorKind | None = None,
        attempts: int = 0,
        operation: str | None = None,
        key: str | None = None,
        violations: Sequence[Violation] = (),
        warnings: Sequence[str] = (),
        raw_body: Secret | None = None,
    ) -> None:
        """Build an error, for tests; calls raise them ready-made."""
        super().__init__(message)
        self.message: str = message
        if kind is not None:
            self.kind = kind
        self.status: int | None = status
        self.code: str | None = code
        self.request_id: str | None = request_id
        self.retry_after: float | None = retry_after
        self.outcome: Outcome | None = outcome
        self.cause_kind: ErrorKind | None = cause_kind
        self.attempts: int = attempts
        self.operation: str | None = operation
        self.key: str | None = key
        self.violations: tuple[Violation, ...] = tuple(violations)
        self.warnings: tuple[str, ...] = tuple(warnings)
        self.raw_body: Secret | None = raw_body

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Callable[..., object], tuple[Any, ...]]:
        # `raw_body` is a Secret, and so loses its text here.
        reason = str(self.__cause__) if isinstance(self.__cause__, ScaledMailError) else None
        return _rebuild, (type(self), dict(self.__dict__), reason)


class ConfigError(ScaledMailError, ValueError):
    """The client's settings, or the environment's, cannot work."""

    kind: Kind = "config"


class ValidationError(ScaledMailError, ValueError):
    """Values break rules of the API.

    ``violations`` lists what was found before sending; it is empty when the service refused.
    """

    kind: Kind = "validation"


class SpendLimitError(ScaledMailError):
    """The call would spend more than allowed. Nothing was sent."""

    kind: Kind = "spend_limit"


class ConnectionError(ScaledMailError, builtins.ConnectionError):
    """The service could not be reached, or the connection broke."""

    kind: Kind = "connection"


class TimeoutError(ScaledMailError, builtins.TimeoutError):
    """The deadline of the call passed."""

    kind: Kind = "timeout"


class AuthenticationError(ScaledMailError):
    """The API key is missing, wrong or expired."""

    kind: Kind = "authentication"


class PermissionError(ScaledMailError):
    """The API key may not do this."""

    kind: Kind = "permission"


class NotFoundError(ScaledMailError):
    """The thing does not exist, or belongs to another organization."""

    kind: Kind = "not_found"


class ConflictError(ScaledMailError):
    """The state of the account does not allow this now."""

    kind: Kind = "conflict"


class PaymentRequiredError(ScaledMailError):
    """The saved card was refused, or there is none."""

    kind: Kind = "payment_required"


class PaymentIncompleteError(ScaledMailError):
    """The order exists, the card could not be charged."""

    kind: Kind = "payment_incomplete"


class RateLimitedError(ScaledMailError):
    """Too many requests; ``retry_after`` says how long to wait."""

    kind: Kind = "rate_limited"


class ServerError(ScaledMailError):
    """The service failed."""

    kind: Kind = "server"


class DecodeError(ScaledMailError):
    """The answer could not be read."""

    kind: Kind = "decode"


class OutcomeUnknownError(ScaledMailError):
    """A call that charges was sent, and whether it was carried out is not known.

    ``client.placements.reconcile(error.key)`` finds out; ``cause_kind`` says what went wrong.
    """

    kind: Kind = "outcome_unknown"


class InFlightError(ScaledMailError):
    """The same order is being placed by someone else right now."""

    kind: Kind = "in_flight"


class KeyReusedError(ScaledMailError):
    """The order key was used before, for other contents."""

    kind: Kind = "key_reused"


class JournalError(ScaledMailError):
    """The journal of charges cannot be read or written."""

    kind: Kind = "journal"


class CancelledError(ScaledMailError):
    """The call was cancelled."""

    kind: Kind = "cancelled"


CLASSES: dict[str, type[ScaledMailError]] = {
    each.kind: each for each in ScaledMailError.__subclasses__()
}

# The public place: shown in tracebacks, and stable in pickles.
for _class in (Violation, ScaledMailError, *CLASSES.values()):
    _class.__module__ = "scaledmail"


def from_json(text: str) -> ScaledMailError:
    """Build the error that the native module describes."""
    from json import loads

    fields: dict[str, Any] = loads(text)
    reason = fields.pop("reason", None)
    fields["retry_after"] = fields.pop("retry_after_seconds", None)
    fields["violations"] = [
        Violation(found["field"], _text(found.get("value")), found["rule"])
        for found in fields.pop("violations", None) or ()
    ]
    fields["warnings"] = fields.pop("warnings", None) or ()
    raw_body = fields.pop("raw_body", None)
    fields["raw_body"] = None if raw_body is None else Secret(raw_body)
    # A kind that this file does not know is still an error that can be caught.
    error = CLASSES.get(fields["kind"], ScaledMailError)(**fields)
    return _caused(error, reason)


def _caused(error: ScaledMailError, reason: str | None) -> ScaledMailError:
    """Give an error its cause: what it would be if nothing had been charged."""
    cause = CLASSES.get(error.cause_kind or "")
    if cause is not None and reason is not None:
        error.__cause__ = cause(reason, status=error.status, operation=error.operation)
    return error


def _text(value: object) -> str | None:
    from json import dumps

    return value if value is None or isinstance(value, str) else dumps(value)


def _rebuild(
    kind: type[ScaledMailError], state: dict[str, Any], reason: str | None = None
) -> ScaledMailError:
    error = kind(state["message"])
    error.__dict__.update(state)
    return _caused(error, reason)
