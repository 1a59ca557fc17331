# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""The async operations of reporting."""

from __future__ import annotations

from ..._call import AsyncNoun
from ..._model import decode
from ..models.reporting import ReportList


class AsyncReporting(AsyncNoun):
    """Operations of reporting; reached as ``AsyncClient().reporting``."""

    __slots__ = ()

    async def list(
        self,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> ReportList:
        """List weekly placement reports.

        Lists the weekly inbox placement tests: scores and reputation for the organization and for
        each domain.

        Free to read, but the tests are a paid add-on: without it there is nothing to see
        (inferred). Documented by the vendor; the shape of the answer was seen on live accounts.

        Args:
            organization_id: Organization to act in; the client's by default.
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

        API: ``reporting_list``, ``GET /reporting``.

        Example::

            answer = await client.reporting.list()
            print(answer)
        """
        answer = await self._run(
            "reporting_list",
            {},
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(ReportList, answer)
