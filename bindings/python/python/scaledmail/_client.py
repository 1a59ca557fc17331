"""The two clients: the same constructor, the same methods, blocking and awaitable."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ._call import finish, options, wait
from ._encode import encode
from ._generated.async_api import AsyncNouns
from ._generated.sync_api import SyncNouns
from ._load import native
from ._raw import RawResponse, decode_response, encode_request
from ._secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from typing_extensions import Self

    from ._call import NativeHolder as _Mixin
    from ._native import NativeClient
else:
    _Mixin = object


class _BaseClient(_Mixin):
    """Constructor and options of both clients."""

    __slots__ = ()

    def __init__(
        self,
        *,
        api_key: str | Secret | None = None,
        organization_id: str | None = None,
        base_url: str | None = None,
        timeout: float | None = None,
        connect_timeout: float | None = None,
        max_retries: int | None = None,
        pacing: bool | None = None,
        read_only: bool | None = None,
        proxy: str | None = None,
        ca_certificate: str | bytes | os.PathLike[str] | None = None,
        user_agent: str | None = None,
    ) -> None:
        """Build a client; nothing is sent yet.

        Args:
            api_key: The API key; else ``SCALEDMAIL_API_KEY``.
            organization_id: Organization of calls that name none; else
                ``SCALEDMAIL_ORGANIZATION_ID``, else the account's only one.
            base_url: Address of the service; else ``SCALEDMAIL_BASE_URL``. ``http://`` is for
                loopback only.
            timeout: Seconds for a whole call; else ``SCALEDMAIL_TIMEOUT`` (seconds), else 60.
            connect_timeout: Seconds for connecting, 10 by default.
            max_retries: How often a call that is safe to send again is sent again, 2 by default.
            pacing: False switches the rate limiter off, on loopback only.
            read_only: True refuses every call that changes or buys anything, before it is sent;
                also if ``SCALEDMAIL_READ_ONLY`` is true.
            proxy: Address of a proxy; else the usual variables of the environment.
            ca_certificate: Further certificate authorities: a path, or PEM text or bytes.
            user_agent: Put in front of the client's own user agent.

        Raises:
            ConfigError: The settings cannot work.
        """
        settings = {
            # Tools that show the variables of a failed call must not show these.
            "api_key": api_key if api_key is None else _hidden(api_key),
            "organization_id": organization_id,
            "base_url": base_url,
            "timeout_seconds": timeout,
            "connect_timeout_seconds": connect_timeout,
            "max_retries": max_retries,
            "pacing": pacing,
            "read_only": read_only,
            "proxy": proxy if proxy is None else _hidden(proxy),
            "ca_certificate_pem": _pem(ca_certificate),
            "user_agent": user_agent,
        }
        del api_key, proxy
        self._native = native.NativeClient(encode(settings))

    def with_options(
        self,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        dry_run: bool | None = None,
    ) -> Self:
        """Return a client with other defaults; connections and limits are shared.

        Args:
            organization_id: Organization of calls that name none.
            timeout: Seconds for a whole call.
            max_retries: How often a call that is safe to send again is sent again.
            dry_run: True sends no call that changes anything.
        """
        other = object.__new__(type(self))
        settled = options(
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
            dry_run=dry_run,
        )
        other._native = self._open().with_options(settled)
        return other

    def __repr__(self) -> str:
        inner: NativeClient | None = getattr(self, "_native", None)
        inside = "closed" if inner is None else inner.describe()
        return f"<{type(self).__name__} {inside}>"

    def __reduce__(self) -> tuple[object, ...]:
        name = type(self).__name__
        raise TypeError(
            f"{name} holds a key and connections and cannot be pickled; build one in each process"
        )


class Client(_BaseClient, SyncNouns):
    """A client whose calls block; safe to share between threads.

    Settings that are not given come from the environment. Ctrl-C ends a waiting call at once.

    Example::

        with scaledmail.Client() as client:
            for order in client.orders.list():
                print(order.id, order.status)
    """

    __slots__ = ()

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        key: str | None = None,
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
            dry_run: True sends nothing, unless the request is a read. The answer then has status 0
                and the request as its body.
            organization_id: Sent only when given here or to ``with_options``.
            timeout: Seconds for the whole call.
            max_retries: How often a request that is safe to send again is sent again.

        Raises:
            ScaledMailError: Any failure, by kind.
        """
        request = encode_request(method, path, query, body)
        settled = options(
            key=key,
            dry_run=dry_run,
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        call = self._open().raw(request, settled)
        return decode_response(wait(f"{method} request", call))

    def close(self) -> None:
        """Let go of the connections; further calls raise ``RuntimeError``."""
        self._native = None

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


class AsyncClient(_BaseClient, AsyncNouns):
    """A client whose calls are awaited, on asyncio; the methods are those of ``Client``.

    Settings that are not given come from the environment. Cancelling a task cancels its call.

    Example::

        async with scaledmail.AsyncClient() as client:
            for order in await client.orders.list():
                print(order.id, order.status)
    """

    __slots__ = ()

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        key: str | None = None,
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
            dry_run: True sends nothing, unless the request is a read. The answer then has status 0
                and the request as its body.
            organization_id: Sent only when given here or to ``with_options``.
            timeout: Seconds for the whole call.
            max_retries: How often a request that is safe to send again is sent again.

        Raises:
            ScaledMailError: Any failure, by kind.
        """
        request = encode_request(method, path, query, body)
        settled = options(
            key=key,
            dry_run=dry_run,
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        call = self._open().raw(request, settled)
        return decode_response(await finish(f"{method} request", call))

    async def aclose(self) -> None:
        """Let go of the connections; further calls raise ``RuntimeError``."""
        self._native = None

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


def _hidden(value: str | Secret) -> Secret:
    return value if isinstance(value, Secret) else Secret(value)


def _pem(certificate: str | bytes | os.PathLike[str] | None) -> str | None:
    if certificate is None:
        return None
    if isinstance(certificate, bytes):
        return certificate.decode("ascii")
    if isinstance(certificate, str) and "-----BEGIN" in certificate:
        return certificate
    with open(certificate, encoding="ascii") as file:
        return file.read()
