"""Client for ScaledMail: sending domains and mailboxes, bought and run safely.

Start with ``Client`` or ``AsyncClient``. Answers, parameter types and the classes behind
``client.orders`` and the other nouns are exported here too; they load when first asked for.
"""

from __future__ import annotations

from ._client import AsyncClient, Client
from ._errors import (
    AuthenticationError,
    CancelledError,
    ConfigError,
    ConflictError,
    ConnectionError,
    DecodeError,
    InFlightError,
    JournalError,
    KeyReusedError,
    NotFoundError,
    OutcomeUnknownError,
    PaymentIncompleteError,
    PaymentRequiredError,
    PermissionError,
    RateLimitedError,
    ScaledMailError,
    ServerError,
    SpendLimitError,
    TimeoutError,
    ValidationError,
    Violation,
)
from ._generated import exports
from ._load import native
from ._raw import RawResponse
from ._secret import Secret

# `typing` takes longer to import than the rest of the package.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._generated.exports import *  # noqa: F403
    from ._items import Items

__version__ = native.__version__

__all__: list[str] = [
    "AsyncClient",
    "AuthenticationError",
    "CancelledError",
    "Client",
    "ConfigError",
    "ConflictError",
    "ConnectionError",
    "DecodeError",
    "InFlightError",
    "Items",
    "JournalError",
    "KeyReusedError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PaymentIncompleteError",
    "PaymentRequiredError",
    "PermissionError",
    "RateLimitedError",
    "RawResponse",
    "ScaledMailError",
    "Secret",
    "ServerError",
    "SpendLimitError",
    "TimeoutError",
    "ValidationError",
    "Violation",
    "__version__",
]
__all__ += exports.__all__

for _public in (Client, AsyncClient, RawResponse, Secret):
    _public.__module__ = __name__


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a derived name when it is first asked for."""
        home = "_items" if name == "Items" else exports.HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        """List what is exported."""
        return sorted({*globals(), *__all__})
