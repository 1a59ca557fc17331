"""Calls that tell and ask: what happens is told, and what needs an answer waits for it.

The native module says step by step what comes next. A callback that raises answers no, and what it
raised is raised when the call has ended.
"""

from __future__ import annotations

from inspect import isawaitable, iscoroutine
from threading import current_thread, main_thread

from ._errors import ScaledMailError, from_json
from ._log import log_hook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import Future
    from typing import Any

    from ._hooks import Hooks
    from ._native import NativeConversation

_QUESTIONS = ("request", "confirm")


def talk(conversation: NativeConversation, hooks: Hooks) -> str:
    """Run a call in this thread; callbacks run in it, too."""
    # Only the main thread is told of Ctrl-C.
    signals = current_thread() is main_thread()
    failure: BaseException | None = None
    try:
        while True:
            kind, text = conversation.next(signals)
            if kind == "event":
                hooks.tell(text)
            elif kind in _QUESTIONS:
                go_on = False
                if failure is None:
                    try:
                        go_on = _verdict(kind, _plain(hooks.ask(kind, text)))
                    except BaseException as raised:
                        failure = raised
                conversation.answer(go_on)
            else:
                return _over(kind, text, failure)
    finally:
        # A traceback that holds its own exception would be a cycle.
        del failure


async def talk_async(conversation: NativeConversation, hooks: Hooks) -> str:
    """Run a call on the running loop; callbacks run on it, too, and may be awaitable."""
    from ._loop import run

    failure: BaseException | None = None
    asking: Future[Any] | None = None
    asked = ""
    try:
        while True:
            if asking is None:
                kind, text = await run(conversation)
            else:
                (kind, text), failure, asking = await _meanwhile(conversation, asked, asking)
            if kind == "event":
                hooks.tell(text)
            elif kind in _QUESTIONS:
                go_on = False
                if failure is None:
                    try:
                        answer = hooks.ask(kind, text)
                        if isawaitable(answer):
                            asking, asked = _begun(answer), kind
                            continue
                        go_on = _verdict(kind, answer)
                    except BaseException as raised:
                        failure = raised
                conversation.answer(go_on)
            else:
                return _over(kind, text, failure)
    finally:
        if asking is not None:
            # The call has ended without its answer: in time, or because somebody cancelled.
            asking.cancel()
        del failure, asking


def _begun(answer: Any) -> Future[Any]:
    """Begin what a callback returned to be awaited."""
    from asyncio import ensure_future

    asking: Future[Any] = ensure_future(answer)
    asking.add_done_callback(_heard)
    return asking


def _heard(asking: Future[Any]) -> None:
    """Hear how a callback ended, also when nobody waits for it any more."""
    if not asking.cancelled():
        asking.exception()


async def _meanwhile(
    conversation: NativeConversation, asked: str, asking: Future[Any]
) -> tuple[tuple[str, str], BaseException | None, Future[Any] | None]:
    """Go on while a callback is awaited: the deadline of the call does not wait for it.

    Return the next step, what the callback raised, and the callback if it is still awaited.
    """
    from asyncio import FIRST_COMPLETED, ensure_future, wait

    from ._loop import run

    failure: BaseException | None = None
    step = ensure_future(run(conversation))
    try:
        await wait({step, asking}, return_when=FIRST_COMPLETED)
        if step.done() and not asking.done():
            return step.result(), None, asking
        go_on = False
        try:
            go_on = _verdict(asked, asking.result())
        except BaseException as raised:
            failure = raised
        conversation.answer(go_on)
        return await step, failure, None
    finally:
        if not step.done():
            step.cancel()
        del failure


def _verdict(kind: str, answer: Any) -> bool:
    """Return whether to go on."""
    if kind == "confirm" and answer is not None and not isinstance(answer, bool):
        # A text such as "no" is true, too.
        raise TypeError(f"confirm returns True or False, not {type(answer).__name__}")
    # A hook that only looks has no say but by raising.
    return kind == "request" or answer is True


def _over(kind: str, text: str, failure: BaseException | None) -> str:
    """Return the answer of a call, or raise its error, or what a callback raised.

    A callback that fails over a look-up after the charge must not keep its outcome from the caller.
    """
    if failure is None:
        return ended(kind, text)
    try:
        answer = ended(kind, text)
    except ScaledMailError as error:
        # Raised in here, the callback's error shows this one as its context; its own moves down.
        error.__context__ = failure.__context__ or error.__context__
        if error.outcome not in (None, "not_sent"):
            error.__context__ = failure
            raise
        raise failure  # noqa: B904
    if isinstance(failure, Exception):
        log_hook("a callback", failure)
        return answer
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
