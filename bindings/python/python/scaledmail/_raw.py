"""Raw requests: what this version has no method for."""

from __future__ import annotations

import json

from ._encode import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ._generated.models.shared import PlannedRequest, Receipt


class RawResponse:
    """The answer to a raw request. It does not change."""

    __slots__ = ("_body", "_headers", "_outcome", "_receipt", "_request", "_status", "_text")

    def __init__(
        self,
        status: int,
        headers: Mapping[str, str],
        body: Any = None,
        text: str | None = None,
        *,
        outcome: str | None = None,
        receipt: Receipt | None = None,
        request: PlannedRequest | None = None,
    ) -> None:
        """Keep the parts of an answer."""
        self._status = status
        self._headers = dict(headers)
        self._body = body
        self._text = text
        self._outcome = outcome
        self._receipt = receipt
        self._request = request

    @property
    def status(self) -> int:
        """HTTP status; 0 on a dry run."""
        return self._status

    @property
    def headers(self) -> dict[str, str]:
        """Headers by lower-case name; none on a dry run, or when a placement is replayed."""
        return dict(self._headers)

    @property
    def body(self) -> Any:
        """The body, when it is JSON. Nothing in it is masked."""
        return self._body

    @property
    def text(self) -> str | None:
        """The body, when it is not JSON."""
        return self._text

    @property
    def outcome(self) -> str | None:
        """What is known of the effect of a write: ``"applied"``, or ``"not_sent"`` on a dry run."""
        return self._outcome

    @property
    def receipt(self) -> Receipt | None:
        """What the journal has of a request that charges."""
        return self._receipt

    @property
    def request(self) -> PlannedRequest | None:
        """On a dry run the request that would have been sent; nothing was."""
        return self._request

    def __repr__(self) -> str:
        # Bodies and headers may hold secrets.
        return f"RawResponse(status={self._status})"

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError(
            "a RawResponse may hold secrets and cannot be pickled; take what you need from it"
        )


def encode_request(method: str, path: str, query: Mapping[str, Any] | None, body: Any) -> str:
    """Return a raw request as JSON."""
    return encode({"method": method, "path": path, "query": query, "body": body})


def decode_response(text: str) -> RawResponse:
    """Read the answer to a raw request."""
    answer: dict[str, Any] = json.loads(text)
    receipt = request = None
    if answer.get("outcome") is not None:
        from ._generated.models.shared import PlannedRequest, Receipt

        receipt = Receipt(answer["receipt"]) if answer.get("receipt") else None
        request = PlannedRequest(answer["request"]) if answer.get("request") else None
    return RawResponse(
        answer["status"],
        answer["headers"],
        answer.get("body"),
        answer.get("text"),
        outcome=answer.get("outcome"),
        receipt=receipt,
        request=request,
    )
