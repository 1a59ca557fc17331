"""The main job: search domains, buy them, order mailboxes on them, wait, and list the mailboxes.

It charges the card, so it asks for a sandbox: set SCALEDMAIL_API_KEY and SCALEDMAIL_BASE_URL.
"""

from __future__ import annotations

import os
import sys
import time

from scaledmail import Client, DomainConfig, Order

DOMAINS = ["scaledmail.net", "scaledmail.us", "scaledmail.org", "scaledmail.io"]
PATIENCE_SECONDS = 60


def main() -> None:
    """Do the main job."""
    if not os.environ.get("SCALEDMAIL_BASE_URL", "").startswith("http://127.0.0.1"):
        sys.exit("this example spends money: point SCALEDMAIL_BASE_URL at a sandbox")
    with Client() as client:
        search(client)
        client.domains.buy(DOMAINS)
        print(f"2. bought {len(DOMAINS)} domains")
        order = wait_until_active(client, place(client))
        list_mailboxes(client, order)


def search(client: Client) -> None:
    """Show what the domains cost."""
    print("1. searched domains")
    for offer in client.domains.search(DOMAINS):
        what = f"{offer.price} USD" if offer.status == "available" else offer.status
        print(f"   {offer.domain:<16} {what}")


def place(client: Client) -> str:
    """Order the package for four domains; returns the order's id."""
    package = next(each for each in client.packages.list() if each.domains == len(DOMAINS))
    domains = [
        DomainConfig(domain=domain, first_name="Dean", last_name="Fiacoo") for domain in DOMAINS
    ]
    domains[0]["redirect"] = "scaledmail.com"
    receipt = client.orders.create(
        package.id or "",
        provider="scaledmail",
        domains=domains,
        sequencer={"provider": "Instantly", "username": "username", "password": "password"},
        tag="demo",
    )
    order_id = receipt.order_id
    if order_id is None:
        sys.exit("the answer names no order")
    print(f"3. ordered package {package.id}: order {order_id}")
    return order_id


def wait_until_active(client: Client, order_id: str) -> Order:
    """Read the order until it is active."""
    begin = time.monotonic()
    while (order := client.orders.get(order_id)).status != "Active":
        if time.monotonic() - begin > PATIENCE_SECONDS:
            sys.exit(f"the order is still {order.status}")
        time.sleep(0.5)
    print(f"4. the order is active after {time.monotonic() - begin:.1f} s")
    return order


def list_mailboxes(client: Client, order: Order) -> None:
    """Show the mailboxes; a secret shows as asterisks, `reveal()` would read it."""
    print("5. mailboxes")
    for package in order.packages or ():
        for domain in package.domains or ():
            for mailbox in client.mailboxes.list(domain.id or "", password=True):
                print(f"   {mailbox.email:<36} password {mailbox.mailbox_password}")


if __name__ == "__main__":
    main()
