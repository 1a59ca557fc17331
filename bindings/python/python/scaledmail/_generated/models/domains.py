# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Answers: domains."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ..._items import Items
from ..._model import Envelope, Model
from ..values import DomainStatus, OfferStatus, OrderType
from .shared import Alias


class Domain(Model):
    """A domain that belongs to an order."""

    __slots__ = ()
    __match_args__ = (
        "id",
        "domain",
        "tag",
        "redirect",
        "order_type",
        "order_id",
        "payment_id",
        "domain_provider",
        "user_id",
        "total_mailboxes",
        "mailbox",
        "status",
        "domain_masking",
    )

    @property
    def id(self) -> str | None:
        """The id of the domain, for `mailboxes.list`. Seen on live accounts, not documented."""
        return self._text("id")

    @property
    def domain(self) -> str | None:
        """The name of the domain. Seen on live accounts, not documented."""
        return self._text("domain")

    @property
    def tag(self) -> str | None:
        """The tag of the domain. Seen on live accounts, not documented; that it is the tag of
        the order is inferred.
        """
        return self._text("tag")

    @property
    def redirect(self) -> str | None:
        """The address that visitors of the domain are redirected to. Seen on live accounts, not
        documented.
        """
        return self._text("redirect")

    @property
    def order_type(self) -> OrderType | str | None:
        """The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or
        `smtp`. Seen on live accounts, not documented; there may be more values.

        Known values: ``"google"``, ``"outlook"``, ``"smtp"``. Others may come.
        """
        return self._text("order_type")

    @property
    def order_id(self) -> str | None:
        """The id of a package within the order: not the id that `orders.get` takes, which is
        `payment_id`. Seen on live accounts, not documented.
        """
        return self._text("order_id")

    @property
    def payment_id(self) -> str | None:
        """The id of the order, for `orders.get`. Seen on live accounts, not documented."""
        return self._text("payment_id")

    @property
    def domain_provider(self) -> str | None:
        """Where the domain was bought. Seen on live accounts, not documented; the values are not
        known.
        """
        return self._text("domain_provider")

    @property
    def user_id(self) -> str | None:
        """The id of the user who made the order. Seen on live accounts, not documented."""
        return self._text("user_id")

    @property
    def total_mailboxes(self) -> int | None:
        """How many mailboxes the domain has. Seen on live accounts, not documented."""
        return self._integer("total_mailboxes")

    @property
    def mailbox(self) -> Items[Alias] | None:
        """The mailboxes of the domain, without passwords. Seen on live accounts, not documented."""
        return self._models("mailbox", Alias)

    @property
    def status(self) -> DomainStatus | str | None:
        """How far a domain is set up. `In Progress` until it can send, then `Active`. Seen on
        live accounts, not documented; `Cancelled`, for a domain of a cancelled order, is
        inferred. There may be more values.

        Known values: ``"Active"``, ``"In Progress"``, ``"Cancelled"``. Others may come.
        """
        return self._text("status")

    @property
    def domain_masking(self) -> Any:
        """The masking of the domain, if any. Seen on live accounts, not documented; its shape is
        not known, so any value may come.
        """
        return self._any("domain_masking")


class PurchasedDomain(Model):
    """A domain bought through ScaledMail."""

    __slots__ = ()
    __match_args__ = ("domain", "domain_id", "created_at", "renewal_at", "renewal_price")

    @property
    def domain(self) -> str | None:
        """The name of the domain. Seen on live accounts, not documented."""
        return self._text("domain")

    @property
    def domain_id(self) -> str | None:
        """The id of the domain. Not always there. Seen on live accounts, not documented."""
        return self._text("domain_id")

    @property
    def created_at(self) -> date | None:
        """The day the domain was bought, as `YYYY-MM-DD`. Seen on live accounts, not documented."""
        return self._date("created_at")

    @property
    def renewal_at(self) -> date | None:
        """The day the domain is renewed next, as `YYYY-MM-DD`. Seen on live accounts, not
        documented.
        """
        return self._date("renewal_at")

    @property
    def renewal_price(self) -> Decimal | None:
        """The price of the renewal. Seen on live accounts, not documented; US dollars, inferred."""
        return self._decimal("renewal_price")


class DomainOffer(Model):
    """Whether a domain name can be bought, and for how much."""

    __slots__ = ()
    __match_args__ = ("domain", "status", "price", "renew_price", "blacklisted")
    _renamed = {
        "renew_price": "renewPrice",
    }

    @property
    def domain(self) -> str | None:
        """The domain name. Documented by the vendor."""
        return self._text("domain")

    @property
    def status(self) -> OfferStatus | str | None:
        """Whether a domain name can be bought (`available`) or not (`taken`). Documented by the
        vendor; there may be more values.

        Known values: ``"available"``, ``"taken"``. Others may come.
        """
        return self._text("status")

    @property
    def price(self) -> Decimal | None:
        """The price of the first year; null when the name is taken. Documented by the vendor; US
        dollars and the year are inferred.
        """
        return self._decimal("price")

    @property
    def renew_price(self) -> Decimal | None:
        """The price of each further year; null when the name is taken. Documented by the vendor;
        US dollars and the year are inferred.
        """
        return self._decimal("renewPrice")

    @property
    def blacklisted(self) -> tuple[str, ...] | None:
        """The blacklists that the name is on. Not always there. Seen on live accounts, not
        documented.
        """
        return self._texts("blacklisted")


class DomainMasking(Model):
    """A masked domain and its primary domain."""

    __slots__ = ()
    __match_args__ = ("domain", "primary_domain")

    @property
    def domain(self) -> str | None:
        """The name of the domain. Seen on live accounts, not documented."""
        return self._text("domain")

    @property
    def primary_domain(self) -> str | None:
        """The name of the primary domain that masks it. Seen on live accounts, not documented."""
        return self._text("primary_domain")


class DomainList(Envelope[Domain]):
    """The domains of an organization."""

    __slots__ = ()
    __match_args__ = ("total", "domains")
    _items = "domains"

    @property
    def total(self) -> int | None:
        """How many domains there are. Seen on live accounts, not documented."""
        return self._integer("total")

    @property
    def domains(self) -> Items[Domain] | None:
        """The domains. Seen on live accounts, not documented."""
        return self._models("domains", Domain)


class PurchasedDomainList(Envelope[PurchasedDomain]):
    """The domains bought through ScaledMail."""

    __slots__ = ()
    __match_args__ = ("domains",)
    _items = "domains"

    @property
    def domains(self) -> Items[PurchasedDomain] | None:
        """The domains. Seen on live accounts, not documented."""
        return self._models("domains", PurchasedDomain)


class DomainSuggestionList(Envelope[DomainOffer]):
    """Suggested domain names."""

    __slots__ = ()
    __match_args__ = ("domains",)
    _items = "domains"

    @property
    def domains(self) -> Items[DomainOffer] | None:
        """The suggestions of this page. Seen on live accounts, not documented."""
        return self._models("domains", DomainOffer)


class DomainMaskingList(Envelope[DomainMasking]):
    """The masked domains of an organization."""

    __slots__ = ()
    __match_args__ = ("domains",)
    _items = "domains"

    @property
    def domains(self) -> Items[DomainMasking] | None:
        """The masked domains. Seen on live accounts, not documented."""
        return self._models("domains", DomainMasking)
