"""Safe ordering: a key of your own, a cap, a preview, and a program that may be run again.

It runs against a sandbox. With an account, make the client with ``scaledmail.Client(...)``.
"""

from __future__ import annotations

from decimal import Decimal

import scaledmail
from scaledmail.sandbox import Sandbox


def place(client: scaledmail.Client, job: str) -> scaledmail.Receipt:
    """Order one domain's mailboxes for a job; the same job is never charged twice."""
    cart: list[scaledmail.DomainConfig] = [
        {"domain": "scaledmail-sandbox-1.com", "first_name": "Dean", "last_name": "Miller"}
    ]
    preview = client.orders.preview(provider="scaledmail", price_id="price_sandbox_1", domains=cart)
    print(f"it will cost {preview.price and preview.price.amount} USD; {list(preview.notes)}")
    return client.orders.place(
        provider="scaledmail",
        price_id="price_sandbox_1",
        domains=cart,
        key=job,
        expected_price=Decimal(7),
        price_tolerance="0.50",
    )


def main() -> None:
    """Place the order of a job, twice."""
    with Sandbox() as sandbox, sandbox.client(max_per_call=50) as client:
        receipt = place(client, "job-1234")
        print(f"{receipt.outcome}: order {receipt.order_id}")
        # A worker that lost its memory does the job again.
        again = place(client, "job-1234")
        print(f"{again.outcome}: order {again.order_id}, replayed: {again.replayed}")
        assert len(sandbox.orders()) == 1
        # Another cart under the same key is a mistake, and is told so.
        try:
            client.domains.buy(["one.com"], key="job-1234")
            client.domains.buy(["two.com"], key="job-1234")
        except scaledmail.KeyReusedError as error:
            print(f"{error.kind}: {error.outcome}")


if __name__ == "__main__":
    main()
