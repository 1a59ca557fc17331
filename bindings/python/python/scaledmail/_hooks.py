"""What a client's owner wants to be told, and asked."""

from __future__ import annotations

import json

from ._log import log_event, log_hook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ._generated.models.callbacks import CallEvent, Confirmation
    from ._generated.models.shared import PlannedRequest


class Hooks:
    """The callbacks of a client."""

    __slots__ = ("confirm", "event", "request")

    def __init__(
        self,
        confirm: Callable[[Confirmation], object] | None,
        request: Callable[[PlannedRequest], object] | None,
        event: Callable[[CallEvent], object] | None,
        *,
        awaits: bool,
    ) -> None:
        """Keep them, and refuse at once what cannot be called, or would never be awaited."""
        _check("confirm", confirm, awaits)
        _check("on_request", request, awaits)
        _check("on_event", event, False)
        self.confirm: Callable[[Confirmation], object] | None = confirm
        self.request: Callable[[PlannedRequest], object] | None = request
        self.event: Callable[[CallEvent], object] | None = event

    def ask(self, kind: str, text: str) -> Any:
        """Put a question of the call to the callback that is for it."""
        from ._generated.models.callbacks import Confirmation
        from ._generated.models.shared import PlannedRequest
        from ._model import decode

        if kind == "request" and self.request is not None:
            return self.request(decode(PlannedRequest, text))
        if kind == "confirm" and self.confirm is not None:
            return self.confirm(decode(Confirmation, text))
        raise RuntimeError(f"nobody answers a {kind}")

    def tell(self, text: str) -> None:
        """Hand on an event. A listener that fails must not keep the outcome from the caller."""
        event: dict[str, Any] = json.loads(text)
        log_event(event)
        if self.event is None:
            return
        from ._generated.models.callbacks import CallEvent

        try:
            self.event(CallEvent(event))
        except Exception as error:
            log_hook("on_event", error)


def _check(name: str, hook: object, awaits: bool) -> None:
    if hook is None:
        return
    if not callable(hook):
        raise TypeError(f"{name}: a callable is expected, not {type(hook).__name__}")
    from inspect import iscoroutinefunction

    if iscoroutinefunction(hook) and not awaits:
        raise TypeError(f"{name}: a plain function is expected here, not one that is awaited")
