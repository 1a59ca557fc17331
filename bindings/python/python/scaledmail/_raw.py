"""Raw requests: what this version has no method for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ._encode import encode

if TYPE_CHECKING:
    from collections.abc import Mapping


class RawResponse:
    """The answer to a raw request. It does not change."""

    __slots__ = ("_body", "_headers", "_status", "_text")

    def __init__(
        self, status: int, headers: Mapping[str, str], body: Any = None, text: str | None = None
    ) -> None:
        """Keep the parts of an answer."""
        self._status = status
        self._headers = dict(headers)
        self._body = body
        self._text = text

    @property
    def status(self) -> int:
        """HTTP status."""
        return self._status

    @property
    def headers(self) -> dict[str, str]:
        """Headers by lower-case name."""
        return dict(self._headers)

    @property
    def body(self) -> Any:
        """The body, when it is JSON. Nothing in it is masked."""
        return self._body

    @property
    def text(self) -> str | None:
        """The body, when it is not JSON."""
        return self._text

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
    return RawResponse(answer["status"], answer["headers"], answer.get("body"), answer.get("text"))
