"""What the nouns of both clients share: one way from a method to the native module and back."""

from __future__ import annotations

from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

from ._encode import encode
from ._log import debug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._native import NativeCall, NativeClient


def options(organization_id: str | None, timeout: float | None, max_retries: int | None) -> str:
    """Return the options of one call as JSON."""
    return encode(
        {
            "organization_id": organization_id,
            "timeout_seconds": timeout,
            "max_retries": max_retries,
        }
    )


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

    def _call(
        self,
        operation: str,
        parameters: Mapping[str, Any],
        organization_id: str | None,
        timeout: float | None,
        max_retries: int | None,
    ) -> NativeCall:
        settled = options(organization_id, timeout, max_retries)
        return self._native.call(operation, encode(parameters), settled)


class SyncNoun(_Noun):
    """The base of the nouns of ``Client``."""

    __slots__ = ()

    def _run(
        self,
        operation: str,
        parameters: Mapping[str, Any],
        *,
        organization_id: str | None = None,
        timeout: float | None,
        max_retries: int | None,
    ) -> str:
        call = self._call(operation, parameters, organization_id, timeout, max_retries)
        return wait(operation, call)


class AsyncNoun(_Noun):
    """The base of the nouns of ``AsyncClient``."""

    __slots__ = ()

    async def _run(
        self,
        operation: str,
        parameters: Mapping[str, Any],
        *,
        organization_id: str | None = None,
        timeout: float | None,
        max_retries: int | None,
    ) -> str:
        call = self._call(operation, parameters, organization_id, timeout, max_retries)
        return await finish(operation, call)
