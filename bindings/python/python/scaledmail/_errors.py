"""Errors: one base, one class per kind, typed attributes, no secrets in text or pickle."""

from __future__ import annotations

import builtins
import json
from typing import TYPE_CHECKING, Any

from ._secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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
        self.field = field
        self.value = value
        self.rule = rule

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

    def __init__(
        self,
        message: str,
        *,
        kind: str = "",
        status: int | None = None,
        code: str | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        outcome: str | None = None,
        cause_kind: str | None = None,
        attempts: int = 0,
        operation: str | None = None,
        key: str | None = None,
        violations: Sequence[Violation] = (),
        warnings: Sequence[str] = (),
        raw_body: Secret | None = None,
    ) -> None:
        """Build an error, for tests; calls raise them ready-made."""
        super().__init__(message)
        self.message = message
        self.kind = kind
        self.status = status
        self.code = code
        self.request_id = request_id
        self.retry_after = retry_after
        self.outcome = outcome
        self.cause_kind = cause_kind
        self.attempts = attempts
        self.operation = operation
        self.key = key
        self.violations: tuple[Violation, ...] = tuple(violations)
        self.warnings: tuple[str, ...] = tuple(warnings)
        self.raw_body = raw_body

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Callable[..., object], tuple[Any, ...]]:
        # `raw_body` is a Secret, and so loses its text here.
        return _rebuild, (type(self), dict(self.__dict__))


class ConfigError(ScaledMailError, ValueError):
    """The client's settings, or the environment's, cannot work."""


class ValidationError(ScaledMailError, ValueError):
    """Values break rules of the API.

    ``violations`` lists what was found before sending; it is empty when the service refused.
    """


class SpendLimitError(ScaledMailError):
    """The call would spend more than allowed. Nothing was sent."""


class ConnectionError(ScaledMailError, builtins.ConnectionError):
    """The service could not be reached, or the connection broke."""


class TimeoutError(ScaledMailError, builtins.TimeoutError):
    """The deadline of the call passed."""


class AuthenticationError(ScaledMailError):
    """The API key is missing, wrong or expired."""


class PermissionError(ScaledMailError):
    """The API key may not do this."""


class NotFoundError(ScaledMailError):
    """The thing does not exist, or belongs to another organization."""


class ConflictError(ScaledMailError):
    """The state of the account does not allow this now."""


class PaymentRequiredError(ScaledMailError):
    """The saved card was refused, or there is none."""


class PaymentIncompleteError(ScaledMailError):
    """The order exists, the card could not be charged."""


class RateLimitedError(ScaledMailError):
    """Too many requests; ``retry_after`` says how long to wait."""


class ServerError(ScaledMailError):
    """The service failed."""


class DecodeError(ScaledMailError):
    """The answer could not be read."""


class OutcomeUnknownError(ScaledMailError):
    """A call that charges was sent, and whether it was carried out is not known.

    ``client.placements.reconcile(error.key)`` finds out; ``cause_kind`` says what went wrong.
    """


class InFlightError(ScaledMailError):
    """The same order is being placed by someone else right now."""


class KeyReusedError(ScaledMailError):
    """The order key was used before, for other contents."""


class JournalError(ScaledMailError):
    """The journal of charges cannot be read or written."""


class CancelledError(ScaledMailError):
    """The call was cancelled."""


CLASSES: dict[str, type[ScaledMailError]] = {
    "config": ConfigError,
    "validation": ValidationError,
    "spend_limit": SpendLimitError,
    "connection": ConnectionError,
    "timeout": TimeoutError,
    "authentication": AuthenticationError,
    "permission": PermissionError,
    "not_found": NotFoundError,
    "conflict": ConflictError,
    "payment_required": PaymentRequiredError,
    "payment_incomplete": PaymentIncompleteError,
    "rate_limited": RateLimitedError,
    "server": ServerError,
    "decode": DecodeError,
    "outcome_unknown": OutcomeUnknownError,
    "in_flight": InFlightError,
    "key_reused": KeyReusedError,
    "journal": JournalError,
    "cancelled": CancelledError,
}

# The public place: shown in tracebacks, and stable in pickles.
for _class in (Violation, ScaledMailError, *CLASSES.values()):
    _class.__module__ = "scaledmail"


def from_json(text: str) -> ScaledMailError:
    """Build the error that the native module describes."""
    fields: dict[str, Any] = json.loads(text)
    fields["retry_after"] = fields.pop("retry_after_seconds", None)
    fields["violations"] = [
        Violation(found["field"], _text(found.get("value")), found["rule"])
        for found in fields.pop("violations", None) or ()
    ]
    fields["warnings"] = fields.pop("warnings", None) or ()
    raw_body = fields.pop("raw_body", None)
    fields["raw_body"] = None if raw_body is None else Secret(raw_body)
    # A kind that this file does not know is still an error that can be caught.
    return CLASSES.get(fields["kind"], ScaledMailError)(**fields)


def _text(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value)


def _rebuild(kind: type[ScaledMailError], state: dict[str, Any]) -> ScaledMailError:
    error = kind(state["message"])
    error.__dict__.update(state)
    return error
