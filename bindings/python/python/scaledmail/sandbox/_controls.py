"""What a running sandbox can be told and asked: one request to its control surface a method."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, Literal

from ._records import (
    CommittedOrder,
    CommittedPurchase,
    Fault,
    FaultKind,
    RecordedRequest,
    RetryAfterForm,
    When,
)

_UNSET: Any = ...


class Controls(ABC):
    """The control surface, method by method."""

    @abstractmethod
    def control(self, method: str, place: str, body: Any = None) -> Any:
        """Send a request to the control surface; return its answer."""

    def fault(
        self,
        operation: str,
        fault: FaultKind = "answer",
        *,
        when: When | None = None,
        times: int | Literal["always"] = 1,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        body: Any = _UNSET,
        text: str | None = None,
        retry_after_seconds: int | None = None,
        retry_after_as: RetryAfterForm | None = None,
        bytes_per_second: int | None = None,
    ) -> None:
        """Let something go wrong, behind the faults that wait already.

        Args:
            operation: The operation, noun and method, such as ``"domains_buy"``; ``"*"`` for
                every one.
            fault: What goes wrong. No answer: ``"hang"``, ``"close"``, ``"reset"``. A spoilt
                one: ``"cut_off"``, ``"slow_body"``, ``"slow_headers"``, ``"wrong_type"`` (a page),
                ``"empty"``. A status: ``"internal_error"`` (500), ``"bad_gateway"`` (502 with a
                page), ``"unavailable"`` (503), ``"request_timeout"`` (408), ``"conflict"`` (409),
                ``"rate_limited"`` (429). ``"payment_incomplete"``: the 400 that did create what
                was ordered, for charges. ``"answer"``: an answer of your own.
            when: ``"before"`` the commit, the default: nothing is looked at or changed.
                ``"after"``: a call that succeeds is done, and its answer is spoilt.
            times: How often; ``"always"`` until the faults are cleared.
            status: Status of an answer, 200 to 599.
            headers: Headers of an answer.
            body: JSON body of an answer.
            text: Body of an answer as plain text.
            retry_after_seconds: For ``"unavailable"`` and ``"rate_limited"``.
            retry_after_as: ``"seconds"``, the default, or ``"date"``.
            bytes_per_second: For ``"slow_body"`` and ``"slow_headers"``, 20 by default.

        Raises:
            SandboxError: The operation is unknown, or the fault cannot be served.
        """
        wanted = {
            "operation": operation,
            "fault": fault,
            "when": when,
            "times": times,
            "status": status,
            "headers": headers,
            "text": text,
            "retry_after_seconds": retry_after_seconds,
            "retry_after_as": retry_after_as,
            "bytes_per_second": bytes_per_second,
        }
        given = {name: value for name, value in wanted.items() if value is not None}
        self.control("POST", "/faults", given if body is _UNSET else {**given, "body": body})

    def faults(self) -> list[Fault]:
        """Return the faults that wait, with the times that are left."""
        waiting: list[Fault] = self.control("GET", "/faults")
        return waiting

    def clear_faults(self) -> None:
        """Forget the faults that wait."""
        self.control("DELETE", "/faults")

    def requests(self) -> list[RecordedRequest]:
        """Return the requests since the start or the last reset, at most the last 100,000."""
        return [RecordedRequest(**entry) for entry in self.control("GET", "/requests")]

    def orders(self) -> list[CommittedOrder]:
        """Return the orders placed since the start or the last reset, as they are now."""
        return [CommittedOrder(**entry) for entry in self.control("GET", "/orders")]

    def purchases(self) -> list[CommittedPurchase]:
        """Return the domains bought since the start or the last reset."""
        return [CommittedPurchase(**entry) for entry in self.control("GET", "/purchases")]

    def state(self) -> dict[str, Any]:
        """Return the whole state: accounts, organizations, packages, market, stock, payments."""
        state: dict[str, Any] = self.control("GET", "/state")
        return state

    def set_state(self, sections: Mapping[str, Any]) -> None:
        """Replace the sections of the state that are given; the others stay.

        Raises:
            SandboxError: With the place of what does not fit; nothing is changed then.
        """
        self.control("PUT", "/state", sections)

    def set_limits(
        self,
        *,
        enforced: bool = True,
        requests_per_second: int | None = None,
        searches_per_minute: int | None = None,
        retry_after: Literal["none", "seconds", "date"] | None = None,
        block_seconds: int | None = None,
    ) -> None:
        """Set limits of each key; what is over them is answered with 429. Others stay as they are.

        Args:
            enforced: Whether they are kept at all.
            requests_per_second: Requests in any second, 5 at first.
            searches_per_minute: Searches, suggestions and purchases in any minute, 15 at first.
            retry_after: Whether and how a 429 says when to come back.
            block_seconds: How long a key that went over is refused everything.
        """
        limits = {
            "enforced": enforced,
            "requests_per_second": requests_per_second,
            "searches_per_minute": searches_per_minute,
            "retry_after": retry_after,
            "block_seconds": block_seconds,
        }
        given = {name: value for name, value in limits.items() if value is not None}
        self.control("PUT", "/limits", given)

    def set_latency(self, from_milliseconds: int, to_milliseconds: int | None = None) -> None:
        """Let answers take a time drawn between the two by the seed, after the call was handled."""
        most = from_milliseconds if to_milliseconds is None else to_milliseconds
        latency = {"from_milliseconds": from_milliseconds, "to_milliseconds": most}
        self.control("PUT", "/latency", latency)

    def advance(self, seconds: float) -> None:
        """Move the sandbox's clock forward."""
        self.control("POST", "/clock", {"advance_seconds": seconds})

    def freeze_clock(self, freeze: bool = True) -> None:
        """Stop the sandbox's clock, or let it run on."""
        self.control("POST", "/clock", {"freeze": freeze})

    def confirm_payment(self, order_id: str) -> None:
        """Confirm the payment of an order, as in the web app."""
        self.control("POST", "/confirm-payment", {"order_id": order_id})

    def apply_changes(self) -> int:
        """Apply all pending changes of domains, as staff would; return how many."""
        return int(self.control("POST", "/apply-changes")["applied"])

    def revoke_key(self, key: str) -> None:
        """Revoke a key: what is asked with it is refused with 403."""
        self.control("POST", "/revoke-key", {"key": key})

    def reset(self) -> None:
        """Go back to the start: state, clock, faults, limits, latency; forget the requests."""
        self.control("POST", "/reset")
