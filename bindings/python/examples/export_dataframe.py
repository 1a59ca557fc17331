"""Orders and domains as tables. Reads only; set SCALEDMAIL_API_KEY.

pip install scaledmail pandas polars
"""

from __future__ import annotations

import pandas as pd
import polars as pl
import scaledmail


def main() -> None:
    """Make a table with each library."""
    with scaledmail.Client() as client:
        orders = pd.DataFrame(client.orders.list().to_rows())
        print(orders.groupby("status")["amount"].sum())

        domains = pl.DataFrame(client.domains.list().to_rows())
        print(domains.select("domain", "status", pl.col("mailbox").list.len().alias("mailboxes")))


if __name__ == "__main__":
    main()
