"""Quick start: what an account has. Reads only; set SCALEDMAIL_API_KEY."""

from __future__ import annotations

import scaledmail


def main() -> None:
    """Show organizations, orders and domains."""
    with scaledmail.Client() as client:
        for organization in client.organizations.list():
            print(organization.id, organization.name)
        for order in client.orders.list():
            when = order.created_at.date() if order.created_at else "some day"
            print(f"order {order.id}: {order.status}, {order.amount} USD, since {when}")
        for domain in client.domains.list():
            print(f"domain {domain.domain}: {domain.status}, {len(domain.mailbox or ())} mailboxes")


if __name__ == "__main__":
    main()
