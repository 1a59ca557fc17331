"""What the nouns of both clients share: one way from a method to the native module and back."""

from __future__ import annotations

from threading import current_thread, main_thread

from ._encode import encode, exact
from ._errors import ScaledMailError
from ._generated.effects import CHANGES
from ._load import native
from ._log import log_answer, log_failure, wants_events

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from typing import Any, TypedDict

    from typing_extensions import Unpack

    from ._hooks import Hooks
    from ._native import NativeCall, NativeClient, NativeConversation

    class Options(TypedDict, total=False):
        """The options of a call, of whatever effect."""

        organization_id: str | None
        timeout: float | None
        max_retries: int | None
        key: str | None
        expected_price: Decimal | float | str | None
        price_tolerance: Decimal | float | str | None
        dry_run: bool | None


def options(**given: Unpack[Options]) -> str:
    """Return the options of one call as JSON."""
    return encode({name: exact(value) for name, value in given.items()})


class Line:
    """The way from the methods of a client to the native module."""

    __slots__ = ("hooks", "native")

    def __init__(self, client: NativeClient, hooks: Hooks) -> None:
        """Keep both ends."""
        self.native: NativeClient = client
        self.hooks: Hooks = hooks

    def call(self, operation: str, parameters: Mapping[str, Any], given: Options) -> Prepared:
        """Prepare an operation."""
        texts = operation, encode(parameters), options(**given)
        changes = operation in CHANGES
        wanted = self._wanted(changes)
        if wanted is None:
            return Prepared(self, operation, changes, self.native.call(*texts))
        return Prepared(self, operation, changes, self.native.converse(*texts, *wanted))

    def raw(self, method: str, request: str, given: Options) -> Prepared:
        """Prepare a raw request."""
        name = f"{method} request"
        changes = name.upper() != "GET REQUEST"
        wanted = self._wanted(changes)
        if wanted is None:
            return Prepared(self, name, changes, self.native.raw(request, options(**given)))
        call = self.native.converse_raw(request, options(**given), *wanted)
        return Prepared(self, name, changes, call)

    def _wanted(self, changes: bool) -> tuple[bool, bool, bool] | None:
        """Return whether events, requests and questions are wanted; none of them is faster."""
        hooks = self.hooks
        events = hooks.event is not None or wants_events(changes)
        requests, confirm = hooks.request is not None, hooks.confirm is not None
        return (events, requests, confirm) if events or requests or confirm else None


class Prepared:
    """A call that has not started."""

    __slots__ = ("_call", "_changes", "_line", "_name")

    def __init__(
        self, line: Line, name: str, changes: bool, call: NativeCall | NativeConversation
    ) -> None:
        self._line = line
        self._name = name
        self._changes = changes
        self._call = call

    def wait(self) -> str:
        """Run it in this thread."""
        call = self._call
        try:
            if isinstance(call, native.NativeConversation):
                from ._talk import talk

                answer = talk(call, self._line.hooks)
            else:
                # Only the main thread is told of Ctrl-C.
                answer = call.wait(current_thread() is main_thread())
        except ScaledMailError as error:
            log_failure(self._name, error)
            raise
        except BaseException as error:
            self._interrupted(error)
            raise
        return self._answered(answer)

    async def finish(self) -> str:
        """Run it on the running loop."""
        call = self._call
        try:
            if isinstance(call, native.NativeConversation):
                from ._talk import talk_async

                answer = await talk_async(call, self._line.hooks)
            else:
                # Whoever only blocks does not pay for asyncio.
                from ._loop import run
                from ._talk import ended

                answer = ended(*await run(call))
        except ScaledMailError as error:
            log_failure(self._name, error)
            raise
        except BaseException as error:
            self._interrupted(error)
            raise
        return self._answered(answer)

    def _interrupted(self, error: BaseException) -> None:
        """Say where the outcome is: Ctrl-C and cancellation have none of their own."""
        # Newer than the oldest Python we support.
        add_note: Any = getattr(error, "add_note", None)
        if self._changes and add_note is not None and not isinstance(error, Exception):
            add_note(
                f"scaledmail: {self._name} was interrupted; if it charges, what became of it is in "
                "client.placements.list()"
            )

    def _answered(self, answer: str) -> str:
        if self._changes:
            log_answer(self._name, answer)
        return answer


class LineHolder:
    """Whoever has a line that may have been closed."""

    __slots__ = ("_line",)

    def __init__(self, line: Line) -> None:
        self._line: Line | None = line

    def _open(self) -> Line:
        if self._line is None:
            raise RuntimeError("the client is closed")
        return self._line


class SyncNoun:
    """The base of the nouns of ``Client``."""

    __slots__ = ("_line",)

    def __init__(self, line: Line) -> None:
        self._line = line

    def _run(self, operation: str, parameters: Mapping[str, Any], **given: Unpack[Options]) -> str:
        return self._line.call(operation, parameters, given).wait()


class AsyncNoun:
    """The base of the nouns of ``AsyncClient``."""

    __slots__ = ("_line",)

    def __init__(self, line: Line) -> None:
        self._line = line

    async def _run(
        self, operation: str, parameters: Mapping[str, Any], **given: Unpack[Options]
    ) -> str:
        return await self._line.call(operation, parameters, given).finish()
