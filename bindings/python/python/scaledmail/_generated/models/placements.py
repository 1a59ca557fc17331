# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Answers: placements."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from ..._items import Items
from ..._model import Envelope, Model
from ..values import Outcome, PlacementState, ReconciliationResult
from .shared import PlacedDomain, Price


class Placement(Model):
    """A placement as the journal has it."""

    __slots__ = ()
    __match_args__ = (
        "key",
        "operation",
        "organization_id",
        "state",
        "outcome",
        "attempt",
        "in_flight",
        "label",
        "tag",
        "order_id",
        "duplicates",
        "domains",
        "price",
        "created_at",
        "sent_at",
        "ended_at",
        "reconciled_at",
        "settled_reason",
        "late",
        "status",
        "message",
        "request_id",
    )
    _always = (
        "key",
        "operation",
        "state",
        "attempt",
        "in_flight",
        "duplicates",
        "domains",
        "created_at",
        "late",
    )

    @property
    def key(self) -> str:
        """Its key."""
        return self._given(self._text("key"))

    @property
    def operation(self) -> str:
        """The operation: `"orders_create"`, or a method and path."""
        return self._given(self._text("operation"))

    @property
    def organization_id(self) -> str | None:
        """The organization."""
        return self._text("organization_id")

    @property
    def state(self) -> PlacementState:
        """How far a placement has come: `prepared`, about to be sent; `sent`, its answer is
        waited for; then its outcome.

        One of ``"prepared"``, ``"sent"``, ``"applied"``, ``"rejected"``, ``"unknown"``,
        ``"not_sent"``.
        """
        return self._given(self._literal("state"))

    @property
    def outcome(self) -> Outcome | None:
        """What is known of it; missing while it is in flight.

        One of ``"not_sent"``, ``"rejected"``, ``"applied"``, ``"unknown"``.
        """
        return self._literal("outcome")

    @property
    def attempt(self) -> int:
        """Which attempt it is; the first is 1."""
        return self._given(self._integer("attempt"))

    @property
    def in_flight(self) -> bool:
        """Whether somebody is making it now."""
        return self._given(self._boolean("in_flight"))

    @property
    def label(self) -> str | None:
        """The label that was given for its tag."""
        return self._text("label")

    @property
    def tag(self) -> str | None:
        """The tag that it was sent with."""
        return self._text("tag")

    @property
    def order_id(self) -> str | None:
        """The order, for `orders.get`."""
        return self._text("order_id")

    @property
    def duplicates(self) -> tuple[str, ...]:
        """Further orders that match it."""
        return self._given(self._texts("duplicates"))

    @property
    def domains(self) -> Items[PlacedDomain]:
        """Its domains."""
        return self._given(self._models("domains", PlacedDomain))

    @property
    def price(self) -> Price | None:
        """What it costs, if that was looked up."""
        return self._model("price", Price)

    @property
    def created_at(self) -> datetime:
        """When the key was first used."""
        return self._given(self._date_time("created_at"))

    @property
    def sent_at(self) -> datetime | None:
        """When it was sent."""
        return self._date_time("sent_at")

    @property
    def ended_at(self) -> datetime | None:
        """When its answer came."""
        return self._date_time("ended_at")

    @property
    def reconciled_at(self) -> datetime | None:
        """When it was last looked up."""
        return self._date_time("reconciled_at")

    @property
    def settled_reason(self) -> str | None:
        """How its outcome is known, if it was settled by hand."""
        return self._text("settled_reason")

    @property
    def late(self) -> bool:
        """Whether it was found after it had been taken for rejected or unknown."""
        return self._given(self._boolean("late"))

    @property
    def status(self) -> int | None:
        """The HTTP status of the answer, if there was one."""
        return self._integer("status")

    @property
    def message(self) -> str | None:
        """What the service or the SDK said of the failure."""
        return self._text("message")

    @property
    def request_id(self) -> str | None:
        """The service's id of the request, if it sent one."""
        return self._text("request_id")


class Reconciliation(Model):
    """What was found of a placement."""

    __slots__ = ()
    __match_args__ = (
        "key",
        "operation",
        "result",
        "late",
        "order_id",
        "duplicates",
        "domains",
        "notes",
        "seconds_since_attempt",
        "placement",
    )
    _always = ("key", "operation", "result", "late", "duplicates", "domains", "notes", "placement")

    @property
    def key(self) -> str:
        """Its key."""
        return self._given(self._text("key"))

    @property
    def operation(self) -> str:
        """The operation: `"orders_create"`."""
        return self._given(self._text("operation"))

    @property
    def result(self) -> ReconciliationResult:
        """What was found: `applied`, all of it is there; `partly_applied`, some is;
        `not_found_yet`, nothing is, which proves nothing.

        One of ``"applied"``, ``"partly_applied"``, ``"not_found_yet"``.
        """
        return self._given(self._literal("result"))

    @property
    def late(self) -> bool:
        """Whether it had been taken for rejected."""
        return self._given(self._boolean("late"))

    @property
    def order_id(self) -> str | None:
        """The order, for `orders.get`."""
        return self._text("order_id")

    @property
    def duplicates(self) -> tuple[str, ...]:
        """Further orders that match it."""
        return self._given(self._texts("duplicates"))

    @property
    def domains(self) -> Items[PlacedDomain]:
        """What became of each domain."""
        return self._given(self._models("domains", PlacedDomain))

    @property
    def notes(self) -> tuple[str, ...]:
        """What should be known of this finding."""
        return self._given(self._texts("notes"))

    @property
    def seconds_since_attempt(self) -> Decimal | None:
        """Seconds since it was sent."""
        return self._decimal("seconds_since_attempt")

    @property
    def placement(self) -> Placement:
        """The placement as the journal has it now."""
        return self._given(self._model("placement", Placement))


class PlacementList(Envelope[Placement]):
    """Placements."""

    __slots__ = ()
    __match_args__ = ("placements",)
    _always = ("placements",)
    _items = "placements"

    @property
    def placements(self) -> Items[Placement]:
        """The placements."""
        return self._given(self._models("placements", Placement))


class ReconciliationList(Envelope[Reconciliation]):
    """What was found of placements."""

    __slots__ = ()
    __match_args__ = ("reconciliations",)
    _always = ("reconciliations",)
    _items = "reconciliations"

    @property
    def reconciliations(self) -> Items[Reconciliation]:
        """The findings."""
        return self._given(self._models("reconciliations", Reconciliation))
