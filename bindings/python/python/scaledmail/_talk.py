"""Calls in steps: what happens is told, and what needs an answer waits for it.

What a step means is written once, as a generator. It yields ``None`` for the next step, and what a
callback returned for what that comes to; blocking and awaiting differ only in how they get either.
"""

from __future__ import annotations

from inspect import isawaitable, iscoroutine
from threading import current_thread, main_thread

from ._errors import ScaledMailError, from_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any

    from ._hooks import Hooks
    from ._native import NativeConversation

    Script = Generator["_Returned | None", Any, str]


class _Returned:
    """What a callback returned."""

    def __init__(self, value: Any) -> None:
        self.value = value


def talk(conversation: NativeConversation, hooks: Hooks) -> str:
    """Run a call in this thread; callbacks run in it, too."""
    # Only the main thread is told of Ctrl-C.
    signals = current_thread() is main_thread()
    script = _script(conversation, hooks)
    failure: BaseException | None = None
    reply: Any = None
    try:
        while True:
            asked = script.send(reply) if failure is None else script.throw(failure)
            try:
                reply = conversation.next(signals) if asked is None else _plain(asked.value)
                failure = None
            except BaseException as raised:
                failure = raised
    except StopIteration as end:
        return str(end.value)
    finally:
        del failure


async def talk_async(conversation: NativeConversation, hooks: Hooks) -> str:
    """Run a call on the running loop; callbacks run on it, too, and may be awaitable."""
    from ._loop import run

    script = _script(conversation, hooks)
    failure: BaseException | None = None
    reply: Any = None
    try:
        while True:
            asked = script.send(reply) if failure is None else script.throw(failure)
            try:
                reply = await (run(conversation) if asked is None else _awaited(asked.value))
                failure = None
            except BaseException as raised:
                failure = raised
    except StopIteration as end:
        return str(end.value)
    finally:
        del failure


def _script(conversation: NativeConversation, hooks: Hooks) -> Script:
    while True:
        kind, text = yield None
        if kind == "event":
            hooks.tell(text)
        elif kind in ("request", "confirm"):
            failure: BaseException | None = None
            answer: Any = None
            try:
                answer = yield _Returned(hooks.ask(kind, text))
                if kind == "confirm" and answer is not None and not isinstance(answer, bool):
                    # A text such as "no" is true, too.
                    given = type(answer).__name__
                    raise TypeError(f"confirm returns True or False, not {given}")
            except BaseException as raised:
                failure = raised
            if failure is not None:
                yield from _refuse(conversation, hooks, failure)
            # A hook that only looks has no say but by raising.
            conversation.answer(kind == "request" or answer is True)
        else:
            return ended(kind, text)


def _refuse(
    conversation: NativeConversation, hooks: Hooks, failure: BaseException
) -> Generator[None, Any, None]:
    """Say no, wait for what the call makes of it, and raise what the callback raised."""
    kind = "request"
    text = ""
    while kind in ("event", "request", "confirm"):
        if kind == "event":
            hooks.tell(text)
        else:
            conversation.answer(False)
        kind, text = yield None
    try:
        ended(kind, text)
    except ScaledMailError as error:
        # Raised in here, the callback's error shows this one as its context; its own moves down.
        error.__context__ = failure.__context__ or error.__context__
        raise failure  # noqa: B904
    # Newer than the oldest Python we support.
    add_note: Any = getattr(failure, "add_note", None)
    if add_note is not None:
        add_note("scaledmail: the call that this was raised in succeeded all the same")
    raise failure


def ended(kind: str, text: str) -> str:
    """Return the answer of a call, or raise its error."""
    if kind == "answer":
        return text
    if kind == "error":
        raise from_json(text)
    raise RuntimeError("the native part of the call broke down")


def _plain(value: Any) -> Any:
    if not isawaitable(value):
        return value
    if iscoroutine(value):
        value.close()
    # An awaitable is true: as an answer it would agree to everything.
    raise TypeError("a callback of Client must not be awaitable; AsyncClient has such callbacks")


async def _awaited(value: Any) -> Any:
    return await value if isawaitable(value) else value
