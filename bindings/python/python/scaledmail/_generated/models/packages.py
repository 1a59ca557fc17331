# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Answers: packages."""

from __future__ import annotations

from decimal import Decimal

from ..._items import Items
from ..._model import Envelope, Model
from ..values import OrderType, PackageTier


class Package(Model):
    """A package on sale: a number of domains with their mailboxes, as a subscription."""

    __slots__ = ()
    __match_args__ = (
        "id",
        "tier",
        "name",
        "mode",
        "price",
        "domains",
        "google",
        "microsoft",
        "frequency",
    )

    @property
    def id(self) -> str | None:
        """The id of the package: the `price_id` of `orders.create`. Documented by the vendor."""
        return self._text("id")

    @property
    def tier(self) -> PackageTier | str | None:
        """How hard the mailboxes of a package are meant to be used. Documented by the vendor;
        there may be more values.

        Known values: ``"low-sending"``, ``"medium-sending"``, ``"high-sending"``. Others may
        come.
        """
        return self._text("tier")

    @property
    def name(self) -> str | None:
        """The name of the package. Documented by the vendor."""
        return self._text("name")

    @property
    def mode(self) -> str | None:
        """How the package is sold. Documented by the vendor with one value, `subscription`."""
        return self._text("mode")

    @property
    def price(self) -> Decimal | None:
        """The price of one unit for each period of `frequency`. Documented by the vendor; US
        dollars, inferred.
        """
        return self._decimal("price")

    @property
    def domains(self) -> int | None:
        """How many domains one unit of the package holds. Documented by the vendor."""
        return self._integer("domains")

    @property
    def google(self) -> PackageMailProvider | None:
        """What the package holds at Google; missing or null if nothing. Documented by the
        vendor.
        """
        return self._model("google", PackageMailProvider)

    @property
    def microsoft(self) -> PackageMailProvider | None:
        """What the package holds at Microsoft (Outlook); missing or null if nothing. Documented
        by the vendor.
        """
        return self._model("microsoft", PackageMailProvider)

    @property
    def frequency(self) -> str | None:
        """How often the price is charged. Documented by the vendor with one value, `/monthly`."""
        return self._text("frequency")


class PackageMailProvider(Model):
    """What a package holds at one mail provider."""

    __slots__ = ()
    __match_args__ = ("mailbox", "domains")

    @property
    def mailbox(self) -> int | None:
        """How many mailboxes. Documented by the vendor; that it counts those of each domain is
        inferred.
        """
        return self._integer("mailbox")

    @property
    def domains(self) -> int | None:
        """How many of the package's domains are at this mail provider. Not always there.
        Documented by the vendor.
        """
        return self._integer("domains")


class PackageCalculation(Model):
    """A calculated package."""

    __slots__ = ()
    __match_args__ = ("data",)

    @property
    def data(self) -> PackageCalculationResult | None:
        """What the wanted volume needs and costs. Seen on live accounts, not documented."""
        return self._model("data", PackageCalculationResult)


class PackageCalculationResult(Model):
    """What a sending volume needs and costs. Prices are whole US dollars on live accounts,
    although the vendor's reference says cents.
    """

    __slots__ = ()
    __match_args__ = (
        "monthly_volume",
        "daily_volume",
        "provider_breakdown",
        "total_domains",
        "total_mailboxes",
        "total_price",
    )
    _renamed = {
        "monthly_volume": "monthlyVolume",
        "daily_volume": "dailyVolume",
        "provider_breakdown": "providerBreakdown",
        "total_domains": "totalDomains",
        "total_mailboxes": "totalMailboxes",
        "total_price": "totalPrice",
    }

    @property
    def monthly_volume(self) -> Decimal | None:
        """E-mails a month. Seen on live accounts, not documented."""
        return self._decimal("monthlyVolume")

    @property
    def daily_volume(self) -> Decimal | None:
        """E-mails a day; may be a fraction. Seen on live accounts, not documented."""
        return self._decimal("dailyVolume")

    @property
    def provider_breakdown(self) -> Items[ProviderBreakdown] | None:
        """The parts of the package, one for each mail provider. Seen on live accounts, not
        documented.
        """
        return self._models("providerBreakdown", ProviderBreakdown)

    @property
    def total_domains(self) -> int | None:
        """How many domains are needed in all. Seen on live accounts, not documented."""
        return self._integer("totalDomains")

    @property
    def total_mailboxes(self) -> int | None:
        """How many mailboxes are needed in all. Seen on live accounts, not documented."""
        return self._integer("totalMailboxes")

    @property
    def total_price(self) -> Decimal | None:
        """The price of all, a month (the month is inferred), in US dollars. Seen on live
        accounts, not documented.
        """
        return self._decimal("totalPrice")


class ProviderBreakdown(Model):
    """The part of a calculated package at one mail provider."""

    __slots__ = ()
    __match_args__ = (
        "provider",
        "required_domains",
        "required_mailboxes",
        "price_per_unit",
        "pricing_basis",
        "total_price",
        "percentage",
    )
    _renamed = {
        "required_domains": "requiredDomains",
        "required_mailboxes": "requiredMailboxes",
        "price_per_unit": "pricePerUnit",
        "pricing_basis": "pricingBasis",
        "total_price": "totalPrice",
    }

    @property
    def provider(self) -> OrderType | str | None:
        """The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or
        `smtp`. Seen on live accounts, not documented; there may be more values.

        Known values: ``"google"``, ``"outlook"``, ``"smtp"``. Others may come.
        """
        return self._text("provider")

    @property
    def required_domains(self) -> int | None:
        """How many domains are needed. Seen on live accounts, not documented."""
        return self._integer("requiredDomains")

    @property
    def required_mailboxes(self) -> int | None:
        """How many mailboxes are needed. Seen on live accounts, not documented."""
        return self._integer("requiredMailboxes")

    @property
    def price_per_unit(self) -> Decimal | None:
        """The price of one unit a month, in US dollars. Seen on live accounts, not documented."""
        return self._decimal("pricePerUnit")

    @property
    def pricing_basis(self) -> str | None:
        """What a unit is: a mailbox or a domain. Seen on live accounts, not documented; the
        exact values are not known.
        """
        return self._text("pricingBasis")

    @property
    def total_price(self) -> Decimal | None:
        """The price of this part a month, in US dollars. Seen on live accounts, not documented."""
        return self._decimal("totalPrice")

    @property
    def percentage(self) -> Decimal | None:
        """The share of the volume that goes over this mail provider, in percent. Seen on live
        accounts, not documented.
        """
        return self._decimal("percentage")


class PackageList(Envelope[Package]):
    """The packages on sale."""

    __slots__ = ()
    __match_args__ = ("total", "packages")
    _items = "packages"

    @property
    def total(self) -> int | None:
        """How many packages there are. Documented by the vendor."""
        return self._integer("total")

    @property
    def packages(self) -> Items[Package] | None:
        """The packages. Documented by the vendor."""
        return self._models("packages", Package)
