"""All mailboxes as CSV on the standard output. Reads only; set SCALEDMAIL_API_KEY.

Passwords are masked unless ``--reveal`` is given.
"""

from __future__ import annotations

import csv
import sys

import scaledmail

COLUMNS = ["email", "first_name", "last_name", "status", "tag", "mailbox_password"]


def main(reveal: bool) -> None:
    """Write a line for each mailbox."""
    writer = csv.DictWriter(sys.stdout, COLUMNS, extrasaction="ignore")
    writer.writeheader()
    with scaledmail.Client() as client:
        for domain in client.domains.list():
            if domain.id is not None:
                mailboxes = client.mailboxes.list(domain.id, password=True)
                writer.writerows(mailboxes.to_rows(reveal=reveal))


if __name__ == "__main__":
    main("--reveal" in sys.argv[1:])
