"""Brings finished calls to the event loop that waits for them.

The loop watches the native queue's pipe: no foreign thread touches the loop or the interpreter, and
calls that end together wake the loop once.
"""

from __future__ import annotations

import asyncio
from itertools import count
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ._errors import from_json
from ._load import native

if TYPE_CHECKING:
    from ._native import NativeCall

_mailrooms: WeakKeyDictionary[asyncio.AbstractEventLoop, _Mailroom] = WeakKeyDictionary()


class _Mailroom:
    """The calls that one loop waits for."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._queue = native.NativeQueue()
        self._keys = count()
        self._waiting: dict[int, asyncio.Future[str]] = {}
        loop.add_reader(self._queue.fileno(), self._deliver)

    async def run(self, loop: asyncio.AbstractEventLoop, call: NativeCall) -> str:
        key = next(self._keys)
        future: asyncio.Future[str] = loop.create_future()
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
        for key, answer, error in self._queue.take():
            future = self._waiting.get(key)
            if future is None or future.done():
                continue
            if answer is not None:
                future.set_result(answer)
            elif error is not None:
                future.set_exception(from_json(error))
            else:
                future.set_exception(RuntimeError("the native part of the call broke down"))


async def run(call: NativeCall) -> str:
    """Run a call on the running loop."""
    loop = asyncio.get_running_loop()
    mailroom = _mailrooms.get(loop)
    if mailroom is None:
        mailroom = _mailrooms[loop] = _Mailroom(loop)
    return await mailroom.run(loop, call)
