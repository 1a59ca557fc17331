"""After a crash or a lost answer: find out what was bought, and go on from there.

It runs against a sandbox that buys the domains and loses the answer. A cron job that does
``client.placements.reconcile_all()`` is the same for an account.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import scaledmail
from scaledmail.sandbox import Sandbox


def buy(sandbox: Sandbox, journal: Path) -> None:
    """Buy domains; the answer is lost on its way."""
    sandbox.fault("domains_buy", "reset", when="after")
    with sandbox.client(journal=journal) as client:
        try:
            client.domains.buy(["my-domain.com", "my-other-domain.com"], key="job-77")
        except scaledmail.OutcomeUnknownError as error:
            print(f"unknown, because of {error.cause_kind}: {error.key}")


def reconcile(sandbox: Sandbox, journal: Path) -> None:
    """Look up everything that is not known, in another process or after a restart."""
    with sandbox.client(journal=journal) as client:
        for found in client.placements.reconcile_all():
            print(f"{found.key}: {found.result}")
            for domain in found.domains:
                print(f"  {domain.domain}: {domain.result}")
        # The key is settled now: placing it again gives the receipt and sends nothing.
        receipt = client.domains.buy(["my-domain.com", "my-other-domain.com"], key="job-77")
        print(f"{receipt.outcome}, replayed: {receipt.replayed}")
        assert len(sandbox.purchases()) == 2


def main() -> None:
    """Lose an answer, and find it."""
    with tempfile.TemporaryDirectory() as folder, Sandbox() as sandbox:
        journal = Path(folder) / "journal.sqlite3"
        buy(sandbox, journal)
        reconcile(sandbox, journal)


if __name__ == "__main__":
    main()
