"""Where programs of others run the clients: loops, pools, servers and workers."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import unittest
import urllib.request
from collections.abc import Generator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest
import trio
import uvloop
from conftest import Sandbox, Silence
from scaledmail import AsyncClient, Client

BUDGET_SECONDS = 5.0


async def _many(settings: dict[str, Any]) -> int:
    async with AsyncClient(**settings) as client:
        lists = await asyncio.gather(*[client.orders.list() for _ in range(32)])
    return len({len(found) for found in lists})


def test_uvloop_runs_calls_and_cancels_them(sandbox: Sandbox, silence: Silence) -> None:
    async def cancelled() -> None:
        client = AsyncClient(api_key="k", organization_id="o", base_url=silence.url)
        task = asyncio.create_task(client.orders.list())
        await asyncio.to_thread(silence.accepted.wait, 20)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await asyncio.to_thread(silence.closed.wait, BUDGET_SECONDS)

    assert uvloop.run(_many(sandbox.settings)) == 1
    uvloop.run(cancelled())


def test_wait_for_and_timeout_scopes_end_calls(silence: Silence) -> None:
    async def main() -> None:
        client = AsyncClient(api_key="k", organization_id="o", base_url=silence.url)
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(client.orders.list(), 0.2)
        assert await asyncio.to_thread(silence.closed.wait, BUDGET_SECONDS)

    asyncio.run(main())


def test_one_client_serves_loops_in_several_threads(sandbox: Sandbox) -> None:
    client = AsyncClient(**sandbox.settings)

    async def many() -> set[int]:
        lists = await asyncio.gather(*[client.orders.list() for _ in range(8)])
        return {len(found) for found in lists}

    def loop(_: int) -> set[int]:
        return asyncio.run(many())

    with ThreadPoolExecutor(4) as pool:
        lengths = list(pool.map(loop, range(8)))
    assert all(found == lengths[0] and len(found) == 1 for found in lengths)


def test_trio_runs_blocking_calls_in_threads(sandbox: Sandbox) -> None:
    client = Client(**sandbox.settings)
    found: list[int] = []

    async def call() -> None:
        found.append(len(await trio.to_thread.run_sync(client.orders.list)))

    async def main() -> None:
        async with trio.open_nursery() as nursery:
            for _ in range(8):
                nursery.start_soon(call)

    trio.run(main)
    assert len(found) == 8
    assert len(set(found)) == 1


def test_isolated_test_cases_share_a_client(sandbox: Sandbox) -> None:
    client = AsyncClient(**sandbox.settings)

    class Cases(unittest.IsolatedAsyncioTestCase):
        async def test_one(self) -> None:
            self.assertTrue(await client.orders.list())

        async def test_two(self) -> None:
            self.assertTrue(await client.domains.list())

    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(Cases).run(result)
    assert result.wasSuccessful(), result.errors + result.failures
    assert result.testsRun == 2


_shared: dict[str, Client] = {}


def _begin(settings: dict[str, Any]) -> None:
    _shared["client"] = Client(**settings)


def _orders(_: int) -> int:
    return len(_shared["client"].orders.list())


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_pools_of_processes(sandbox: Sandbox, method: str) -> None:
    _begin(sandbox.settings)
    # The parent has live connections when it forks.
    expected = _orders(0)
    context = multiprocessing.get_context(method)
    started: dict[str, Any] = {}
    if method != "fork":
        started = {"initializer": _begin, "initargs": (sandbox.settings,)}
    with ProcessPoolExecutor(2, mp_context=context, **started) as pool:
        assert list(pool.map(_orders, range(12))) == [expected] * 12
    assert _orders(0) == expected


def test_a_fork_in_the_middle_of_calls(sandbox: Sandbox) -> None:
    client = Client(**sandbox.settings)
    ended = threading.Event()

    def calls() -> None:
        while not ended.is_set():
            client.orders.list()

    threads = [threading.Thread(target=calls) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(10):
            child = os.fork()
            if child == 0:
                os._exit(0 if client.orders.list() else 1)
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        ended.set()
        for thread in threads:
            thread.join(20)


@contextmanager
def _running(command: list[str], folder: Path, ready: str) -> Generator[str]:
    """Run a server until it is ready; yield the line that said so."""
    log = folder / "log.txt"
    with (
        log.open("w") as output,
        subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            # Celery warns of root.
            env={**os.environ, "PYTHONPATH": str(folder), "C_FORCE_ROOT": "1"},
        ) as process,
    ):
        try:
            with log.open() as lines:
                yield _line(lines, ready, process)
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) in (0, -signal.SIGTERM), log.read_text()


def _line(lines: IO[str], ready: str, process: subprocess.Popen[bytes]) -> str:
    seen = ""
    for _ in range(600):
        seen += lines.read()
        for line in seen.splitlines():
            if ready in line:
                return line
        assert process.poll() is None, seen
        threading.Event().wait(0.05)
    raise AssertionError(f"{ready!r} never came: {seen}")


def test_gunicorn_with_a_preloaded_client(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(
        f"""
import os
import scaledmail

client = scaledmail.Client(**{sandbox.settings!r})
client.orders.list()  # before the fork: connections and threads are the parent's


def app(environ, start_response):
    start_response("200 OK", [("content-type", "text/plain")])
    return [f"{{os.getpid()}} {{len(client.orders.list())}}".encode()]
"""
    )
    command = [sys.executable, "-m", "gunicorn", "--preload", "--workers", "2"]
    command += ["--bind", "127.0.0.1:0", "app:app"]
    with _running(command, tmp_path, "Listening at") as line:
        url = line.partition("Listening at: ")[2].split()[0]
        answers: set[tuple[str, str]] = set()
        for _ in range(40):
            with urllib.request.urlopen(url, timeout=20) as answer:
                process, _, orders = answer.read().decode().partition(" ")
            answers.add((process, orders))
    assert len({orders for _, orders in answers}) == 1
    assert answers


def test_celery_prefork(sandbox: Sandbox, tmp_path: Path) -> None:
    for name in ("queue", "results", "control"):
        (tmp_path / name).mkdir()
    (tmp_path / "tasks.py").write_text(
        f"""
import os
import scaledmail
from celery import Celery

client = scaledmail.Client(**{sandbox.settings!r})
client.orders.list()  # before the fork
app = Celery(broker="filesystem://", backend="file://{tmp_path / "results"}")
app.conf.broker_transport_options = {{
    "data_folder_in": "{tmp_path / "queue"}",
    "data_folder_out": "{tmp_path / "queue"}",
    "control_folder": "{tmp_path / "control"}",
}}


@app.task
def orders():
    return os.getpid(), len(client.orders.list())
"""
    )
    ask = """
import tasks
waiting = [tasks.orders.delay() for _ in range(12)]
print(*[result.get(timeout=50)[1] for result in waiting])
"""
    worker = [sys.executable, "-m", "celery", "--app", "tasks", "worker"]
    worker += ["--pool", "prefork", "--concurrency", "2", "--loglevel", "info"]
    worker += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    with _running(worker, tmp_path, "ready."):
        done = subprocess.run(
            [sys.executable, "-c", ask],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.split()) == 12
    assert len(set(done.stdout.split())) == 1
