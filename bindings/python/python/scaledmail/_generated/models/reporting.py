# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Answers: reporting."""

from __future__ import annotations

from decimal import Decimal

from ..._items import Items
from ..._model import Envelope, Model
from ..values import OrderType


class PlacementReport(Model):
    """The placement tests of one week."""

    __slots__ = ()
    __match_args__ = ("weekof", "avg_inbox_score", "avg_reputation", "domains")
    _renamed = {
        "avg_inbox_score": "avgInboxScore",
        "avg_reputation": "avgReputation",
    }

    @property
    def weekof(self) -> str | None:
        """The week. Seen on live accounts, not documented; the format of the date is not known."""
        return self._text("weekof")

    @property
    def avg_inbox_score(self) -> Decimal | None:
        """The average inbox placement score. Seen on live accounts, not documented; a scale of 0
        to 100 is inferred.
        """
        return self._decimal("avgInboxScore")

    @property
    def avg_reputation(self) -> Decimal | None:
        """The average domain reputation. Seen on live accounts, not documented; a scale of 0 to
        100 is inferred.
        """
        return self._decimal("avgReputation")

    @property
    def domains(self) -> Items[PlacementReportDomain] | None:
        """The tested domains. Seen on live accounts, not documented."""
        return self._models("domains", PlacementReportDomain)


class PlacementReportDomain(Model):
    """The placement test of one domain."""

    __slots__ = ()
    __match_args__ = ("domain_name", "order_type", "stats")

    @property
    def domain_name(self) -> str | None:
        """The name of the domain. Seen on live accounts, not documented."""
        return self._text("domain_name")

    @property
    def order_type(self) -> OrderType | str | None:
        """The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or
        `smtp`. Seen on live accounts, not documented; there may be more values.

        Known values: ``"google"``, ``"outlook"``, ``"smtp"``. Others may come.
        """
        return self._text("order_type")

    @property
    def stats(self) -> PlacementStats | None:
        """The results of the test. Seen on live accounts, not documented."""
        return self._model("stats", PlacementStats)


class PlacementStats(Model):
    """The results of a placement test."""

    __slots__ = ()
    __match_args__ = ("overall_score", "domain_reputation", "blacklisted")

    @property
    def overall_score(self) -> Decimal | None:
        """The inbox placement score. Seen on live accounts, not documented; a scale of 0 to 100
        is inferred.
        """
        return self._decimal("overall_score")

    @property
    def domain_reputation(self) -> Decimal | None:
        """The reputation of the domain. Seen on live accounts, not documented; a scale of 0 to
        100 is inferred.
        """
        return self._decimal("domain_reputation")

    @property
    def blacklisted(self) -> tuple[str, ...] | None:
        """The blacklists that the domain is on. Seen on live accounts, not documented."""
        return self._texts("blacklisted")


class ReportList(Envelope[PlacementReport]):
    """Weekly placement reports."""

    __slots__ = ()
    __match_args__ = ("reports",)
    _items = "reports"

    @property
    def reports(self) -> Items[PlacementReport] | None:
        """The reports. Seen on live accounts, not documented."""
        return self._models("reports", PlacementReport)
