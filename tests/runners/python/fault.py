"""What a fault of a case may say."""

from __future__ import annotations

from typing import Any

RETRY_AFTER = {"retry_after_seconds", "retry_after_as"}
# The keys that each kind takes beside those of all faults.
KINDS: dict[str, set[str]] = {
    "answer": {"status", "headers", "body", "text"},
    "hang": set(),
    "close": set(),
    "reset": set(),
    "cut_off": set(),
    "wrong_type": set(),
    "empty": set(),
    "slow_body": {"bytes_per_second"},
    "slow_headers": {"bytes_per_second"},
    "internal_error": set(),
    "bad_gateway": set(),
    "unavailable": RETRY_AFTER,
    "request_timeout": set(),
    "conflict": set(),
    "rate_limited": RETRY_AFTER,
    "payment_incomplete": set(),
}
COMMON = {"operation", "fault", "when", "times"}


class CaseError(Exception):
    """The case itself is wrong."""


def check_fault(fault: Any, where: str) -> None:
    """Refuse a key or a word that means nothing."""
    if not isinstance(fault, dict):
        raise CaseError(f"{where}: an object is expected")
    kind = fault.get("fault", "answer")
    if kind not in KINDS:
        raise CaseError(f"{where}: {kind!r} is no kind of fault")
    if unknown := set(fault) - COMMON - KINDS[kind]:
        raise CaseError(f"{where}: {sorted(map(str, unknown))} does not go with {kind}")
    needed = {"operation", "status"} if kind == "answer" else {"operation"}
    if missing := needed - set(fault):
        raise CaseError(f"{where}: missing {sorted(missing)}")
    fits = {
        "operation": isinstance(fault["operation"], str),
        "when": fault.get("when", "before") in ("before", "after"),
        "times": fault.get("times") == "always" or _whole(fault.get("times", 1)),
        "headers": isinstance(fault.get("headers", {}), dict),
        "text": isinstance(fault.get("text", ""), str),
        "status": _whole(fault.get("status", 200)),
        "bytes_per_second": _whole(fault.get("bytes_per_second", 1)),
        "retry_after_seconds": _whole(fault.get("retry_after_seconds", 0)),
        "retry_after_as": fault.get("retry_after_as", "seconds") in ("seconds", "date"),
    }
    for key, good in fits.items():
        if not good:
            raise CaseError(f"{where}.{key}: {fault[key]!r} does not belong here")


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
