"""Answers as plain data: in the clear or masked, short or whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypeGuard

from ._secret import Secret, is_dict

_SHOWN = 60


class Answer:
    """What answers and their parts have in common with each other."""

    __slots__ = ()

    def to_dict(self, *, reveal: bool = False) -> dict[str, Any]:
        """Return plain dictionaries and lists."""
        raise NotImplementedError

    def _without_secrets(self) -> dict[str, Any]:
        """Return what a pickle may hold, by the names on the wire."""
        raise NotImplementedError


def is_many(value: Any) -> TypeGuard[Sequence[Any]]:
    """Return whether a value is a list of some kind, and no text."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, Answer))


def redacted(value: Any) -> Any:
    """Return what a pickle may hold."""
    if isinstance(value, Answer):
        return value._without_secrets()  # pyright: ignore[reportPrivateUsage]
    if isinstance(value, Secret):
        return Secret.redacted()
    if is_many(value):
        return [redacted(item) for item in value]
    if is_dict(value):
        return {name: redacted(item) for name, item in value.items()}
    return value


def plain(value: Any, reveal: bool) -> Any:
    """Return a value as plain data."""
    if isinstance(value, Answer):
        return value.to_dict(reveal=reveal)
    if isinstance(value, Secret):
        return value.reveal() if reveal else str(value)
    if is_many(value):
        return [plain(item, reveal) for item in value]
    if is_dict(value):
        return {name: plain(item, reveal) for name, item in value.items()}
    return value


def as_json(value: Any) -> object:
    """Return what JSON has for a value that it does not know."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat()


def short(value: Any) -> str:
    """Return a value as text of a few words."""
    if is_many(value):
        return f"<{len(value)} items>"
    text = repr(value)
    return (
        text if isinstance(value, (Answer, Secret)) or len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    )
