"""What both clients are built of: settings, callbacks, and the defaults of calls."""

from __future__ import annotations

import os

from ._call import Line, options
from ._encode import encode, exact
from ._hooks import Hooks
from ._load import native
from ._secret import Secret

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from decimal import Decimal
    from typing import ClassVar, TypeAlias, TypedDict

    from typing_extensions import Self

    from ._call import LineHolder as _Mixin
    from ._generated.models.callbacks import CallEvent, Confirmation
    from ._generated.models.shared import PlannedRequest

    Answer: TypeAlias = bool | None

    class Settings(TypedDict):
        """What a client is set to."""

        organization_id: str | None
        base_url: str
        timeout_seconds: float
        connect_timeout_seconds: float
        max_retries: int
        pacing: bool
        read_only: bool
        dry_run: bool
        max_per_call: str | None
        max_per_day: str | None

else:
    _Mixin = object

_SHOWN = (
    "base_url",
    "organization_id",
    "timeout",
    "max_retries",
    "read_only",
    "dry_run",
    "max_per_call",
    "max_per_day",
)


class BaseClient(_Mixin):
    """Constructor and options of both clients."""

    __slots__ = ()
    _awaits: ClassVar[bool]

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
        journal: str | os.PathLike[str] | None = None,
        max_per_call: Decimal | float | str | None = None,
        max_per_day: Decimal | float | str | None = None,
        dry_run: bool | None = None,
        confirm: Callable[[Confirmation], Answer | Awaitable[Answer]] | None = None,
        on_request: Callable[[PlannedRequest], object] | None = None,
        on_event: Callable[[CallEvent], object] | None = None,
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
            journal: Where charges are written down before they are sent: a path, or
                ``"memory"``; else ``SCALEDMAIL_JOURNAL``, else a file in the user's data folder.
            max_per_call: The most that one call may charge, in US dollars; else
                ``SCALEDMAIL_MAX_PER_CALL``. A charge of unknown price is then refused.
            max_per_day: The most that may be charged in a day, by UTC, in US dollars; else
                ``SCALEDMAIL_MAX_PER_DAY``.
            dry_run: True sends no call that changes anything; answers have the request instead.
            confirm: Called before a call charges or removes anything. Unless it returns ``True``,
                nothing is sent and the call raises ``CancelledError``.
            on_request: Called with every request before it is sent.
            on_event: Called with everything that happens to a call. What it raises is logged only.

        Callbacks run in the caller's thread, or on its loop. With ``AsyncClient``, ``confirm`` and
        ``on_request`` may return awaitables, which are cancelled when the time of the call is up;
        a callback that blocks is waited for. What these two raise is raised by the call, and the
        request is not sent.

        Raises:
            ConfigError: The settings cannot work.
        """
        settings = {
            # Tools that show the variables of a failed call must not show these.
            "api_key": _hidden("api_key", api_key),
            "organization_id": organization_id,
            "base_url": base_url,
            "timeout": timeout,
            "connect_timeout": connect_timeout,
            "max_retries": max_retries,
            "pacing": pacing,
            "read_only": read_only,
            "proxy": _hidden("proxy", proxy),
            "ca_certificate": _pem(ca_certificate),
            "user_agent": user_agent,
            "journal": None if journal is None else _path("journal", journal),
            "max_per_call": exact(max_per_call),
            "max_per_day": exact(max_per_day),
            "dry_run": dry_run,
        }
        del api_key, proxy
        hooks = Hooks(confirm, on_request, on_event, awaits=self._awaits)
        self._line = Line(native.NativeClient(encode(settings)), hooks)

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
        # What a subclass has of its own.
        own: dict[str, object] | None = getattr(self, "__dict__", None)
        if own is not None:
            vars(other).update(own)
        line = self._open()
        other._line = Line(line.native.with_options(settled), line.hooks)
        return other

    @property
    def organization_id(self) -> str | None:
        """Organization of calls that name none; None when it is still to be looked up."""
        return self._settings()["organization_id"]

    @property
    def base_url(self) -> str:
        """Address of the service."""
        return self._settings()["base_url"]

    @property
    def timeout(self) -> float:
        """Seconds for a whole call."""
        return self._settings()["timeout_seconds"]

    @property
    def connect_timeout(self) -> float:
        """Seconds for connecting."""
        return self._settings()["connect_timeout_seconds"]

    @property
    def max_retries(self) -> int:
        """How often a call that is safe to send again is sent again."""
        return self._settings()["max_retries"]

    @property
    def pacing(self) -> bool:
        """Whether the service's limits are kept."""
        return self._settings()["pacing"]

    @property
    def read_only(self) -> bool:
        """Whether every call that changes or buys anything is refused."""
        return self._settings()["read_only"]

    @property
    def dry_run(self) -> bool:
        """Whether no call that changes anything is sent."""
        return self._settings()["dry_run"]

    @property
    def max_per_call(self) -> Decimal | None:
        """The most that one call may charge, in US dollars."""
        return _amount(self._settings()["max_per_call"])

    @property
    def max_per_day(self) -> Decimal | None:
        """The most that may be charged in a day, in US dollars."""
        return _amount(self._settings()["max_per_day"])

    @property
    def is_closed(self) -> bool:
        """Whether the client was closed."""
        return self._line is None

    def _settings(self) -> Settings:
        from json import loads

        settings: Settings = loads(self._open().native.settings())
        return settings

    def __repr__(self) -> str:
        # Tools that show variables meet half-built clients, too.
        if getattr(self, "_line", None) is None:
            return f"<{type(self).__name__} closed>"
        shown = " ".join(f"{name}={getattr(self, name)!r}" for name in _SHOWN)
        return f"<{type(self).__name__} {shown}>"

    def __reduce__(self) -> tuple[object, ...]:
        name = type(self).__name__
        raise TypeError(
            f"{name} holds a key and connections and cannot be pickled; build one in each process"
        )


def _hidden(name: str, value: str | Secret | None) -> Secret | None:
    if value is None or isinstance(value, Secret):
        return value
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name}: str or Secret is expected, not {type(value).__name__}")
    return Secret(value)


def _path(name: str, value: str | os.PathLike[str]) -> str:
    try:
        return os.fspath(value)
    except TypeError:
        kind = type(value).__name__
        raise TypeError(f"{name}: str or os.PathLike is expected, not {kind}") from None


def _amount(text: str | None) -> Decimal | None:
    from decimal import Decimal

    return None if text is None else Decimal(text)


def _pem(certificate: str | bytes | os.PathLike[str] | None) -> str | None:
    if certificate is None:
        return None
    if isinstance(certificate, bytes):
        return certificate.decode("ascii")
    if isinstance(certificate, str) and "-----BEGIN" in certificate:
        return certificate
    # A number would be taken for a descriptor of the process.
    path = _path("ca_certificate", certificate)
    with open(path, encoding="ascii") as file:
        return file.read()
