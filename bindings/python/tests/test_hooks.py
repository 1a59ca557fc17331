"""Callbacks: who is asked, in which thread, and what becomes of what they raise."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import traceback
from collections.abc import Callable
from typing import Any

import pytest
import scaledmail
from conftest import Sandbox
from scaledmail import AsyncClient, CallEvent, Client, Confirmation, PlannedRequest

DOMAINS = ["hooked-one.com"]


class MineError(Exception):
    """Of whoever wrote the callback."""


def buy(sandbox: Sandbox, asynchronous: bool, **hooks: Any) -> scaledmail.Receipt:
    """Buy a domain through one of the clients."""
    if not asynchronous:
        with Client(**sandbox.settings, **hooks) as client:
            return client.domains.buy(DOMAINS)

    async def main() -> scaledmail.Receipt:
        async with AsyncClient(**sandbox.settings, **hooks) as client:
            return await client.domains.buy(DOMAINS)

    return asyncio.run(main())


def bought(sandbox: Sandbox) -> int:
    """How many purchases were sent."""
    return [request["operation"] for request in sandbox.control("requests")].count("domains_buy")


faces = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


@faces
def test_whoever_confirms_sees_what_is_bought(sandbox: Sandbox, asynchronous: bool) -> None:
    seen: list[Confirmation] = []

    def confirm(confirmation: Confirmation) -> bool:
        seen.append(confirmation)
        return True

    assert buy(sandbox, asynchronous, confirm=confirm).outcome == "applied"
    (found,) = seen
    assert (found.operation, found.effect, found.request.method) == (
        "domains_buy",
        "charge",
        "POST",
    )
    assert bought(sandbox) == 1


@faces
@pytest.mark.parametrize("answer", [0, 1, "", "no", "yes", object()])
def test_what_is_no_answer_is_a_mistake(
    sandbox: Sandbox, asynchronous: bool, answer: object
) -> None:
    def confirm(_: Confirmation) -> object:
        return answer

    with pytest.raises(TypeError, match="confirm returns True or False"):
        buy(sandbox, asynchronous, confirm=confirm)
    assert bought(sandbox) == 0


@faces
@pytest.mark.parametrize("answer", [False, None])
def test_whatever_is_not_true_refuses(sandbox: Sandbox, asynchronous: bool, answer: object) -> None:
    def confirm(_: Confirmation) -> object:
        return answer

    with pytest.raises(scaledmail.CancelledError) as caught:
        buy(sandbox, asynchronous, confirm=confirm)
    assert caught.value.outcome == "not_sent"
    assert bought(sandbox) == 0


@faces
@pytest.mark.parametrize("hook", ["confirm", "on_request"])
def test_what_a_callback_raises_is_raised_and_nothing_is_sent(
    sandbox: Sandbox, asynchronous: bool, hook: str
) -> None:
    def fail(_: object) -> None:
        raise MineError("no") from KeyError("cause")

    with pytest.raises(MineError) as caught:
        buy(sandbox, asynchronous, **{hook: fail})
    context = caught.value.__context__
    assert isinstance(context, scaledmail.ScaledMailError)
    assert context.outcome == "not_sent"
    assert isinstance(caught.value.__cause__, KeyError)
    assert "in fail" in "".join(traceback.format_exception(caught.value))
    assert bought(sandbox) == 0


@faces
def test_the_context_of_what_a_callback_raises_is_kept(
    sandbox: Sandbox, asynchronous: bool
) -> None:
    def fail(_: object) -> None:
        try:
            _ = os.environ["MISSING"]
        except KeyError:
            raise MineError from None

    with pytest.raises(MineError) as caught:
        buy(sandbox, asynchronous, confirm=fail)
    context = caught.value.__context__
    assert isinstance(context, scaledmail.CancelledError)
    assert isinstance(context.__context__, KeyError)


@faces
def test_requests_are_seen_before_they_are_sent(sandbox: Sandbox, asynchronous: bool) -> None:
    seen: list[tuple[str, int]] = []

    def look(request: PlannedRequest) -> None:
        seen.append((request.operation, bought(sandbox)))

    buy(sandbox, asynchronous, on_request=look)
    assert ("domains_buy", 0) in seen
    assert bought(sandbox) == 1


def test_raw_requests_are_seen_too(sandbox: Sandbox) -> None:
    seen: list[PlannedRequest] = []
    client = Client(**sandbox.settings, on_request=seen.append)
    assert client.request("GET", "/orders").status == 200
    assert len(seen) == 1
    assert "sandbox-key" not in repr(seen[0].to_dict(reveal=True))


def test_callbacks_run_where_the_call_was_made(sandbox: Sandbox) -> None:
    threads: list[threading.Thread] = []

    def note(_: object) -> bool:
        threads.append(threading.current_thread())
        return True

    hooks: dict[str, Callable[[Any], Any]] = {
        "confirm": note,
        "on_request": note,
        "on_event": note,
    }
    buy(sandbox, False, **hooks)
    sandbox.control("reset", {})
    buy(sandbox, True, **hooks)
    assert len(threads) > 6
    assert set(threads) == {threading.current_thread()}
    other = threading.Thread(target=buy, args=(sandbox, False), kwargs=hooks)
    threads.clear()
    sandbox.control("reset", {})
    other.start()
    other.join(20)
    assert set(threads) == {other}


def test_callbacks_of_the_async_client_may_be_awaited(sandbox: Sandbox) -> None:
    order: list[str] = []

    async def confirm(_: Confirmation) -> bool:
        await asyncio.sleep(0)
        order.append("confirm")
        return True

    async def look(request: PlannedRequest) -> None:
        await asyncio.sleep(0)
        if request.operation == "domains_buy":
            order.append("request")

    buy(sandbox, True, confirm=confirm, on_request=look)
    assert order == ["confirm", "request"]


def test_an_awaitable_agrees_to_nothing_in_the_blocking_client(sandbox: Sandbox) -> None:
    async def agree() -> bool:
        return True

    def confirm(_: Confirmation) -> Any:
        return agree()

    with pytest.raises(TypeError, match="AsyncClient"):
        buy(sandbox, False, confirm=confirm)
    assert bought(sandbox) == 0


def test_a_task_that_is_cancelled_while_it_is_asked_sends_nothing(sandbox: Sandbox) -> None:
    async def main() -> None:
        asked = asyncio.Event()

        async def confirm(_: Confirmation) -> bool:
            asked.set()
            await asyncio.sleep(60)
            return True

        async with AsyncClient(**sandbox.settings, confirm=confirm) as client:
            task = asyncio.create_task(client.domains.buy(DOMAINS))
            await asked.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(main())
    assert bought(sandbox) == 0


def test_ctrl_c_while_somebody_is_asked_sends_nothing(sandbox: Sandbox) -> None:
    def confirm(_: Confirmation) -> bool:
        signal.raise_signal(signal.SIGINT)
        return True

    with pytest.raises(KeyboardInterrupt):
        buy(sandbox, False, confirm=confirm)
    assert bought(sandbox) == 0


@faces
def test_events_tell_the_whole_call(sandbox: Sandbox, asynchronous: bool) -> None:
    events: list[CallEvent] = []
    buy(sandbox, asynchronous, on_event=events.append)
    last = events[-1]
    assert (last.event, last.operation, last.outcome) == ("ended", "domains_buy", "applied")
    own = [event.event for event in events if event.operation == "domains_buy"]
    assert own == ["attempted", "ended"]


@faces
def test_a_listener_that_fails_changes_nothing(
    sandbox: Sandbox, asynchronous: bool, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: CallEvent) -> None:
        raise MineError("deaf")

    assert buy(sandbox, asynchronous, on_event=fail).outcome == "applied"
    errors = [record for record in caplog.records if record.levelname == "ERROR"]
    assert {record.message for record in errors} == {"on_event raised"}
    assert errors[0].exc_info is not None


def test_a_derived_client_asks_the_same_person(sandbox: Sandbox) -> None:
    client = Client(**sandbox.settings, confirm=lambda _: False).with_options(timeout=30)
    with pytest.raises(scaledmail.CancelledError):
        client.domains.buy(DOMAINS)


def test_what_cannot_be_called_is_refused() -> None:
    for name in ("confirm", "on_request", "on_event"):
        hooks: dict[str, Any] = {name: True}
        with pytest.raises(TypeError, match=f"{name}: a callable is expected, not bool"):
            Client(api_key="k", **hooks)


@pytest.mark.parametrize("name", ["confirm", "on_request"])
def test_a_callback_that_never_answers_does_not_hold_the_call(sandbox: Sandbox, name: str) -> None:
    cancelled = asyncio.Event()

    async def never(_: object) -> bool:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()
        return True

    async def main() -> None:
        hooks: dict[str, Any] = {name: never}
        async with AsyncClient(**sandbox.settings, **hooks, timeout=0.3) as client:
            with pytest.raises(scaledmail.TimeoutError) as caught:
                await client.domains.buy(DOMAINS, key="late")
            assert caught.value.outcome == "not_sent"
            await asyncio.wait_for(cancelled.wait(), 20)
            # Nobody holds the key any more.
            sure = client.with_options(timeout=20)
            assert not any(placement.in_flight for placement in await sure.placements.list())

    asyncio.run(main())
    assert bought(sandbox) == 0


def test_a_cancelled_task_is_not_bought_for_by_a_stubborn_callback(sandbox: Sandbox) -> None:
    asked = asyncio.Event()

    async def stubborn(_: Confirmation) -> bool:
        asked.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            return True
        return False

    async def main() -> None:
        async with AsyncClient(**sandbox.settings, confirm=stubborn) as client:
            task = asyncio.create_task(client.domains.buy(DOMAINS))
            await asyncio.wait_for(asked.wait(), 20)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(main())
    assert bought(sandbox) == 0


def test_what_would_never_be_awaited_is_refused_at_once() -> None:
    async def hook(_: object) -> bool:
        return True

    for face, names in (
        (Client, ["confirm", "on_request", "on_event"]),
        (AsyncClient, ["on_event"]),
    ):
        for name in names:
            hooks: dict[str, Any] = {name: hook}
            with pytest.raises(TypeError, match=f"{name}: a plain function is expected"):
                face(api_key="k", **hooks)


def test_a_subclass_keeps_what_is_its_own(sandbox: Sandbox) -> None:
    class Tenant(Client):
        def __init__(self, tenant: str, **settings: Any) -> None:
            super().__init__(**settings)
            self.tenant = tenant

    derived = Tenant("one", **sandbox.settings).with_options(timeout=3)
    assert (type(derived), derived.tenant, derived.timeout) == (Tenant, "one", 3)


@faces
def test_a_failing_look_after_the_charge_does_not_hide_its_outcome(
    sandbox: Sandbox, asynchronous: bool, caplog: pytest.LogCaptureFixture
) -> None:
    def look(request: PlannedRequest) -> None:
        if request.operation == "orders_get":
            raise MineError

    cart: dict[str, Any] = {
        "price_id": "price_sandbox_1",
        "provider": "scaledmail",
        "domains": [{"domain": "scaledmail-sandbox-1.com", "first_name": "A", "last_name": "B"}],
    }

    async def main() -> scaledmail.Receipt:
        async with AsyncClient(**sandbox.settings, on_request=look) as client:
            return await client.orders.place(**cart)

    if asynchronous:
        receipt = asyncio.run(main())
    else:
        receipt = Client(**sandbox.settings, on_request=look).orders.place(**cart)
    assert receipt.outcome == "applied"
    assert "could not be verified" in " ".join(receipt.warnings)
    assert "a callback raised" in caplog.text
