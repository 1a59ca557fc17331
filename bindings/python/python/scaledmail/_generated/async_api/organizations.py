# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""The async operations of organizations."""

from __future__ import annotations

from ..._call import AsyncNoun
from ..._model import decode
from ..models.organizations import OrganizationList


class AsyncOrganizations(AsyncNoun):
    """Operations of organizations; reached as ``AsyncClient().organizations``."""

    __slots__ = ()

    async def list(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> OrganizationList:
        """List organizations.

        Lists the organizations that the API key reaches. Vendor pages from later in 2026 call an
        organization a workspace.

        Free, and the usual way to check a key: a wrong key gives 401 or 403 (seen on live accounts,
        not documented). Takes no parameters at all, not even `organization_id`.

        Args:
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            ConfigError: An option cannot work, or it is not clear which organization is meant.
            AuthenticationError: The API key is missing, wrong or expired.
            PermissionError: The API key may not do this.
            RateLimitedError: Too many requests, also after the retries.
            ConnectionError: The service could not be reached, or the connection broke.
            TimeoutError: The deadline of the call passed.
            ServerError: The service failed.
            DecodeError: The answer could not be read.
            ScaledMailError: The base of all these.

        Cost: free, changes nothing.

        API: ``organizations_list``, ``GET /organizations``.

        Example::

            answer = await client.organizations.list()
            print(answer)
        """
        answer = await self._run(
            "organizations_list",
            {},
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(OrganizationList, answer)
