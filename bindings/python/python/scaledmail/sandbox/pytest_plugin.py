"""Fixtures for pytest: a sandbox for each test, and a client of it.

Import them where they are used, or name the module once in the top ``conftest.py``::

    pytest_plugins = ["scaledmail.sandbox.pytest_plugin"]
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .. import Client
from . import Sandbox

__all__ = ["scaledmail_client", "scaledmail_sandbox"]


@pytest.fixture
def scaledmail_sandbox() -> Iterator[Sandbox]:
    """Return a fresh sandbox that lives as long as the test."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def scaledmail_client(scaledmail_sandbox: Sandbox) -> Iterator[Client]:
    """Return a client of the test's sandbox."""
    with scaledmail_sandbox.client() as client:
        yield client
