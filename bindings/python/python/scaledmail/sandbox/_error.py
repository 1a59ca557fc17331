"""The error of the sandbox."""

from __future__ import annotations

import json


class SandboxError(ValueError):
    """What the sandbox was told does not fit, or it could not start.

    Attributes:
        place: Which part is wrong, such as ``"organizations[0].name"``; empty for the whole.
    """

    def __init__(self, message: str, place: str = "") -> None:
        """Keep the message and the place."""
        super().__init__(message, place)
        self.message = message
        self.place = place

    def __str__(self) -> str:
        return self.message


def from_json(text: str) -> SandboxError:
    """Return the error that the native module describes."""
    error = json.loads(text)
    return SandboxError(error["message"], error["place"])
