"""What becomes of a charge whose answer is lost, or whose caller goes away."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import check
from case import Call
from fault import CaseError
from scaledmail import ScaledMailError

TICK_SECONDS = 0.005
PATIENCE_SECONDS = 20
Run = Callable[[Call], Any]


class Sandbox(Protocol):
    """What is asked of the sandbox here."""

    def requests(self) -> list[dict[str, Any]]:
        """Return the log of the API."""
        ...

    def clear(self) -> None:
        """Make it what it was at first, but for what was committed."""
        ...


def seen(sandbox: Sandbox, operation: str, stop: threading.Event) -> bool:
    """Wait until the service has the request; false when that is not wanted any more."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and not stop.is_set():
        if any(request["operation"] == operation for request in sandbox.requests()):
            return True
        stop.wait(TICK_SECONDS)
    return False


def cancel_sync(sandbox: Sandbox, operation: str, make: Callable[[], Any]) -> None:
    """Press Ctrl-C once the request is on the wire."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    stop = threading.Event()

    def press() -> None:
        if seen(sandbox, operation, stop) and not stop.is_set():
            os.kill(os.getpid(), signal.SIGINT)

    watcher = threading.Thread(target=press)
    watcher.start()
    try:
        # Whoever was quicker than its caller ended as the table says.
        with contextlib.suppress(ScaledMailError):
            make()
        stop.set()
        watcher.join()
    except KeyboardInterrupt:
        watcher.join()


def cancel_async(sandbox: Sandbox, operation: str, make: Callable[[], Any]) -> None:
    """Cancel the task once the request is on the wire."""

    async def main() -> None:
        task = asyncio.ensure_future(make())
        stop = threading.Event()
        await asyncio.to_thread(seen, sandbox, operation, stop)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, ScaledMailError):
            await task

    asyncio.run(main())


CANCEL: dict[str, Callable[[Sandbox, str, Callable[[], Any]], None]] = {
    "sync": cancel_sync,
    "async": cancel_async,
}


def placements(then: dict[str, Any], run: Run) -> list[Any]:
    """Return the journal's placements once nobody is making them any more."""
    if "placed" not in then and "reconciled" not in then:
        return []
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        found = list(run(Call("placements_list", {}, {})))
        if not any(placement.in_flight for placement in found):
            return found
        time.sleep(TICK_SECONDS)
    raise CaseError("placed: it is in flight for ever")


def reconciled(then: dict[str, Any], found: list[Any], run: Run, sandbox: Sandbox) -> Iterator[str]:
    """Compare what the journal has, and what the account says once the faults are gone."""
    if "placed" not in then and "reconciled" not in then:
        return
    if len(found) != 1:
        yield f"placed: one placement is expected, not {found!r}"
        return
    if "placed" in then and found[0].outcome != then["placed"]:
        yield f"placed: expected {then['placed']!r}, got {found[0].outcome!r}"
    if "reconciled" not in then:
        return
    sandbox.clear()
    call = Call("placements_reconcile", {"key": found[0].key}, {"timeout_seconds": 30})
    result = check.plain(run(call))
    if result["result"] != then["reconciled"] or result["duplicates"]:
        yield f"reconciled: expected {then['reconciled']!r}, got {result!r}"
