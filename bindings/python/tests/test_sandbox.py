"""The sandbox inside the package."""

from __future__ import annotations

import asyncio
import gc
import inspect
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import scaledmail
from scaledmail import sandbox as module
from scaledmail.sandbox import Fault, FaultKind, Sandbox, SandboxError
from scaledmail.sandbox._sandbox import _running  # pyright: ignore[reportPrivateUsage]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def test_it_starts_serves_and_stops() -> None:
    box = Sandbox(seed=7)
    assert repr(box) == "<Sandbox stopped>"
    with pytest.raises(RuntimeError, match="not running"):
        box.requests()
    with box, box.client() as client:
        assert client.organizations.list()[0].id == Sandbox.organization_id
        assert [request.operation for request in box.requests()] == ["organizations_list"]
        with pytest.raises(RuntimeError, match="running already"):
            box.start()
        url = box.url
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(url, timeout=5)
    box.stop()


def test_a_fault_after_the_commit_leaves_one_purchase() -> None:
    with Sandbox() as box:
        for fault in ("bad_gateway", "close", "reset", "cut_off", "empty", "wrong_type"):
            box.reset()
            # A client remembers what it bought.
            client = box.client(max_retries=5)
            box.fault("domains_buy", fault, when="after")
            with pytest.raises(scaledmail.OutcomeUnknownError):
                client.domains.buy(["new.com"])
            (purchase,) = box.purchases()
            assert (purchase.domain, purchase.price_cents) == ("new.com", 1250)
            (request,) = [each for each in box.requests() if each.operation == "domains_buy"]
            assert request.committed and request.fault == fault


def test_everything_can_be_told() -> None:
    with Sandbox(freeze_clock=True, now="2026-01-12T12:00:00Z", strict=True) as box:
        client = box.client()
        box.set_limits(enforced=False)
        box.fault("orders_list", status=503, body=None, times="always")
        box.fault("orders_get", "rate_limited", retry_after_seconds=3, retry_after_as="date")
        assert [fault["operation"] for fault in box.faults()] == ["orders_list", "orders_get"]
        box.clear_faults()
        box.set_state({"payments": "need_confirming"})
        client.orders.create(
            "price_sandbox_1",
            provider="scaledmail",
            domains=[{"domain": "scaledmail-sandbox-1.com", "first_name": "A", "last_name": "B"}],
        )
        (order,) = box.orders()
        assert order.needs_confirming and order.created_at == "2026-01-12T12:00:00Z"
        box.confirm_payment(order.id)
        box.advance(3)
        assert client.orders.get(order.id).status == "Active"
        client.domains.swap_redirect("sandbox-mail.com", new_redirect="https://new.example")
        assert box.apply_changes() == 1
        box.set_latency(1)
        box.revoke_key("sandbox-key")
        with pytest.raises(scaledmail.PermissionError):
            client.orders.list()
        box.freeze_clock(False)
        box.reset()
        assert box.orders() == [] and len(client.orders.list()) == 2


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ({"faults": [{"operation": "orders_list", "fault": "hnag"}]}, "faults[0].fault"),
        ({"faults": [{"operation": "nope", "fault": "hang"}]}, "faults[0].operation"),
        ({"state": {"organizations": [{"id": "a", "nmae": "b"}]}}, "state.organizations[0].nmae"),
        ({"limits": {"requests_per_second": 0}}, "limits.requests_per_second"),
        ({"host": "0.0.0.0"}, ""),
        ({"seed": -1}, "seed"),
    ],
)
def test_wrong_settings_are_refused_with_their_place(
    settings: dict[str, object], place: str
) -> None:
    with pytest.raises(SandboxError) as caught:
        Sandbox(**settings).start()  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert caught.value.place == place
    assert str(caught.value)


def test_a_fork_leaves_the_parent_its_sandbox() -> None:
    with Sandbox() as box:
        child = os.fork()
        if child == 0:
            try:
                box.requests()
            except SandboxError as error:
                box.stop()
                os._exit(0 if "another process" in str(error) else 1)
            os._exit(2)
        _, status = os.waitpid(child, 0)
        assert status == 0
        with box.client() as client:
            assert len(client.orders.list()) == 2


def test_a_client_keeps_its_sandbox() -> None:
    client = Sandbox().start().client()
    gc.collect()
    assert len(client.orders.list()) == 2
    for box in list(_running):
        box.stop()


def test_the_program_serves_until_it_is_told_to_end(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "scaledmail.sandbox"]
    with subprocess.Popen([*program, "--seed", "3"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip().removeprefix("listening on ")
        with urllib.request.urlopen(f"{url}/_sandbox/state", timeout=10) as answer:
            assert json.load(answer)["payments"] == "accepted"
        process.terminate()
        try:
            assert process.wait(timeout=10) == 0
        finally:
            process.kill()
    file = tmp_path / "state.json"
    file.write_text('{"acounts": []}')
    run = subprocess.run([*program, "--state", str(file)], capture_output=True, text=True)
    assert run.returncode == 1
    assert run.stderr.startswith("scaledmail.sandbox: state.acounts: unknown field")


def test_another_key_has_other_organizations() -> None:
    several = pytest.raises(scaledmail.ConfigError, match="several")
    with Sandbox() as box, box.client(api_key="sandbox-key-several") as client, several:
        client.orders.list()


def test_the_loop_is_not_stopped_by_the_end() -> None:
    async def main() -> int:
        ticks = 0
        async with Sandbox() as box, box.async_client() as client:
            box.fault("orders_list", "hang", when="before", times="always")
            waiting = asyncio.ensure_future(client.orders.list(timeout=30))
            while not box.requests():
                await asyncio.sleep(0.005)

            async def tick() -> None:
                nonlocal ticks
                while True:
                    ticks += 1
                    await asyncio.sleep(0.01)

            ticking = asyncio.ensure_future(tick())
        # The end waited for the answer that hangs, and the loop went on meanwhile.
        for task in (waiting, ticking):
            task.cancel()
        await asyncio.gather(waiting, ticking, return_exceptions=True)
        return ticks

    assert asyncio.run(main()) > 5


def test_types_say_what_the_sandbox_says() -> None:
    with Sandbox() as box:
        with pytest.raises(SandboxError) as caught:
            box.fault("orders_list", "nope")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        assert all(f"`{kind}`" in str(caught.value) for kind in get_args(FaultKind))
        assert str(caught.value).count("`") == 2 * len(get_args(FaultKind)) + 2
        box.client().domains.buy(["new.com"])
        for place, kind in [
            ("/requests", module.RecordedRequest),
            ("/purchases", module.CommittedPurchase),
        ]:
            answer = json.loads(json.dumps(box.control("GET", place)))
            assert set(answer[0]) == {field.name for field in fields(kind)}
    parameters = inspect.signature(Sandbox.fault).parameters
    assert set(get_type_hints(Fault)) <= set(parameters)


def test_who_interrupts_a_charge_is_told_where_its_outcome_is() -> None:
    async def interrupted() -> None:
        async with Sandbox() as box, box.async_client() as client:
            box.fault("domains_buy", "hang", when="after")
            task = asyncio.ensure_future(client.domains.buy(["new.com"], timeout=1))
            while not box.purchases():
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await task
            notes: list[str] = getattr(caught.value, "__notes__", [])
            assert any("client.placements.list()" in note for note in notes) or (
                sys.version_info < (3, 11)
            )
            while (placement := (await client.placements.list())[0]).in_flight:
                await asyncio.sleep(0.01)
            assert placement.outcome == "unknown"
            found = await client.placements.reconcile(placement.key)
            assert found.result == "applied"

    asyncio.run(interrupted())
