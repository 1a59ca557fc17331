# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""The async operations of mailboxes."""

from __future__ import annotations

from ..._call import AsyncNoun
from ..._model import decode
from ..models.mailboxes import MailboxList


class AsyncMailboxes(AsyncNoun):
    """Operations of mailboxes; reached as ``AsyncClient().mailboxes``."""

    __slots__ = ()

    async def list(
        self,
        domain_id: str,
        *,
        password: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> MailboxList:
        """List the mailboxes of a domain.

        Lists the mailboxes of one domain, and their passwords when `password` is true.

        Free. An export of every mailbox is one call for each domain, so pace it: more than 5
        requests per second may get the key blocked. A mailbox has no id; its address is the key.
        `mailboxes` is null when the domain belongs to another organization, and an unknown domain
        id gives 404 (seen on live accounts, not documented).

        **Passwords come in clear text.** Ask for them only when they are needed, and keep them out
        of logs.

        Args:
            domain_id: The id of the domain, as in `domains.list` (`id`, not the domain name).
                Documented by the vendor. At least 1 character.
            password: True adds the password of each mailbox, in clear text. Seen on live accounts,
                not documented; that it is false by default is inferred. Default false.
            organization_id: Organization to act in; the client's by default.
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            ValidationError: A value breaks a rule of the API; ``violations`` lists what was found
                before sending.
            NotFoundError: What is named does not exist, or belongs to another organization.
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

        API: ``mailboxes_list``, ``GET /mailboxes/{domain_id}``.

        Example::

            answer = await client.mailboxes.list("recSandboxDomain1", password=True)
            print(answer)
        """
        answer = await self._run(
            "mailboxes_list",
            {
                "domain_id": domain_id,
                "password": password,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(MailboxList, answer)
