"""Brings what calls come to, to the event loop that waits for them.

The loop watches the native queue's pipe: no foreign thread touches the loop or the interpreter, and
calls that end together wake the loop once.
"""

from __future__ import annotations

import asyncio
from itertools import count
from weakref import WeakKeyDictionary

from ._load import native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._native import NativeCall, NativeConversation

_mailrooms: WeakKeyDictionary[asyncio.AbstractEventLoop, _Mailroom] = WeakKeyDictionary()


class _Mailroom:
    """The calls that one loop waits for."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._queue = native.NativeQueue()
        self._keys = count()
        self._waiting: dict[int, asyncio.Future[tuple[str, str]]] = {}
        loop.add_reader(self._queue.fileno(), self._deliver)

    async def run(
        self, loop: asyncio.AbstractEventLoop, call: NativeCall | NativeConversation
    ) -> tuple[str, str]:
        key = next(self._keys)
        future: asyncio.Future[tuple[str, str]] = loop.create_future()
        self._waiting[key] = future
        try:
            task = call.start(self._queue, key)
            try:
                return await future
            except BaseException:
                # Cancelled, or the loop is going away: the request goes with it.
                task.cancel()
                raise
        finally:
            del self._waiting[key]

    def _deliver(self) -> None:
        for key, kind, text in self._queue.take():
            future = self._waiting.get(key)
            if future is not None and not future.done():
                future.set_result((kind, text))


async def run(call: NativeCall | NativeConversation) -> tuple[str, str]:
    """Run a call, or the next step of one, on the running loop; its kind and its JSON."""
    loop = asyncio.get_running_loop()
    mailroom = _mailrooms.get(loop)
    if mailroom is None:
        mailroom = _mailrooms[loop] = _Mailroom(loop)
    return await mailroom.run(loop, call)
