# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Answers: orders."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ..._items import Items
from ..._model import Envelope, Model
from ..values import OrderDomainStatus, OrderPackageType, OrderStatus


class OrderSummary(Model):
    """An order in the list: no tag, no domains."""

    __slots__ = ()
    __match_args__ = ("id", "amount", "created_at", "status", "description")

    @property
    def id(self) -> str | None:
        """The id of the order, for `orders.get`. Documented by the vendor."""
        return self._text("id")

    @property
    def amount(self) -> Decimal | None:
        """What the order costs. Documented by the vendor; US dollars for each period, inferred."""
        return self._decimal("amount")

    @property
    def created_at(self) -> datetime | None:
        """When the order was made (RFC 3339). Documented by the vendor."""
        return self._date_time("created_at")

    @property
    def status(self) -> OrderStatus | str | None:
        """How far an order, or a package within it, is: `Active` or `Cancelled`. `Active` may
        still mean that the payment needs confirming in the web app (seen on live accounts,
        not documented). Both values are documented by the vendor for orders, inferred for
        packages. `In Progress`, until an order is set up, is inferred from the status of
        domains. There may be more values.

        Known values: ``"Active"``, ``"Cancelled"``, ``"In Progress"``. Others may come.
        """
        return self._text("status")

    @property
    def description(self) -> str | None:
        """What was ordered, for people. Documented by the vendor."""
        return self._text("description")


class Order(Model):
    """An order with its tag, packages and domains."""

    __slots__ = ()
    __match_args__ = (
        "id",
        "created_at",
        "amount",
        "tag",
        "status",
        "description",
        "invoices",
        "total_domains",
        "packages",
        "addons",
        "current_items",
    )

    @property
    def id(self) -> str | None:
        """The id of the order. Documented by the vendor."""
        return self._text("id")

    @property
    def created_at(self) -> datetime | None:
        """When the order was made (RFC 3339). Documented by the vendor."""
        return self._date_time("created_at")

    @property
    def amount(self) -> Decimal | None:
        """What the order costs. Documented by the vendor; US dollars for each period, inferred."""
        return self._decimal("amount")

    @property
    def tag(self) -> str | None:
        """The tag of the order. `orders.get` is the only operation that shows it for an order.
        Documented by the vendor.
        """
        return self._text("tag")

    @property
    def status(self) -> OrderStatus | str | None:
        """How far an order, or a package within it, is: `Active` or `Cancelled`. `Active` may
        still mean that the payment needs confirming in the web app (seen on live accounts,
        not documented). Both values are documented by the vendor for orders, inferred for
        packages. `In Progress`, until an order is set up, is inferred from the status of
        domains. There may be more values.

        Known values: ``"Active"``, ``"Cancelled"``, ``"In Progress"``. Others may come.
        """
        return self._text("status")

    @property
    def description(self) -> str | None:
        """What was ordered, for people. Documented by the vendor."""
        return self._text("description")

    @property
    def invoices(self) -> tuple[Any, ...] | None:
        """The invoices. Documented by the vendor; the shape of an entry is not."""
        return self._values_of("invoices")

    @property
    def total_domains(self) -> int | None:
        """How many domains the order has. Documented by the vendor."""
        return self._integer("total_domains")

    @property
    def packages(self) -> Items[OrderPackage] | None:
        """The packages of the order. Documented by the vendor."""
        return self._models("packages", OrderPackage)

    @property
    def addons(self) -> tuple[Any, ...] | None:
        """The add-ons of the order. Documented by the vendor; the shape of an entry is not."""
        return self._values_of("addons")

    @property
    def current_items(self) -> tuple[Any, ...] | None:
        """The items that are charged at present. Documented by the vendor; the shape of an entry
        and this reading are not.
        """
        return self._values_of("current_items")


class OrderPackage(Model):
    """A package within an order."""

    __slots__ = ()
    __match_args__ = (
        "type",
        "id",
        "note",
        "payment_id",
        "created_at",
        "total_domains",
        "status",
        "domains",
    )

    @property
    def type(self) -> OrderPackageType | str | None:
        """The mail provider of a package within an order. Documented by the vendor, as a list
        that goes on; `SMTP` is inferred. There may be more values.

        Known values: ``"Google"``, ``"Microsoft"``, ``"SMTP"``. Others may come.
        """
        return self._text("type")

    @property
    def id(self) -> str | None:
        """The id of the package within the order. Domains and mailboxes call it `order_id`.
        Documented by the vendor.
        """
        return self._text("id")

    @property
    def note(self) -> str | None:
        """A note for people. Documented by the vendor."""
        return self._text("note")

    @property
    def payment_id(self) -> str | None:
        """The id of the order. Documented by the vendor."""
        return self._text("payment_id")

    @property
    def created_at(self) -> datetime | None:
        """When the package was made (RFC 3339). Documented by the vendor."""
        return self._date_time("created_at")

    @property
    def total_domains(self) -> int | None:
        """How many domains the package has. Documented by the vendor."""
        return self._integer("total_domains")

    @property
    def status(self) -> OrderStatus | str | None:
        """How far an order, or a package within it, is: `Active` or `Cancelled`. `Active` may
        still mean that the payment needs confirming in the web app (seen on live accounts,
        not documented). Both values are documented by the vendor for orders, inferred for
        packages. `In Progress`, until an order is set up, is inferred from the status of
        domains. There may be more values.

        Known values: ``"Active"``, ``"Cancelled"``, ``"In Progress"``. Others may come.
        """
        return self._text("status")

    @property
    def domains(self) -> Items[OrderDomain] | None:
        """The domains of the package. Documented by the vendor."""
        return self._models("domains", OrderDomain)


class OrderDomain(Model):
    """A domain of an order."""

    __slots__ = ()
    __match_args__ = ("id", "name", "status")

    @property
    def id(self) -> str | None:
        """The id of the domain. Documented by the vendor."""
        return self._text("id")

    @property
    def name(self) -> str | None:
        """The name of the domain. Documented by the vendor."""
        return self._text("name")

    @property
    def status(self) -> OrderDomainStatus | str | None:
        """How far a domain of an order is set up. May be empty (documented by the vendor), which
        is taken as not set up yet (inferred). The other values are inferred from those of
        `domains.list`.

        Known values: ``""``, ``"Active"``, ``"In Progress"``, ``"Cancelled"``. Others may
        come.
        """
        return self._text("status")


class PendingForm(Model):
    """A form that a paid order waits for."""

    __slots__ = ()
    __match_args__ = ("payment_id", "uuid", "description", "created_at", "amount", "type", "data")

    @property
    def payment_id(self) -> str | None:
        """The id of the order. Documented by the vendor."""
        return self._text("payment_id")

    @property
    def uuid(self) -> str | None:
        """The UUID of the form, for `orders.submit_form`. Documented by the vendor."""
        return self._text("uuid")

    @property
    def description(self) -> str | None:
        """What was ordered, for people. Documented by the vendor."""
        return self._text("description")

    @property
    def created_at(self) -> date | None:
        """The day the form was made, as `YYYY-MM-DD`. Documented by the vendor."""
        return self._date("created_at")

    @property
    def amount(self) -> Decimal | None:
        """What the order costs. Documented by the vendor; US dollars, inferred."""
        return self._decimal("amount")

    @property
    def type(self) -> str | None:
        """The kind of form. Documented by the vendor with one value, `package-subscription`."""
        return self._text("type")

    @property
    def data(self) -> PendingFormData | None:
        """What the form asks for. Documented by the vendor."""
        return self._model("data", PendingFormData)


class PendingFormData(Model):
    """What a pending form asks for. More fields may come (documented by the vendor as
    incomplete).
    """

    __slots__ = ()
    __match_args__ = ("quantity", "domains_required", "domains")

    @property
    def quantity(self) -> int | None:
        """How many units were ordered. Documented by the vendor."""
        return self._integer("quantity")

    @property
    def domains_required(self) -> int | None:
        """How many domains the order needs. Documented by the vendor."""
        return self._integer("domains_required")

    @property
    def domains(self) -> tuple[str, ...] | None:
        """The domain names of the original order; only these may be set up. Documented by the
        vendor.
        """
        return self._texts("domains")


class OrderList(Envelope[OrderSummary]):
    """The orders of an organization."""

    __slots__ = ()
    __match_args__ = ("total", "payments")
    _items = "payments"

    @property
    def total(self) -> int | None:
        """How many orders there are. Documented by the vendor."""
        return self._integer("total")

    @property
    def payments(self) -> Items[OrderSummary] | None:
        """The orders. Documented by the vendor."""
        return self._models("payments", OrderSummary)


class PendingFormList(Envelope[PendingForm]):
    """The forms that orders wait for."""

    __slots__ = ()
    __match_args__ = ("total", "forms")
    _items = "forms"

    @property
    def total(self) -> int | None:
        """How many forms there are. Documented by the vendor."""
        return self._integer("total")

    @property
    def forms(self) -> Items[PendingForm] | None:
        """The forms. Documented by the vendor."""
        return self._models("forms", PendingForm)
