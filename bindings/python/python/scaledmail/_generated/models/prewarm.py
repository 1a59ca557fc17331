# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Answers: prewarm."""

from __future__ import annotations

from decimal import Decimal

from ..._items import Items
from ..._model import Model
from .shared import Alias


class PrewarmInboxList(Model):
    """The pre-warmed domains in stock, by mail provider."""

    __slots__ = ()
    __match_args__ = ("total", "google", "outlook")

    @property
    def total(self) -> int | None:
        """How many domains in stock there are. Documented by the vendor."""
        return self._integer("total")

    @property
    def google(self) -> Items[PrewarmInbox] | None:
        """The stock with Google mailboxes. Documented by the vendor."""
        return self._models("google", PrewarmInbox)

    @property
    def outlook(self) -> Items[PrewarmInbox] | None:
        """The stock with Outlook mailboxes. Documented by the vendor."""
        return self._models("outlook", PrewarmInbox)


class PrewarmInbox(Model):
    """A pre-warmed domain in stock."""

    __slots__ = ()
    __match_args__ = (
        "id",
        "domain",
        "warmup_age",
        "email_mailbox_count",
        "pricing",
        "email_mailbox",
    )
    _renamed = {
        "email_mailbox_count": "emailMailboxCount",
        "email_mailbox": "emailMailbox",
    }

    @property
    def id(self) -> str | None:
        """The id of the stock item, for `prewarm.buy`. Documented by the vendor."""
        return self._text("id")

    @property
    def domain(self) -> str | None:
        """The name of the domain. Documented by the vendor."""
        return self._text("domain")

    @property
    def warmup_age(self) -> Decimal | None:
        """For how long the mailboxes have been warmed up, in months; may be a fraction
        (inferred). Documented by the vendor.
        """
        return self._decimal("warmup_age")

    @property
    def email_mailbox_count(self) -> int | None:
        """How many mailboxes the domain has. Documented by the vendor."""
        return self._integer("emailMailboxCount")

    @property
    def pricing(self) -> PrewarmPricing | None:
        """What the domain costs with its mailboxes. Documented by the vendor."""
        return self._model("pricing", PrewarmPricing)

    @property
    def email_mailbox(self) -> Items[Alias] | None:
        """The mailboxes of the domain. Not always there. Documented by the vendor."""
        return self._models("emailMailbox", Alias)


class PrewarmPricing(Model):
    """What a pre-warmed domain costs."""

    __slots__ = ()
    __match_args__ = ("one_time_price", "monthly_price")
    _renamed = {
        "one_time_price": "oneTimePrice",
        "monthly_price": "monthlyPrice",
    }

    @property
    def one_time_price(self) -> Decimal | None:
        """The price of the purchase, charged once. Documented by the vendor; US dollars,
        inferred.
        """
        return self._decimal("oneTimePrice")

    @property
    def monthly_price(self) -> Decimal | None:
        """The price a month from then on. Documented by the vendor; US dollars, inferred."""
        return self._decimal("monthlyPrice")
