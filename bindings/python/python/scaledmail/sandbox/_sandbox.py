"""The sandbox: a running service and the ways to tell it something."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .. import AsyncClient, Client
from .._encode import dumps, encode
from .._load import native
from ._controls import Controls
from ._records import Fault, Latency, Limits

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

_OWN = {"api_key": "sandbox-key", "organization_id": "recSandboxOrganization1"}
# One that nobody holds any more still serves the clients that were made of it.
_running: set[Sandbox] = set()


class Sandbox(Controls):
    """A local ScaledMail service with state; use it in a ``with`` or ``async with`` block.

    It starts in a few milliseconds on a free loopback port and serves all operations. What is
    bought in it costs nothing.

    Example::

        with Sandbox() as sandbox, sandbox.client() as client:
            sandbox.fault("domains_buy", "bad_gateway", when="after")
            try:
                client.domains.buy(["my-domain.com"])
            except scaledmail.OutcomeUnknownError:
                assert len(sandbox.purchases()) == 1
    """

    #: A key of the built-in state.
    api_key: str = _OWN["api_key"]
    #: The organization of that key.
    organization_id: str = _OWN["organization_id"]

    def __init__(
        self,
        *,
        seed: int = 1,
        provisioning_seconds: float = 3,
        strict: bool = False,
        state: Mapping[str, Any] | None = None,
        faults: Sequence[Fault] | None = None,
        limits: Limits | None = None,
        latency: Latency | None = None,
        now: str | None = None,
        freeze_clock: bool = False,
        port: int = 0,
        host: str = "127.0.0.1",
        expose: bool = False,
    ) -> None:
        """Keep the settings; the service starts with the block, or with ``start``.

        Args:
            seed: Seed of ids, passwords and latencies: the same calls give the same ones.
            provisioning_seconds: How long orders and changes take on the sandbox's clock.
            strict: Keep the limits of the service, and refuse what no document names.
            state: Sections of the state to begin with; see ``state()``.
            faults: Faults to begin with.
            limits: The limits to begin with: kept when any is given, or when strict.
            latency: ``from_milliseconds`` and ``to_milliseconds`` of answers.
            now: The time that the clock begins with, such as ``"2026-01-12T12:47:01Z"``.
            freeze_clock: Stop the clock: it moves only by ``advance``.
            port: The port; 0 takes any free one.
            host: The IP address to listen on.
            expose: Allow a host that other machines can reach; keys show in clear.
        """
        self._settings = {
            "seed": seed,
            "provisioning_seconds": provisioning_seconds,
            "strict": strict,
            "state": state,
            "faults": faults,
            "limits": limits,
            "latency": latency,
            "now": now,
            "freeze_clock": freeze_clock,
            "port": port,
            "host": host,
            "expose": expose,
        }
        self._native: Any = None

    def start(self) -> Self:
        """Start the service; it accepts connections when this returns.

        Raises:
            SandboxError: A setting is wrong, the port is taken, or the host is not allowed.
            RuntimeError: It is running already.
        """
        if self._native is not None:
            raise RuntimeError("the sandbox is running already")
        self._native = native.NativeSandbox(encode(self._settings))
        _running.add(self)
        return self

    def stop(self) -> None:
        """Stop the service; answers under way are finished, for half a second at most."""
        running, self._native = self._native, None
        _running.discard(self)
        if running is not None:
            running.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        return self.start()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Waiting for answers under way must not stop the loop that waits for them.
        import asyncio

        await asyncio.to_thread(self.stop)

    def __repr__(self) -> str:
        inside = "stopped" if self._native is None else self._native.url
        return f"<Sandbox {inside}>"

    @property
    def url(self) -> str:
        """Where it listens: ``http://127.0.0.1:PORT``."""
        return str(self._running().url)

    @property
    def base_url(self) -> str:
        """The base URL for clients: ``http://127.0.0.1:PORT/api/v1``."""
        return str(self._running().base_url)

    def client(self, **settings: Any) -> Client:
        """Return a client that does not wait for limits; settings as in ``Client``.

        Its journal is in memory. Without an ``api_key`` it has the one of the built-in state, and
        its organization.
        """
        return Client(**self._client_settings(settings))

    def async_client(self, **settings: Any) -> AsyncClient:
        """Return an ``AsyncClient`` of the same kind."""
        return AsyncClient(**self._client_settings(settings))

    def control(self, method: str, place: str, body: Any = None) -> Any:
        """Do what a request to the control surface does, such as ``control("GET", "/clock")``.

        Raises:
            SandboxError: With the place of what does not fit.
            RuntimeError: The sandbox is not running.
        """
        text = dumps({} if body is None else body, "")
        return json.loads(self._running().control(method, place, text))

    def _running(self) -> Any:
        if self._native is None:
            raise RuntimeError("the sandbox is not running: use it in a with block, or start it")
        return self._native

    def _client_settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        # Another key has other organizations.
        own = {} if "api_key" in settings else _OWN
        return {"base_url": self.base_url, "pacing": False, "journal": "memory", **own, **settings}
