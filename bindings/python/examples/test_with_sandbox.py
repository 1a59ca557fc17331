"""Tests of a program that buys, with pytest and the sandbox: no account, no card, no network.

pip install scaledmail pytest
"""

from __future__ import annotations

import pytest
import scaledmail
from scaledmail.sandbox import Sandbox
from scaledmail.sandbox.pytest_plugin import scaledmail_client, scaledmail_sandbox

__all__ = ["scaledmail_client", "scaledmail_sandbox"]


def buy(client: scaledmail.Client, name: str) -> bool:
    """Buy a domain at the usual price: the program under test."""
    try:
        receipt = client.domains.buy([name], key=f"buy-{name}", expected_price="12.50")
    except scaledmail.SpendLimitError:
        return False
    return receipt.outcome == "applied"


def test_a_dear_domain_is_not_bought(
    scaledmail_sandbox: Sandbox, scaledmail_client: scaledmail.Client
) -> None:
    assert not buy(scaledmail_client, "premium.com")
    assert scaledmail_sandbox.purchases() == []


def test_a_failing_service_does_not_sell_twice(
    scaledmail_sandbox: Sandbox, scaledmail_client: scaledmail.Client
) -> None:
    scaledmail_sandbox.fault("domains_buy", "unavailable", when="after")
    with pytest.raises(scaledmail.OutcomeUnknownError):
        buy(scaledmail_client, "my-domain.com")
    found = scaledmail_client.placements.reconcile("buy-my-domain.com")
    assert found.result == "applied"
    assert buy(scaledmail_client, "my-domain.com")
    assert len(scaledmail_sandbox.purchases()) == 1
