"""What the nouns of both clients share: one way from a method to the native module and back."""

from __future__ import annotations

from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any, TypedDict

from ._encode import encode, exact
from ._log import debug

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from typing_extensions import Unpack

    from ._native import NativeCall, NativeClient


class Options(TypedDict, total=False):
    """The options of a call, of whatever effect."""

    organization_id: str | None
    timeout: float | None
    max_retries: int | None
    key: str | None
    expected_price: Decimal | float | None
    price_tolerance: Decimal | float | None
    dry_run: bool | None


def options(**given: Unpack[Options]) -> str:
    """Return the options of one call as JSON."""
    settled: dict[str, Any] = {name: exact(value) for name, value in given.items()}
    settled["timeout_seconds"] = settled.pop("timeout", None)
    return encode(settled)


def wait(name: str, call: NativeCall) -> str:
    """Run a call in this thread."""
    try:
        # Only the main thread is told of Ctrl-C.
        answer = call.wait(current_thread() is main_thread())
    except Exception as error:
        _failed(name, error)
        raise
    debug("%s: done", name)
    return answer


async def finish(name: str, call: NativeCall) -> str:
    """Run a call on the running loop."""
    # Whoever only blocks does not pay for asyncio.
    from ._loop import run

    try:
        answer = await run(call)
    except Exception as error:
        _failed(name, error)
        raise
    debug("%s: done", name)
    return answer


def _failed(name: str, error: Exception) -> None:
    # The message alone: bodies may hold secrets.
    debug("%s: %s: %s", name, type(error).__name__, error)


class NativeHolder:
    """Whoever has a native client that may have been closed."""

    __slots__ = ("_native",)

    def __init__(self, native: NativeClient) -> None:
        self._native: NativeClient | None = native

    def _open(self) -> NativeClient:
        if self._native is None:
            raise RuntimeError("the client is closed")
        return self._native


class _Noun:
    __slots__ = ("_native",)

    def __init__(self, native: NativeClient) -> None:
        self._native = native

    def _call(self, operation: str, parameters: Mapping[str, Any], given: Options) -> NativeCall:
        return self._native.call(operation, encode(parameters), options(**given))


class SyncNoun(_Noun):
    """The base of the nouns of ``Client``."""

    __slots__ = ()

    def _run(self, operation: str, parameters: Mapping[str, Any], **given: Unpack[Options]) -> str:
        return wait(operation, self._call(operation, parameters, given))


class AsyncNoun(_Noun):
    """The base of the nouns of ``AsyncClient``."""

    __slots__ = ()

    async def _run(
        self, operation: str, parameters: Mapping[str, Any], **given: Unpack[Options]
    ) -> str:
        return await finish(operation, self._call(operation, parameters, given))
