"""The logger ``scaledmail``: one debug line per call, never a body.

``logging`` is imported at the first call: it is the dearest import of the package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging

_logger: logging.Logger | None = None


def debug(text: str, *values: object) -> None:
    """Log one line."""
    global _logger
    if _logger is None:
        import logging

        _logger = logging.getLogger("scaledmail")
        _logger.addHandler(logging.NullHandler())
    _logger.debug(text, *values)
