# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Answers: callbacks."""

from __future__ import annotations

from decimal import Decimal

from ..._model import Model
from ..values import CallEventKind, ConfirmedEffect, ErrorKind, Outcome
from .shared import PlannedRequest, Price


class Confirmation(Model):
    """What is about to be done, for whoever has to agree."""

    __slots__ = ()
    __match_args__ = ("operation", "effect", "key", "price", "request")
    _always = ("operation", "effect", "request")

    @property
    def operation(self) -> str:
        """The operation: `"orders_create"`, or a method and path."""
        return self._given(self._text("operation"))

    @property
    def effect(self) -> ConfirmedEffect:
        """What it does to the account: `charge`, it charges the saved card; `destructive`, what
        it removes does not come back.

        One of ``"charge"``, ``"destructive"``.
        """
        return self._given(self._literal("effect"))

    @property
    def key(self) -> str | None:
        """The key of the placement, if it is one."""
        return self._text("key")

    @property
    def price(self) -> Price | None:
        """What it costs, if that was looked up."""
        return self._model("price", Price)

    @property
    def request(self) -> PlannedRequest:
        """A request as it is, or would be, sent, with a mask in place of every secret."""
        return self._given(self._model("request", PlannedRequest))


class CallEvent(Model):
    """Something that happened to a call. Bodies and secrets are no part of it."""

    __slots__ = ()
    __match_args__ = (
        "event",
        "operation",
        "attempt",
        "status",
        "request_id",
        "wait_seconds",
        "duration_seconds",
        "outcome",
        "error",
        "key",
        "order_id",
        "order_status",
        "active_domains",
        "total_domains",
        "waited_seconds",
    )
    _always = ("event", "operation")

    @property
    def event(self) -> CallEventKind:
        """What happened: `waited`, for a turn; `attempted`, a request was sent; `retrying`, it
        will be sent again; `progress`, of an order that is waited for; `ended`, the call.

        One of ``"waited"``, ``"attempted"``, ``"retrying"``, ``"progress"``, ``"ended"``.
        """
        return self._given(self._literal("event"))

    @property
    def operation(self) -> str:
        """The operation: `"orders_create"`, or a method and path."""
        return self._given(self._text("operation"))

    @property
    def attempt(self) -> int | None:
        """Which attempt it is about; the first is 1."""
        return self._integer("attempt")

    @property
    def status(self) -> int | None:
        """The HTTP status of the answer, if there was one."""
        return self._integer("status")

    @property
    def request_id(self) -> str | None:
        """The service's id of the request, if it sent one."""
        return self._text("request_id")

    @property
    def wait_seconds(self) -> Decimal | None:
        """How long was waited for a turn, or will be for a retry."""
        return self._decimal("wait_seconds")

    @property
    def duration_seconds(self) -> Decimal | None:
        """How long it took."""
        return self._decimal("duration_seconds")

    @property
    def outcome(self) -> Outcome | None:
        """What is known of the effect of a write: `not_sent`, nothing was sent; `rejected`, the
        service refused; `applied`, it happened; `unknown`, it may have happened.

        One of ``"not_sent"``, ``"rejected"``, ``"applied"``, ``"unknown"``.
        """
        return self._literal("outcome")

    @property
    def error(self) -> ErrorKind | None:
        """What kind of failure an error is.

        One of ``"config"``, ``"validation"``, ``"spend_limit"``, ``"connection"``,
        ``"timeout"``, ``"authentication"``, ``"permission"``, ``"not_found"``,
        ``"conflict"``, ``"payment_required"``, ``"payment_incomplete"``, ``"rate_limited"``,
        ``"server"``, ``"decode"``, ``"outcome_unknown"``, ``"in_flight"``, ``"key_reused"``,
        ``"journal"``, ``"cancelled"``.
        """
        return self._literal("error")

    @property
    def key(self) -> str | None:
        """The key of the placement, at the end of a call that charges."""
        return self._text("key")

    @property
    def order_id(self) -> str | None:
        """The order that is waited for."""
        return self._text("order_id")

    @property
    def order_status(self) -> str | None:
        """Its status."""
        return self._text("order_status")

    @property
    def active_domains(self) -> int | None:
        """How many of its domains are active."""
        return self._integer("active_domains")

    @property
    def total_domains(self) -> int | None:
        """How many it has."""
        return self._integer("total_domains")

    @property
    def waited_seconds(self) -> Decimal | None:
        """How long it has been waited for."""
        return self._decimal("waited_seconds")
