"""Calls that need a server: Ctrl-C, cancellation, fork, threads, examples of the documentation."""

from __future__ import annotations

import asyncio
import inspect
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
import scaledmail
from conftest import ORGANIZATION, Sandbox, Silence
from scaledmail import AsyncClient, Client
from scaledmail._call import options

BUDGET = 5.0


def example(function: Any) -> str:
    """The example in a docstring."""
    doc = inspect.getdoc(function)
    assert doc is not None
    return textwrap.dedent(doc.partition("Example::\n\n")[2])


def operations(document: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """Noun, method and example answer of every operation."""
    found: list[tuple[str, str, Any]] = []
    for item in document["paths"].values():
        for operation in item.values():
            content = operation["responses"]["200"]["content"]["application/json"]
            answer = content.get("example")
            if "examples" in content:
                answer = next(iter(content["examples"].values()))["value"]
            noun, _, method = operation["operationId"].partition("_")
            found.append((noun, method, answer))
    return found


def test_documentation_examples_run(
    sandbox: Sandbox, client: Client, document: dict[str, Any]
) -> None:
    for noun, method, answer in operations(document):
        sandbox.answer(f"{noun}_{method}", answer)
        names: dict[str, Any] = {"client": client}
        exec(example(getattr(getattr(client, noun), method)), names)
        assert names["answer"] is not None


def test_async_documentation_examples_run(sandbox: Sandbox, document: dict[str, Any]) -> None:
    async def main() -> None:
        async with AsyncClient(**sandbox.settings) as client:
            for noun, method, answer in operations(document):
                sandbox.answer(f"{noun}_{method}", answer)
                code = example(getattr(getattr(client, noun), method))
                body = textwrap.indent(code, "    ")
                names: dict[str, Any] = {"client": client}
                exec(f"async def run():\n{body}\n    return answer", names)
                assert await names["run"]() is not None

    asyncio.run(main())


def test_ctrl_c_ends_a_waiting_call(silence: Silence) -> None:
    code = (
        "import scaledmail, sys\n"
        f"client = scaledmail.Client(api_key='k', organization_id='o', base_url={silence.url!r})\n"
        "try:\n    client.orders.list()\nexcept KeyboardInterrupt:\n    sys.exit(42)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as process:
        assert silence.accepted.wait(20)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 42
    assert time.monotonic() - started < BUDGET


def test_cancelling_a_task_drops_the_request(silence: Silence) -> None:
    async def main() -> None:
        async with AsyncClient(api_key="k", organization_id="o", base_url=silence.url) as client:
            task = asyncio.create_task(client.orders.list())
            await asyncio.to_thread(silence.accepted.wait, 20)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(silence.closed.wait, BUDGET)

    asyncio.run(main())


def test_a_deadline_is_our_error_and_pythons(silence: Silence) -> None:
    client = Client(api_key="k", organization_id="o", base_url=silence.url)
    with pytest.raises(TimeoutError) as caught:
        client.orders.list(timeout=0.3, max_retries=0)
    assert isinstance(caught.value, scaledmail.TimeoutError)
    assert caught.value.operation == "orders_list"


def test_the_gil_is_free_while_a_call_waits(silence: Silence) -> None:
    client = Client(api_key="k", organization_id="o", base_url=silence.url, max_retries=0)

    def wait() -> None:
        with pytest.raises(TimeoutError):
            client.orders.list(timeout=1)

    thread = threading.Thread(target=wait)
    thread.start()
    assert silence.accepted.wait(20)
    thread.join(20)


def test_threads_share_a_client(client: Client) -> None:
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(client.orders.list) for _ in range(32)]
        lists = [call.result() for call in waiting]
    assert all(found == lists[0] for found in lists)


def test_many_calls_at_once(sandbox: Sandbox) -> None:
    async def main() -> int:
        async with AsyncClient(**sandbox.settings) as client:
            lists = await asyncio.gather(*[client.orders.list() for _ in range(64)])
        return len({len(found) for found in lists})

    assert asyncio.run(main()) == 1
    # A second loop in the same process.
    assert asyncio.run(main()) == 1


def _count(client: Client, results: Any) -> None:
    results.put(len(client.orders.list()))


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_client_works_in_a_forked_child(client: Client) -> None:
    expected = len(client.orders.list())
    context = multiprocessing.get_context("fork")
    results: Any = context.Queue()
    child = context.Process(target=_count, args=(client, results))
    child.start()
    assert results.get(timeout=20) == expected
    child.join(20)
    assert child.exitcode == 0
    assert len(client.orders.list()) == expected


def test_raw_requests(client: Client) -> None:
    response = client.request("GET", "/orders", organization_id=ORGANIZATION)
    assert response.status == 200
    assert response.body["payments"]
    assert response.headers["content-type"].startswith("application/json")
    assert repr(response) == "RawResponse(status=200)"


def test_options_of_one_call_and_of_a_derived_client(sandbox: Sandbox) -> None:
    several = [f"recSandboxOrganization{number}" for number in (2, 3)]
    sandbox.settings["api_key"] = "sandbox-key-several"
    client = Client(**sandbox.settings)
    client.orders.list(organization_id=several[0])
    client.with_options(organization_id=several[1]).orders.list()
    seen = [request["query"]["organization_id"] for request in sandbox.control("requests")]
    assert seen == several


def test_the_environment_is_used(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCALEDMAIL_API_KEY", "sandbox-key")
    monkeypatch.setenv("SCALEDMAIL_BASE_URL", sandbox.settings["base_url"])
    assert Client().orders.list() is not None
    request = sandbox.control("requests")[-1]
    assert request["headers"]["authorization"] == "Bearer sandbox-key"


def test_no_descriptors_leak(client: Client) -> None:
    client.orders.list()
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(50):
        client.orders.list()
    assert len(os.listdir("/proc/self/fd")) <= before + 2


@pytest.mark.parametrize("ending", ["", "os._exit(0)", "sys.exit(0)"])
def test_the_interpreter_ends_cleanly_after_many_calls(sandbox: Sandbox, ending: str) -> None:
    code = f"""
import asyncio, os, sys, scaledmail
async def main():
    client = scaledmail.AsyncClient(**{sandbox.settings!r})
    await asyncio.gather(*[client.orders.list() for _ in range(64)])
    asyncio.ensure_future(client.orders.list())
    await asyncio.sleep(0)
asyncio.run(main())
{ending}
"""
    for _ in range(5):
        command = [sys.executable, "-X", "dev", "-W", "error", "-c", code]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_a_daemon_thread_in_a_call_does_not_hold_the_interpreter(silence: Silence) -> None:
    code = f"""
import scaledmail, threading, time
client = scaledmail.Client(api_key="k", organization_id="o", base_url={silence.url!r})
threading.Thread(target=client.orders.list, daemon=True).start()
time.sleep(0.3)
"""
    command = [sys.executable, "-X", "dev", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_abandoned_call_leaves_no_trace(sandbox: Sandbox) -> None:
    client = AsyncClient(**sandbox.settings)
    loop = asyncio.new_event_loop()
    coroutine = client.orders.list()
    task = loop.create_task(coroutine)
    # In the same turn, so that the answer cannot come first.
    loop.call_soon(task.cancel)
    with pytest.raises(asyncio.CancelledError):
        loop.run_until_complete(task)
    loop.close()
    assert len(asyncio.run(client.orders.list())) > 0


def test_amounts_cross_with_all_their_digits() -> None:
    amounts: dict[str, Any] = {
        "expected_price": Decimal("12.3400000000000000001"),
        "price_tolerance": 0.5,
        "dry_run": False,
        "timeout": None,
    }
    sent = json.loads(options(**amounts))
    assert sent == {
        "expected_price": "12.3400000000000000001",
        "price_tolerance": 0.5,
        "dry_run": False,
    }
    assert json.loads(options(expected_price=Decimal("1E+2"))) == {"expected_price": "100"}


@pytest.mark.parametrize(
    ("setting", "value"),
    [("journal", b"memory"), ("max_per_day", float("nan"))],
)
def test_settings_that_cannot_cross_are_type_errors(setting: str, value: object) -> None:
    settings: dict[str, Any] = {"api_key": "k", setting: value}
    with pytest.raises(TypeError, match=setting):
        Client(**settings)
