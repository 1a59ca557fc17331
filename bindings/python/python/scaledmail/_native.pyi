from typing import Any, final

__all__ = [
    "NativeCall",
    "NativeClient",
    "NativeConversation",
    "NativeQueue",
    "NativeRow",
    "NativeRows",
    "NativeSandbox",
    "NativeTask",
    "__version__",
    "date",
    "date_time",
    "error_kinds",
    "loads",
    "read_answer",
    "secret_words",
]

__version__: str

@final
class NativeCall:
    """A call that has not started."""

    def wait(self, signals: bool, /) -> str:
        """Run it and block this thread until it is done, without the GIL."""

    def start(self, queue: NativeQueue, key: int, /) -> NativeTask:
        """Start it; the queue will hold what it ends in under ``key``."""

@final
class NativeTask:
    """A call that has started."""

    def cancel(self) -> None:
        """Drop it."""

@final
class NativeQueue:
    """What the calls of one event loop came to."""

    def __new__(cls) -> NativeQueue: ...
    def fileno(self) -> int:
        """Return the descriptor that turns readable when calls are done."""

    def take(self) -> list[tuple[int, str, str]]:
        """Fetch number, kind and JSON; the kind is ``broken`` when the task broke down."""

@final
class NativeRows:
    """The items of a long list, each of which stays text until it is asked for something."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> NativeRow: ...

@final
class NativeRow:
    """One of them."""

    def get(self, name: str, /) -> Any:
        """Return the value of a field, as a dictionary does."""

    def fields(self) -> dict[str, Any]:
        """Return all of it."""

@final
class NativeConversation:
    """A call in steps."""

    def next(self, signals: bool, /) -> tuple[str, str]:
        """Block this thread until the next step: its kind and its JSON."""

    def start(self, queue: NativeQueue, key: int, /) -> NativeTask:
        """Start the next step; the queue will hold it under ``key``."""

    def answer(self, go_on: bool, /) -> None:
        """Say whether to go on, after a step that asks; the next one may be under way."""

@final
class NativeClient:
    """A client of the Rust SDK, rebuilt in a forked child."""

    def __new__(cls, settings: str, /) -> NativeClient: ...
    def call(self, operation: str, parameters: str, options: str, /) -> NativeCall:
        """Prepare an operation."""

    def raw(self, request: str, options: str, /) -> NativeCall:
        """Prepare a raw request."""

    def converse(
        self,
        operation: str,
        parameters: str,
        options: str,
        events: bool,
        requests: bool,
        confirm: bool,
        /,
    ) -> NativeConversation:
        """Prepare an operation that tells what it does, and asks, as far as that is wanted."""

    def converse_raw(
        self, request: str, options: str, events: bool, requests: bool, confirm: bool, /
    ) -> NativeConversation:
        """Prepare a raw request that does."""

    def with_options(self, options: str, /) -> NativeClient:
        """The same client with other defaults."""

    def settings(self) -> str:
        """Return what it is set to, as JSON."""

@final
class NativeSandbox:
    """A running sandbox."""

    def __new__(cls, settings: str, /) -> NativeSandbox: ...
    @property
    def url(self) -> str:
        """Where it listens."""

    @property
    def base_url(self) -> str:
        """The base URL for clients."""

    def control(self, method: str, place: str, body: str, /) -> str:
        """Do what a request to the control surface does."""

    def stop(self) -> None:
        """Stop it."""

def date(text: str, /) -> str | None:
    """Return a day as ISO 8601; None when it cannot be read."""

def date_time(text: str, /) -> str | None:
    """Return a date and time as ISO 8601 in UTC; None when it cannot be read."""

def error_kinds() -> list[str]:
    """Every kind of error."""

def loads(text: str, /) -> Any:
    """Read a JSON text."""

def read_answer(text: str, list: str, /) -> Any:
    """Read an answer; its list of that name, or the answer itself, stays text if it is long."""

def secret_words() -> list[str]:
    """Words that make the name of an unknown field that of a secret."""
