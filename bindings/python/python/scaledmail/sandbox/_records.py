"""What the sandbox tells of requests, orders and purchases, and what it is told of faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypedDict

FaultKind = Literal[
    "answer",
    "hang",
    "close",
    "reset",
    "cut_off",
    "wrong_type",
    "empty",
    "slow_body",
    "slow_headers",
    "internal_error",
    "bad_gateway",
    "unavailable",
    "request_timeout",
    "conflict",
    "rate_limited",
    "payment_incomplete",
]
When = Literal["before", "after"]
RetryAfterForm = Literal["seconds", "date"]


class _FaultRequired(TypedDict):
    operation: str


class Fault(_FaultRequired, total=False):
    """A fault as ``Sandbox(faults=[...])`` takes it; ``Sandbox.fault`` tells what the keys mean."""

    fault: FaultKind
    when: When
    times: int | Literal["always"]
    status: int
    headers: Mapping[str, str]
    body: Any
    text: str
    retry_after_seconds: int
    retry_after_as: RetryAfterForm
    bytes_per_second: int


class Limits(TypedDict, total=False):
    """Limits as ``Sandbox(limits={...})`` takes them; see ``Sandbox.set_limits``."""

    enforced: bool
    requests_per_second: int
    searches_per_minute: int
    retry_after: Literal["none", "seconds", "date"]
    block_seconds: int


class Latency(TypedDict):
    """How long answers take: drawn between the two."""

    from_milliseconds: int
    to_milliseconds: int


@dataclass(frozen=True)
class RecordedRequest:
    """A request that the sandbox has seen, as it was sent: secrets are not hidden.

    Attributes:
        method: The HTTP method.
        path: The path as it came over the wire, without the query.
        query: The decoded query parameters.
        headers: The headers; names in lower case.
        body: The body: JSON where it was JSON, else text; None when there was none.
        operation: The operation, such as ``"domains_buy"``; None when the request is none.
        status: The status that was answered; None when there was no answer.
        committed: Whether the request changed anything.
        fault: What went wrong on purpose.
    """

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any
    operation: str | None
    status: int | None
    committed: bool
    fault: str | None

    def __repr__(self) -> str:
        done = "committed" if self.committed else "changed nothing"
        return f"RecordedRequest({self.method} {self.path}: {self.status}, {done})"


@dataclass(frozen=True)
class CommittedOrder:
    """An order placed since the start or the last reset, as it is now.

    Attributes:
        id: The id, which the service also calls payment id.
        organization_id: The organization that it was placed for.
        description: What was ordered.
        amount_cents: What was charged, in US cents.
        tag: The tag that it was placed with or has been given since.
        provider: ``"scaledmail"``, ``"other"``, ``"buy"`` or ``"prewarm"``.
        status: ``"In Progress"``, ``"Active"`` or ``"Cancelled"``.
        needs_confirming: Whether the payment has to be confirmed: nothing is set up until then.
        created_at: When it was placed, such as ``"2026-01-12T12:47:01Z"``.
        domains: The names of its domains.
    """

    id: str
    organization_id: str
    description: str
    amount_cents: int
    tag: str
    provider: str
    status: str
    needs_confirming: bool
    created_at: str
    domains: Sequence[str]


@dataclass(frozen=True)
class CommittedPurchase:
    """A domain bought since the start or the last reset.

    Attributes:
        domain: The name.
        domain_id: The id of the purchase.
        organization_id: The organization that it was bought for.
        price_cents: What was charged for the first year, in US cents.
        purchased_at: When it was bought, such as ``"2026-01-12T12:47:01Z"``.
    """

    domain: str
    domain_id: str
    organization_id: str
    price_cents: int
    purchased_at: str
