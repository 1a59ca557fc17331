"""A local ScaledMail service for tests and trials: no account, no card, nothing to install.

``Sandbox`` starts a real HTTP server on a free loopback port, inside this process::

    from scaledmail.sandbox import Sandbox

    with Sandbox() as sandbox, sandbox.client() as client:
        client.domains.buy(["my-domain.com"])
        assert [purchase.domain for purchase in sandbox.purchases()] == ["my-domain.com"]

Faults say what goes wrong, before or after a call is committed; the clock, the limits and the state
can be set. Fixtures for pytest are in ``scaledmail.sandbox.pytest_plugin``.
"""

from __future__ import annotations

from ._error import SandboxError
from ._records import (
    CommittedOrder,
    CommittedPurchase,
    Fault,
    FaultKind,
    Latency,
    Limits,
    RecordedRequest,
)
from ._sandbox import Sandbox

__all__ = [
    "CommittedOrder",
    "CommittedPurchase",
    "Fault",
    "FaultKind",
    "Latency",
    "Limits",
    "RecordedRequest",
    "Sandbox",
    "SandboxError",
]

for _public in (CommittedOrder, CommittedPurchase, RecordedRequest, Sandbox, SandboxError):
    _public.__module__ = __name__
