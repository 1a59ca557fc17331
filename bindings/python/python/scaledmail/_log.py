"""The logger ``scaledmail``: what happens to calls, never a body or a secret.

DEBUG tells of every wait, attempt and retry and of the end of reads; INFO of the end of calls that
change something; WARNING of an unknown outcome, and of what went wrong without changing one. Each
record has the event's fields as attributes: ``scaledmail_operation``, ``scaledmail_attempt`` and
so on.

Before the program imports ``logging`` nobody can be listening, and it is dear to import.
"""

from __future__ import annotations

import json
import sys

from ._secret import is_dict

TYPE_CHECKING = False
if TYPE_CHECKING:
    import logging
    from collections.abc import Mapping
    from typing import Any

    from ._errors import ScaledMailError

DEBUG, INFO, WARNING, ERROR = 10, 20, 30, 40

_logger: logging.Logger | None = None


def wants_events(changes: bool) -> bool:
    """Return whether the events of a call would be logged."""
    return _listener(INFO if changes else DEBUG) is not None


def log_event(event: Mapping[str, Any]) -> None:
    """Log an event."""
    ends_write = event["event"] == "ended" and event.get("outcome") is not None
    level = INFO if ends_write else DEBUG
    logger = _listener(level)
    if logger is None:
        return
    known = ("event", "operation")
    shown = {name: value for name, value in event.items() if name not in known and _short(value)}
    details = "".join(f" {name}={value}" for name, value in shown.items())
    text = "%s: %s%s"
    logger.log(level, text, event["operation"], event["event"], details, extra=_fields(event))


def log_failure(operation: str, error: ScaledMailError) -> None:
    """Warn of an unknown outcome, and of what a failed call warns of."""
    known = {
        "operation": operation,
        "outcome": error.outcome,
        "error": error.kind,
        "key": error.key,
    }
    if error.outcome == "unknown":
        # The message alone: bodies may hold secrets.
        _warn(operation, f"the outcome is unknown: {error.message}", known)
    for warning in error.warnings:
        _warn(operation, warning, known)


def log_answer(operation: str, answer: str) -> None:
    """Warn of what the answer to a call that changes something warns of."""
    if _listener(WARNING) is None:
        return
    found: Any = json.loads(answer)
    if not is_dict(found):
        return
    # A raw request that charges has its receipt inside.
    receipt: dict[str, Any] = found.get("receipt") or found
    for warning in receipt.get("warnings") or ():
        _warn(operation, str(warning), {"operation": operation, "outcome": receipt.get("outcome")})


def log_hook(name: str, error: Exception) -> None:
    """Log that a callback failed whose error nobody is told otherwise."""
    logger = _listener(ERROR)
    if logger is not None:
        logger.error("%s raised", name, exc_info=error)


def _warn(operation: str, text: str, fields: Mapping[str, Any]) -> None:
    logger = _listener(WARNING)
    if logger is not None:
        logger.warning("%s: %s", operation, text, extra=_fields(fields))


def _fields(event: Mapping[str, Any]) -> dict[str, Any]:
    return {f"scaledmail_{name}": value for name, value in event.items()}


def _short(value: object) -> bool:
    return isinstance(value, (str, int, float))


def _listener(level: int) -> logging.Logger | None:
    """Return the logger if somebody may hear this level."""
    global _logger
    if _logger is None:
        if "logging" not in sys.modules:
            return None
        import logging

        _logger = logging.getLogger("scaledmail")
        _logger.addHandler(logging.NullHandler())
    return _logger if _logger.isEnabledFor(level) else None


# Whoever logs already finds the logger with its handler.
_listener(ERROR)
