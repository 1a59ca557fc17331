"""What type checkers see. It is checked, not run."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import scaledmail
from scaledmail import (
    Acknowledgement,
    Alias,
    AliasConfig,
    AsyncClient,
    Client,
    Domain,
    DomainConfig,
    DomainOffer,
    Hosting,
    Items,
    Mailbox,
    MailboxList,
    Order,
    OrderStatus,
    OrderSummary,
    Outcome,
    PlannedRequest,
    Preview,
    Price,
    RawResponse,
    Receipt,
    Reconciliation,
    Secret,
    Violation,
)
from typing_extensions import assert_type


def clients() -> None:
    client = Client(api_key=Secret("k"), journal=Path("journal"), max_per_day=Decimal(100))
    assert_type(client, Client)
    assert_type(client.with_options(timeout=5), Client)
    assert_type(client.timeout, float)
    assert_type(client.organization_id, str | None)
    assert_type(client.max_per_day, Decimal | None)
    with Client(max_per_call="12.50", ca_certificate=b"pem") as opened:
        assert_type(opened, Client)
    Client(api_key=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Client("k")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def answers(client: Client) -> None:
    mailboxes = client.mailboxes.list("recDomain", password=True)
    assert_type(mailboxes, MailboxList)
    assert_type(mailboxes[0], Mailbox)
    assert_type(mailboxes[:2], Items[Mailbox])
    assert_type(mailboxes.mailboxes, Items[Mailbox] | None)
    assert_type([box.mailbox_password for box in mailboxes], list[Secret | None])
    assert_type(mailboxes.to_rows(), list[dict[str, Any]])
    assert_type(client.domains.search(["a.com"]), Items[DomainOffer])
    order = client.orders.get("recOrder", timeout=3, max_retries=0)
    assert_type(order, Order)
    assert_type(order.created_at, datetime | None)
    assert_type(order.amount, Decimal | None)
    assert_type(order.status, OrderStatus | str | None)
    assert_type(order.to_dict(), dict[str, Any])
    assert_type(order.extra, dict[str, Any])
    for purchased in client.domains.list_purchased():
        assert_type(purchased.renewal_at, date | None)
    for summary in client.orders.list():
        assert_type(summary, OrderSummary)
    order.status = "Active"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def placing(client: Client, domain: Domain) -> None:
    hosting: Hosting = {"provider": "Porkbun", "username": "u", "password": Secret("p")}
    domains: list[DomainConfig] = [
        {"domain": "a.com", "first_name": "Dean", "last_name": "Miller"},
        DomainConfig(
            domain="b.com", aliases=[AliasConfig(first_name="D", last_name="M", alias="d")]
        ),
    ]
    assert_type(domain.mailbox, Items[Alias] | None)
    for aliases in (domain.mailbox or (), [Alias.from_dict({"alias": "d"})]):
        domains.append({"domain": "c.com", "aliases": aliases})
    receipt = client.orders.create(
        "price_1",
        provider="other",
        domains=domains,
        hosting={**hosting, "smtp_password": "free-form"},
        key="spring",
        expected_price="28.00",
    )
    assert_type(receipt, Receipt)
    assert_type(receipt.outcome, Outcome)
    assert_type(receipt.price, Price | None)
    if receipt.outcome == "unknown":
        assert_type(receipt.outcome, Literal["unknown"])
    assert_type(client.orders.preview(provider="scaledmail", price_id="p"), Preview)
    assert_type(client.placements.reconcile("spring"), Reconciliation)
    assert_type(client.orders.cancel("recOrder", dry_run=True).request, PlannedRequest | None)
    assert_type(client.orders.cancel("recOrder"), Acknowledgement)
    client.orders.create("p", provider="elsewhere")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.orders.create("p")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.orders.list(key="k")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    assert_type(client.request("POST", "/new", body={"a": 1}), RawResponse)


async def awaited(client: AsyncClient) -> None:
    assert_type(await client.orders.get("recOrder"), Order)
    assert_type(await client.domains.search(["a.com"]), Items[DomainOffer])
    async with client.with_options(max_retries=0) as other:
        assert_type(other, AsyncClient)


def errors(error: scaledmail.ScaledMailError) -> None:
    assert_type(error.outcome, Outcome | None)
    assert_type(error.retry_after, float | None)
    assert_type(error.violations, tuple[Violation, ...])
    assert_type(error.raw_body, Secret | None)
    if isinstance(error, scaledmail.TimeoutError):
        as_builtin: TimeoutError = error
        assert_type(as_builtin.errno, int | None)


def matched(found: object) -> str:
    match found:
        case DomainOffer(domain=str(name), price=Decimal()):
            return name
        case _:
            return ""
