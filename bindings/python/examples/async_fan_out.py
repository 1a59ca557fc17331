"""The mailboxes of all domains, many calls at once. Reads only; set SCALEDMAIL_API_KEY.

The client keeps the service's limit by itself: start as many calls as you like.
"""

from __future__ import annotations

import asyncio

import scaledmail


async def main() -> None:
    """Read the mailboxes of every domain, and count them."""
    async with scaledmail.AsyncClient() as client:
        domains = [domain for domain in await client.domains.list() if domain.id]
        calls = [client.mailboxes.list(domain.id or "") for domain in domains]
        # One domain that fails must not take the others along.
        for domain, found in zip(
            domains, await asyncio.gather(*calls, return_exceptions=True), strict=True
        ):
            if isinstance(found, scaledmail.ScaledMailError):
                print(f"{domain.domain}: {found.kind}")
            elif isinstance(found, BaseException):
                raise found
            else:
                print(f"{domain.domain}: {len(found)} mailboxes")


asyncio.run(main())
