"""Methods that the SDK adds: their types, and the examples of their documentation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import scaledmail
from conftest import Sandbox
from scaledmail import CallEvent, Client
from test_calls import example

CART: dict[str, Any] = {
    "provider": "scaledmail",
    "price_id": "price_sandbox_1",
    "domains": [
        {"domain": "scaledmail-sandbox-1.com", "first_name": "Dean", "last_name": "Miller"}
    ],
}


def test_a_placement_is_replayed_under_its_key(sandbox: Sandbox, client: Client) -> None:
    preview = client.orders.preview(**CART)
    assert isinstance(preview.price.amount, Decimal)
    first = client.orders.place(**CART, key="spring-1", expected_price=preview.price.amount)
    again = client.orders.place(**CART, key="spring-1")
    assert (first.outcome, first.replayed, again.replayed) == ("applied", False, True)
    assert first.order_id is not None and again.order_id == first.order_id
    (placement,) = client.placements.list()
    assert (placement.key, placement.state) == ("spring-1", "applied")
    sent = [request["operation"] for request in sandbox.control("requests")]
    assert sent.count("orders_create") == 1


def test_a_dry_run_gives_the_request(sandbox: Sandbox, client: Client) -> None:
    cancelled = client.orders.cancel("recSandboxOrder1", dry_run=True)
    assert cancelled.outcome == "not_sent"
    assert cancelled.request is not None and cancelled.request.method == "DELETE"
    placed = client.with_options(dry_run=True).orders.place(**CART)
    assert placed.outcome == "not_sent"
    assert placed.request is not None and placed.request.body["domains"]
    raw = client.request("DELETE", "/orders/recSandboxOrder1", dry_run=True)
    assert (raw.status, raw.outcome) == (0, "not_sent")
    assert raw.request is not None and "/orders/recSandboxOrder1?" in raw.request.url
    assert {request["method"] for request in sandbox.control("requests")} <= {"GET"}


def test_an_unknown_outcome_has_the_key_to_reconcile(sandbox: Sandbox, client: Client) -> None:
    sandbox.control("faults", {"operation": "orders_create", "fault": "close", "when": "after"})
    try:
        client.orders.place(**CART)
    except scaledmail.OutcomeUnknownError as error:
        assert error.key is not None
        found = client.placements.reconcile(error.key)
        assert (found.result, found.placement.outcome) == ("applied", "applied")
    else:
        raise AssertionError("the answer was lost")


def test_waiting_for_an_order_tells_its_progress(sandbox: Sandbox) -> None:
    events: list[CallEvent] = []
    with Client(**sandbox.settings, on_event=events.append) as client:
        assert client.orders.wait_until_active("recSandboxOrder1").status == "Active"
    (progress,) = [event for event in events if event.event == "progress"]
    assert (progress.order_id, progress.order_status) == ("recSandboxOrder1", "Active")
    assert progress.active_domains == progress.total_domains


def test_documentation_examples_run(client: Client, additions: dict[str, Any]) -> None:
    client.orders.place(**CART, key="spring-1")
    # What is settled by hand must be unknown, and old.
    for operation in additions["operations"].keys() - {"placements_settle", "orders_place"}:
        noun, _, method = operation.partition("_")
        names: dict[str, Any] = {"client": client}
        exec(example(getattr(getattr(client, noun), method)), names)
        assert names["answer"] is not None
