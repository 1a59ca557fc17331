# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Answers: shared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from ..._items import Items
from ..._model import Model
from ..values import DomainResult, Outcome, PreviewStatus, PriceSource


class Alias(Model):
    """A mailbox by its sender name and the local part of its address. Documented by the vendor
    for pre-warmed inboxes, seen on live accounts for domains.
    """

    __slots__ = ()
    __match_args__ = ("first_name", "last_name", "alias")

    @property
    def first_name(self) -> str | None:
        """First name of the sender."""
        return self._text("first_name")

    @property
    def last_name(self) -> str | None:
        """Last name of the sender."""
        return self._text("last_name")

    @property
    def alias(self) -> str | None:
        """The part of the address before the `@`."""
        return self._text("alias")


class Acknowledgement(Model):
    """The answer to a change. Documented by the vendor for `orders.cancel`, inferred for the
    others.
    """

    __slots__ = ()
    __match_args__ = ("success", "message", "outcome", "request")
    _always = ("outcome",)

    @property
    def success(self) -> bool | None:
        """Whether the request was accepted. Most changes of domains are applied later, by
        ScaledMail's staff.
        """
        return self._boolean("success")

    @property
    def message(self) -> str | None:
        """A sentence for people."""
        return self._text("message")

    @property
    def outcome(self) -> Outcome:
        """What is known of the effect of a write: `not_sent`, nothing was sent; `rejected`, the
        service refused; `applied`, it happened; `unknown`, it may have happened.

        One of ``"not_sent"``, ``"rejected"``, ``"applied"``, ``"unknown"``.
        """
        return self._given(self._literal("outcome"))

    @property
    def request(self) -> PlannedRequest | None:
        """On a dry run the request that would have been sent; nothing was."""
        return self._model("request", PlannedRequest)


class PlannedRequest(Model):
    """A request as it is, or would be, sent, with a mask in place of every secret."""

    __slots__ = ()
    __match_args__ = ("operation", "method", "url", "body")
    _always = ("operation", "method", "url")

    @property
    def operation(self) -> str:
        """The operation, or a method and path."""
        return self._given(self._text("operation"))

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self._given(self._text("method"))

    @property
    def url(self) -> str:
        """The whole address."""
        return self._given(self._text("url"))

    @property
    def body(self) -> Any:
        """The JSON body."""
        return self._any("body")


class PriceLine(Model):
    """A part of a price."""

    __slots__ = ()
    __match_args__ = ("name", "quantity", "amount", "period")
    _always = ("name", "quantity", "amount")

    @property
    def name(self) -> str:
        """What it is for."""
        return self._given(self._text("name"))

    @property
    def quantity(self) -> int:
        """How many."""
        return self._given(self._integer("quantity"))

    @property
    def amount(self) -> Decimal:
        """The price of all of them, in the currency of the price."""
        return self._given(self._decimal("amount"))

    @property
    def period(self) -> str | None:
        """How often it is charged: `once`, `monthly` or `yearly`."""
        return self._text("period")


class Price(Model):
    """What a placement costs at once, as far as that can be known."""

    __slots__ = ()
    __match_args__ = ("amount", "currency", "source", "estimate", "lines")
    _always = ("currency", "source", "estimate", "lines")

    @property
    def amount(self) -> Decimal | None:
        """The sum that is charged at once; missing when it is not known, or in units that are
        not clear.
        """
        return self._decimal("amount")

    @property
    def currency(self) -> str:
        """`USD`, or `unclear` when nothing says whether amounts are dollars or cents."""
        return self._given(self._text("currency"))

    @property
    def source(self) -> PriceSource:
        """Where a price is from: `search`, the offers of domains; `package`, the list of
        packages; `calculation`, what `packages.calculate` takes for a unit; `stock`, the
        pre-warmed stock; `none`, it is not known.

        One of ``"search"``, ``"package"``, ``"calculation"``, ``"stock"``, ``"none"``.
        """
        return self._given(self._literal("source"))

    @property
    def estimate(self) -> bool:
        """Whether what is charged may differ."""
        return self._given(self._boolean("estimate"))

    @property
    def lines(self) -> Items[PriceLine]:
        """What it is made of. Lines of an `unclear` price are as the service gave them."""
        return self._given(self._models("lines", PriceLine))


class PlacedDomain(Model):
    """What became of one domain of a placement."""

    __slots__ = ()
    __match_args__ = ("domain", "result", "order_id")
    _always = ("domain", "result")

    @property
    def domain(self) -> str:
        """The name."""
        return self._given(self._text("domain"))

    @property
    def result(self) -> DomainResult:
        """What became of one domain: `applied` or `not_found_yet`.

        One of ``"applied"``, ``"not_found_yet"``.
        """
        return self._given(self._literal("result"))

    @property
    def order_id(self) -> str | None:
        """The order that it belongs to, for `orders.get`."""
        return self._text("order_id")


class Receipt(Model):
    """What is known of a placement that succeeded, or of a dry run."""

    __slots__ = ()
    __match_args__ = (
        "outcome",
        "key",
        "operation",
        "attempt",
        "replayed",
        "order_id",
        "tag",
        "placed_at",
        "price",
        "domains",
        "duplicates",
        "warnings",
        "answer",
        "request",
    )
    _always = ("outcome", "operation", "attempt", "replayed", "domains", "duplicates", "warnings")

    @property
    def outcome(self) -> Outcome:
        """What is known of the effect of a write: `not_sent`, nothing was sent; `rejected`, the
        service refused; `applied`, it happened; `unknown`, it may have happened.

        One of ``"not_sent"``, ``"rejected"``, ``"applied"``, ``"unknown"``.
        """
        return self._given(self._literal("outcome"))

    @property
    def key(self) -> str | None:
        """The key of the placement."""
        return self._text("key")

    @property
    def operation(self) -> str:
        """The operation: `"orders_create"`."""
        return self._given(self._text("operation"))

    @property
    def attempt(self) -> int:
        """Which attempt under this key it was; the first is 1."""
        return self._given(self._integer("attempt"))

    @property
    def replayed(self) -> bool:
        """Whether the placement had been made before: nothing was sent this time."""
        return self._given(self._boolean("replayed"))

    @property
    def order_id(self) -> str | None:
        """The id of the order, for `orders.get`, once a reading has shown that it is one.
        `placements.reconcile` finds it when it is missing.
        """
        return self._text("order_id")

    @property
    def tag(self) -> str | None:
        """The tag that the order was sent with."""
        return self._text("tag")

    @property
    def placed_at(self) -> datetime | None:
        """When it was sent."""
        return self._date_time("placed_at")

    @property
    def price(self) -> Price | None:
        """What it costs, if that was looked up."""
        return self._model("price", Price)

    @property
    def domains(self) -> Items[PlacedDomain]:
        """What became of each domain, as far as it is known."""
        return self._given(self._models("domains", PlacedDomain))

    @property
    def duplicates(self) -> tuple[str, ...]:
        """Further orders that match the placement."""
        return self._given(self._texts("duplicates"))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong without changing the outcome, such as a journal that could not be
        written to after the send.
        """
        return self._given(self._texts("warnings"))

    @property
    def answer(self) -> Mapping[str, Any] | None:
        """What the service answered, under its names."""
        return self._mapping("answer")

    @property
    def request(self) -> PlannedRequest | None:
        """On a dry run the request that would have been sent; nothing was."""
        return self._model("request", PlannedRequest)


class PreviewedDomain(Model):
    """A domain of a cart."""

    __slots__ = ()
    __match_args__ = ("domain", "status", "price", "blacklists")
    _always = ("domain", "status")

    @property
    def domain(self) -> str:
        """The name."""
        return self._given(self._text("domain"))

    @property
    def status(self) -> PreviewStatus:
        """What a domain is doing: `available`, it can be bought; `taken`, somebody has it;
        `owned`, the account bought it and an order can use it; `in_use`, it belongs to an
        order of the account already; `elsewhere`, it is not the account's; `unknown`.

        One of ``"available"``, ``"taken"``, ``"owned"``, ``"in_use"``, ``"elsewhere"``,
        ``"unknown"``.
        """
        return self._given(self._literal("status"))

    @property
    def price(self) -> Decimal | None:
        """What it costs to buy, in US dollars."""
        return self._decimal("price")

    @property
    def blacklists(self) -> tuple[str, ...] | None:
        """Blacklists that it is on."""
        return self._texts("blacklists")


class Preview(Model):
    """What placing a cart would do and cost."""

    __slots__ = ()
    __match_args__ = ("operation", "key", "price", "ready", "domains", "notes", "request")
    _always = ("operation", "key", "price", "ready", "domains", "notes", "request")

    @property
    def operation(self) -> str:
        """The operation that would be sent: `"orders_create"`."""
        return self._given(self._text("operation"))

    @property
    def key(self) -> str:
        """The key that it would be placed under, if none is given."""
        return self._given(self._text("key"))

    @property
    def price(self) -> Price:
        """What a placement costs at once, as far as that can be known."""
        return self._given(self._model("price", Price))

    @property
    def ready(self) -> bool:
        """Whether nothing is known that stands in the way."""
        return self._given(self._boolean("ready"))

    @property
    def domains(self) -> Items[PreviewedDomain]:
        """The domains of the cart."""
        return self._given(self._models("domains", PreviewedDomain))

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands in the way, or should be known."""
        return self._given(self._texts("notes"))

    @property
    def request(self) -> PlannedRequest:
        """A request as it is, or would be, sent, with a mask in place of every secret."""
        return self._given(self._model("request", PlannedRequest))
