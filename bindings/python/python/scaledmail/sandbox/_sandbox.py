"""The sandbox: a running service and the ways to tell it something."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from .. import AsyncClient, Client
from .._encode import dumps, encode
from .._load import native
from ._records import (
    CommittedOrder,
    CommittedPurchase,
    Fault,
    FaultKind,
    RecordedRequest,
    RetryAfterForm,
    When,
)

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

_UNSET: Any = ...
_OWN = {"api_key": "sandbox-key", "organization_id": "recSandboxOrganization1"}
# One that nobody holds any more still serves the clients that were made of it.
_running: set[Sandbox] = set()


class Sandbox:
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
    api_key = _OWN["api_key"]
    #: The organization of that key.
    organization_id = _OWN["organization_id"]

    def __init__(
        self,
        *,
        seed: int = 1,
        provisioning_seconds: float = 3,
        strict: bool = False,
        state: Mapping[str, Any] | None = None,
        faults: Sequence[Fault] | None = None,
        limits: Mapping[str, Any] | None = None,
        latency: Mapping[str, int] | None = None,
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
            limits: The limits to begin with; see ``set_limits``.
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

        Without an ``api_key`` it has the one of the built-in state, and its organization.
        """
        return Client(**self._client_settings(settings))

    def async_client(self, **settings: Any) -> AsyncClient:
        """Return an ``AsyncClient`` of the same kind."""
        return AsyncClient(**self._client_settings(settings))

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
        requests_per_second: int = 5,
        searches_per_minute: int = 15,
        retry_after: Literal["none", "seconds", "date"] = "none",
        block_seconds: int = 0,
    ) -> None:
        """Set the limits of each key; what is over them is answered with 429.

        Args:
            enforced: Whether they are kept at all.
            requests_per_second: Requests in any second.
            searches_per_minute: Searches, suggestions and purchases in any minute.
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
        self.control("PUT", "/limits", limits)

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
        return {"base_url": self.base_url, "pacing": False, **own, **settings}
