"""What the package costs beside what people would write without it: ratios in one run.

Contenders take turns, round by round, so that a noisy moment meets them all.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from statistics import median

import scaledmail
from contenders import Async, Sync

IN_FLIGHT = 64
IMPORTS = ["scaledmail", "httpx", "requests", "stripe", "openai"]


def told(title: str, ours: str, times: dict[str, list[float]], unit: str) -> None:
    """Print each contender's median, and ours as a ratio of it, with its spread."""
    print(f"\n{title}\n\n| | median {unit} | scaledmail is | from | to |\n|---|---|---|---|---|")
    for name, taken in times.items():
        ratios = sorted(
            mine / theirs for mine, theirs in zip(times[ours], taken, strict=True) if theirs
        )
        shown = [f"{ratio:.2f}" for ratio in (median(ratios), ratios[0], ratios[-1])]
        print(f"| {name} | {median(taken):.2f} | {' | '.join(shown)} |")


def taking_turns(
    contenders: dict[str, Callable[[], object]], rounds: int, calls: int
) -> dict[str, list[float]]:
    """Time so many calls of each, round by round; milliseconds for a call."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for at in range(rounds + 1):
        for name, call in contenders.items():
            gc.collect()
            begin = time.perf_counter()
            for _ in range(calls):
                call()
            # The first round only warms up.
            if at:
                times[name].append((time.perf_counter() - begin) / calls * 1e3)
    return times


async def in_flight(call: Callable[[], Awaitable[object]], calls: int) -> float:
    """Time calls of which so many are under way at once; milliseconds for a call."""
    left = iter(range(calls))

    async def worker() -> None:
        for _ in left:
            await call()

    gc.collect()
    begin = time.perf_counter()
    await asyncio.gather(*[worker() for _ in range(IN_FLIGHT)])
    return (time.perf_counter() - begin) / calls * 1e3


async def awaited(base_url: str, rounds: int = 9) -> None:
    """Compare calls on the loop."""
    clients = Async(base_url)
    contenders: dict[str, tuple[Callable[[], Awaitable[object]], int]] = {
        "scaledmail": (clients.scaledmail, 2000),
        "aiohttp + msgspec": (clients.aiohttp_msgspec, 2000),
        "httpx + pydantic": (clients.httpx_pydantic, 300),
    }
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for at in range(rounds + 1):
        for name, (call, calls) in contenders.items():
            taken = await in_flight(call, calls)
            if at:
                times[name].append(taken)
    told(f"A call, {IN_FLIGHT} in flight", "scaledmail", times, "ms")
    await clients.close()


def imports(rounds: int = 15) -> None:
    """Compare whole processes that only import."""
    times: dict[str, list[float]] = {name: [] for name in ["bare", *IMPORTS]}
    for at in range(rounds + 1):
        for name, taken in times.items():
            code = "pass" if name == "bare" else f"import {name}"
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            if at:
                taken.append((time.perf_counter() - begin) * 1e3)
    told("Import, a whole process", "scaledmail", times, "ms")
    more = sorted(
        mine - bare for mine, bare in zip(times["scaledmail"], times["bare"], strict=True)
    )
    print(f"\nOver the bare interpreter: {median(more):.1f} ms ({more[0]:.1f} to {more[-1]:.1f})")


def interrupts(rounds: int = 20) -> None:
    """Measure how long a waiting call takes to end after Ctrl-C."""
    # Started in the background by a shell, Python ignores Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    taken: list[float] = []
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/api/v1"
        client = scaledmail.Client(api_key="k", organization_id="o", base_url=url, pacing=False)
        for at in range(rounds):
            pressed: list[float] = []

            def press(pressed: list[float] = pressed) -> None:
                pressed.append(time.perf_counter())
                os.kill(os.getpid(), signal.SIGINT)

            threading.Timer(0.1 + at * 0.003, press).start()
            try:
                client.orders.list()
            except KeyboardInterrupt:
                taken.append((time.perf_counter() - pressed[0]) * 1e3)
    print(f"\nFrom Ctrl-C to KeyboardInterrupt: {median(taken):.0f} ms, at most {max(taken):.0f}")


def growth(base_url: str, calls: int = 10_000) -> None:
    """Look for what 10,000 calls leave behind."""

    def now() -> tuple[int, int]:
        with open("/proc/self/statm", encoding="ascii") as statm:
            pages = int(statm.read().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE"), len(os.listdir("/proc/self/fd"))

    clients = Sync(base_url)
    for _ in range(1000):
        clients.scaledmail()
    memory, descriptors = now()
    for _ in range(calls):
        clients.scaledmail()
    memory, descriptors = now()[0] - memory, now()[1] - descriptors
    print(f"\nAfter {calls} calls: {memory / 1e6:+.2f} MB, {descriptors:+d} descriptors")


def main(base_url: str) -> None:
    """Measure everything."""
    clients = Sync(base_url)
    print(f"scaledmail {scaledmail.__version__}, Python {sys.version.split()[0]}")
    calls: dict[str, Callable[[], object]] = {
        "scaledmail": clients.scaledmail,
        "httpx + pydantic": clients.httpx_pydantic,
        "requests + pydantic": clients.requests_pydantic,
    }
    told("A call that blocks", "scaledmail", taking_turns(calls, 9, 300), "ms")
    asyncio.run(awaited(base_url))
    lists: dict[str, Callable[[], object]] = {
        "scaledmail": clients.list_scaledmail,
        "httpx + msgspec": clients.list_msgspec,
        "httpx + pydantic": clients.list_pydantic,
        "httpx alone": clients.fetch,
    }
    assert clients.list_scaledmail() == clients.list_msgspec() == 50_000
    told("50,000 mailboxes, and a field of each", "scaledmail", taking_turns(lists, 9, 1), "ms")
    wholes: dict[str, Callable[[], object]] = {
        "scaledmail": clients.whole_scaledmail,
        "httpx + msgspec": clients.whole_msgspec,
    }
    told(
        "50,000 mailboxes, and five fields of each", "scaledmail", taking_turns(wholes, 9, 1), "ms"
    )
    imports()
    interrupts()
    growth(base_url)


main(sys.argv[1])
