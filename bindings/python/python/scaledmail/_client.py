"""The two clients: the same constructor, the same methods, blocking and awaitable."""

from __future__ import annotations

from ._base import BaseClient
from ._generated.async_api import AsyncNouns
from ._generated.sync_api import SyncNouns
from ._raw import RawResponse, decode_response, encode_request

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from types import TracebackType
    from typing import Any

    from typing_extensions import Self

    from ._call import Options


class Client(BaseClient, SyncNouns):
    """A client whose calls block; safe to share between threads.

    Settings that are not given come from the environment. Ctrl-C ends a waiting call at once.

    Example::

        with scaledmail.Client() as client:
            for order in client.orders.list():
                print(order.id, order.status)
    """

    __slots__ = ()
    _awaits = False

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        key: str | None = None,
        expected_price: Decimal | float | str | None = None,
        price_tolerance: Decimal | float | str | None = None,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> RawResponse:
        """Send a request that this version has no method for.

        A request that is not a ``GET`` and matches no known operation counts as one that charges.

        Args:
            method: HTTP method.
            path: Path below the base URL, such as ``/orders``.
            query: Query parameters.
            body: Anything that has a JSON form.
            key: The key of the placement, for a request that counts as one that charges.
            expected_price: What it may cost, in US dollars; a price that has moved by more than
                ``price_tolerance`` is refused, and so is one that is not known.
            price_tolerance: How far the price may have moved, in US dollars. 0 by default.
            dry_run: True sends nothing, unless the request is a read: the answer has the exact
                ``request``.
            organization_id: Sent only when given here or to ``with_options``.
            timeout: Seconds for the whole call.
            max_retries: How often a request that is safe to send again is sent again.

        Raises:
            ScaledMailError: Any failure, by kind.
        """
        request = encode_request(method, path, query, body)
        given: Options = {
            "key": key,
            "expected_price": expected_price,
            "price_tolerance": price_tolerance,
            "dry_run": dry_run,
            "organization_id": organization_id,
            "timeout": timeout,
            "max_retries": max_retries,
        }
        return decode_response(self._open().raw(method, request, given).wait())

    def close(self) -> None:
        """Let go of the connections; further calls raise ``RuntimeError``.

        Calls that are under way go on.
        """
        self._line = None

    def __enter__(self) -> Self:
        self._open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClient(BaseClient, AsyncNouns):
    """A client whose calls are awaited, on asyncio; the methods are those of ``Client``.

    Settings that are not given come from the environment. Cancelling a task cancels its call.

    Example::

        async with scaledmail.AsyncClient() as client:
            for order in await client.orders.list():
                print(order.id, order.status)
    """

    __slots__ = ()
    _awaits = True

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        key: str | None = None,
        expected_price: Decimal | float | str | None = None,
        price_tolerance: Decimal | float | str | None = None,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> RawResponse:
        """Send a request that this version has no method for.

        A request that is not a ``GET`` and matches no known operation counts as one that charges.

        Args:
            method: HTTP method.
            path: Path below the base URL, such as ``/orders``.
            query: Query parameters.
            body: Anything that has a JSON form.
            key: The key of the placement, for a request that counts as one that charges.
            expected_price: What it may cost, in US dollars; a price that has moved by more than
                ``price_tolerance`` is refused, and so is one that is not known.
            price_tolerance: How far the price may have moved, in US dollars. 0 by default.
            dry_run: True sends nothing, unless the request is a read: the answer has the exact
                ``request``.
            organization_id: Sent only when given here or to ``with_options``.
            timeout: Seconds for the whole call.
            max_retries: How often a request that is safe to send again is sent again.

        Raises:
            ScaledMailError: Any failure, by kind.
        """
        request = encode_request(method, path, query, body)
        given: Options = {
            "key": key,
            "expected_price": expected_price,
            "price_tolerance": price_tolerance,
            "dry_run": dry_run,
            "organization_id": organization_id,
            "timeout": timeout,
            "max_retries": max_retries,
        }
        return decode_response(await self._open().raw(method, request, given).finish())

    async def aclose(self) -> None:
        """Let go of the connections; further calls raise ``RuntimeError``.

        Calls that are under way go on.
        """
        self._line = None

    async def __aenter__(self) -> Self:
        self._open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()
