"""What people would write without the package: the same calls, with types."""

# ruff: noqa: D101, D102, D107

from __future__ import annotations

from typing import Any

import aiohttp
import httpx
import msgspec
import pydantic
import requests
import scaledmail

KEY = "bench-key"
ORGANIZATION = "recBenchOrganization"
HEADERS = {"authorization": f"Bearer {KEY}"}
QUERY = {"id": ORGANIZATION}


class PydanticDomain(pydantic.BaseModel):
    id: str | None = None
    name: str | None = None
    status: str | None = None


class PydanticPackage(pydantic.BaseModel):
    type: str | None = None
    id: str | None = None
    note: str | None = None
    payment_id: str | None = None
    created_at: str | None = None
    total_domains: int | None = None
    status: str | None = None
    domains: list[PydanticDomain] | None = None


class PydanticOrder(pydantic.BaseModel):
    id: str | None = None
    created_at: str | None = None
    amount: float | None = None
    tag: str | None = None
    status: str | None = None
    description: str | None = None
    invoices: list[Any] | None = None
    total_domains: int | None = None
    packages: list[PydanticPackage] | None = None
    addons: list[Any] | None = None
    current_items: list[Any] | None = None


class PydanticMailbox(pydantic.BaseModel):
    first_name: str | None = None
    last_name: str | None = None
    alias: str | None = None
    email: str | None = None
    domain_id: str | None = None
    payment_id: str | None = None
    order_id: str | None = None
    order_type: str | None = None
    status: str | None = None
    tag: str | None = None
    mailbox_password: str | None = None


class PydanticMailboxes(pydantic.BaseModel):
    total: int | None = None
    mailboxes: list[PydanticMailbox] | None = None


class MsgspecDomain(msgspec.Struct):
    id: str | None = None
    name: str | None = None
    status: str | None = None


class MsgspecPackage(msgspec.Struct):
    type: str | None = None
    id: str | None = None
    note: str | None = None
    payment_id: str | None = None
    created_at: str | None = None
    total_domains: int | None = None
    status: str | None = None
    domains: list[MsgspecDomain] | None = None


class MsgspecOrder(msgspec.Struct):
    id: str | None = None
    created_at: str | None = None
    amount: float | None = None
    tag: str | None = None
    status: str | None = None
    description: str | None = None
    invoices: list[Any] | None = None
    total_domains: int | None = None
    packages: list[MsgspecPackage] | None = None
    addons: list[Any] | None = None
    current_items: list[Any] | None = None


class MsgspecMailbox(msgspec.Struct):
    first_name: str | None = None
    last_name: str | None = None
    alias: str | None = None
    email: str | None = None
    domain_id: str | None = None
    payment_id: str | None = None
    order_id: str | None = None
    order_type: str | None = None
    status: str | None = None
    tag: str | None = None
    mailbox_password: str | None = None


class MsgspecMailboxes(msgspec.Struct):
    total: int | None = None
    mailboxes: list[MsgspecMailbox] | None = None


def _five(mailbox: Any) -> tuple[Any, ...]:
    return (
        mailbox.email,
        mailbox.first_name,
        mailbox.last_name,
        mailbox.status,
        mailbox.mailbox_password,
    )


class Sync:
    """Blocking calls."""

    def __init__(self, base_url: str) -> None:
        self.order_url = f"{base_url}/orders/recBenchOrder"
        self.list_url = f"{base_url}/mailboxes/recBenchDomain"
        self.httpx_client = httpx.Client(headers=HEADERS)
        self.session = requests.Session()
        self.session.headers.update(HEADERS)
        self.ours = scaledmail.Client(
            api_key=KEY,
            organization_id=ORGANIZATION,
            base_url=base_url,
            pacing=False,
            journal="memory",
        )
        self.mailboxes = msgspec.json.Decoder(MsgspecMailboxes)

    def scaledmail(self) -> str | None:
        return self.ours.orders.get("recBenchOrder").status

    def httpx_pydantic(self) -> str | None:
        answer = self.httpx_client.get(self.order_url, params=QUERY)
        return PydanticOrder.model_validate_json(answer.content).status

    def requests_pydantic(self) -> str | None:
        answer = self.session.get(self.order_url, params=QUERY)
        return PydanticOrder.model_validate_json(answer.content).status

    def list_scaledmail(self) -> int:
        found = self.ours.mailboxes.list("recBenchDomain", password=True)
        return sum(1 for mailbox in found if mailbox.email)

    def whole_scaledmail(self) -> int:
        found = self.ours.mailboxes.list("recBenchDomain", password=True)
        return sum(len(_five(mailbox)) for mailbox in found)

    def whole_msgspec(self) -> int:
        found = self.mailboxes.decode(self.fetch())
        return sum(len(_five(mailbox)) for mailbox in found.mailboxes or ())

    def fetch(self) -> bytes:
        return self.httpx_client.get(self.list_url, params=QUERY).content

    def list_msgspec(self) -> int:
        found = self.mailboxes.decode(self.fetch())
        return sum(1 for mailbox in found.mailboxes or () if mailbox.email)

    def list_pydantic(self) -> int:
        found = PydanticMailboxes.model_validate_json(self.fetch())
        return sum(1 for mailbox in found.mailboxes or () if mailbox.email)


class Async:
    """Awaited calls."""

    def __init__(self, base_url: str) -> None:
        self.order_url = f"{base_url}/orders/recBenchOrder"
        self.session = aiohttp.ClientSession(
            headers=HEADERS, connector=aiohttp.TCPConnector(limit=0)
        )
        self.httpx_client = httpx.AsyncClient(headers=HEADERS)
        self.ours = scaledmail.AsyncClient(
            api_key=KEY,
            organization_id=ORGANIZATION,
            base_url=base_url,
            pacing=False,
            journal="memory",
        )
        self.order = msgspec.json.Decoder(MsgspecOrder)

    async def scaledmail(self) -> str | None:
        return (await self.ours.orders.get("recBenchOrder")).status

    async def aiohttp_msgspec(self) -> str | None:
        async with self.session.get(self.order_url, params=QUERY) as answer:
            return self.order.decode(await answer.read()).status

    async def httpx_pydantic(self) -> str | None:
        answer = await self.httpx_client.get(self.order_url, params=QUERY)
        return PydanticOrder.model_validate_json(answer.content).status

    async def close(self) -> None:
        await self.session.close()
        await self.httpx_client.aclose()
        await self.ours.aclose()
