"""Places one order, to be killed while it does.

Usage: python placer.py KEY DOMAIN MODE..., with the client's settings in the environment. Prints
``ready``, waits for a line, and prints a line of JSON for each mode: ``place``; ``place-paused``,
which prints ``asked`` between the claim and the send, and stands there; ``reconcile``.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

from scaledmail import Client, ScaledMailError


def say(line: str) -> None:
    """Print a line at once: a pipe is no terminal."""
    print(line, flush=True)


def stand(_: object) -> bool:
    """Never answer."""
    say("asked")
    threading.Event().wait()
    return False


def place(client: Client, key: str, domain: str) -> dict[str, Any]:
    """Order the domain."""
    receipt = client.orders.place(
        provider="other",
        providers={
            "google": {
                "domains": [{"domain": domain, "first_name": "Dean", "last_name": "Fiacoo"}],
            },
        },
        hosting={"provider": "Porkbun", "username": "user", "password": "sentinel"},
        key=key,
    )
    return {
        "outcome": receipt.outcome,
        "order_id": receipt.order_id,
        "replayed": receipt.replayed,
        "attempt": receipt.attempt,
        "warnings": receipt.warnings,
    }


def reconcile(client: Client, key: str) -> dict[str, Any]:
    """Find out what became of the order."""
    found = client.placements.reconcile(key)
    return {"result": found.result, "order_id": found.order_id, "duplicates": found.duplicates}


def run(mode: str, key: str, domain: str) -> dict[str, Any]:
    """Do what a mode stands for."""
    confirm = stand if mode == "place-paused" else None
    with Client(pacing=False, confirm=confirm) as client:
        try:
            return reconcile(client, key) if mode == "reconcile" else place(client, key, domain)
        except ScaledMailError as error:
            return {"kind": error.kind, "outcome": error.outcome, "message": str(error)}


def main() -> None:
    """Run the modes."""
    key, domain, *modes = sys.argv[1:]
    say("ready")
    sys.stdin.readline()
    for mode in modes:
        say(json.dumps(run(mode, key, domain)))


if __name__ == "__main__":
    main()
