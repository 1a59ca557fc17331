# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""The async operations of packages."""

from __future__ import annotations

from collections.abc import Sequence

from ..._call import AsyncNoun
from ..._model import decode
from ..models.packages import PackageCalculation, PackageList
from ..params import Distribution
from ..values import CalculationPeriod, CalculationTier, MailProvider


class AsyncPackages(AsyncNoun):
    """Operations of packages; reached as ``AsyncClient().packages``."""

    __slots__ = ()

    async def list(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> PackageList:
        """List packages.

        Lists the packages on sale: their price, and how many domains and mailboxes they hold.

        Free. Takes no `organization_id`. The `id` of a package is the `price_id` of
        `orders.create`. Documented by the vendor.

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

        API: ``packages_list``, ``GET /packages``.

        Example::

            answer = await client.packages.list()
            print(answer)
        """
        answer = await self._run(
            "packages_list",
            {},
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(PackageList, answer)

    async def calculate(
        self,
        *,
        volume: int,
        providers: Sequence[MailProvider],
        period: CalculationPeriod | None = None,
        distribution: Distribution | None = None,
        tier: CalculationTier | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> PackageCalculation:
        """Work out a custom package.

        Works out how many domains and mailboxes a sending volume needs, and what they cost a month.

        Free: no order is made. Prices in the answer are whole US dollars on live accounts, although
        the vendor's reference says cents. Ask here rather than rely on remembered prices.

        `distribution` is required with two or more providers and must add up to 100. A volume below
        the minimum gives a 400 answer that carries `requested` and `minimum_required`; a missing
        field gives a 400 answer with `error` only (documented by the vendor).

        Args:
            volume: How many e-mails shall be sent in a `period`. More than 0. Below a minimum,
                which the error answer names, the call fails. Documented by the vendor. At least 1.
            providers: The mail providers to spread the volume over: at least one, each once.
                Documented by the vendor. 1 to 3 items.
            period: What a volume is counted over: `month` (the default) or `day`. Documented by the
                vendor. One of month, day.
            distribution: How the volume is spread over the providers, in percent. Required with two
                or more providers; adds up to 100. Documented by the vendor.
            tier: How hard mailboxes are used: `low`, `medium` or `max` (the default). Documented by
                the vendor; what exactly the tiers mean is not. One of low, medium, max.
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

        API: ``packages_calculate``, ``POST /calculate-package``.

        Example::

            answer = await client.packages.calculate(volume=30000, providers=["google"])
            print(answer)
        """
        answer = await self._run(
            "packages_calculate",
            {
                "volume": volume,
                "providers": providers,
                "period": period,
                "distribution": distribution,
                "tier": tier,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(PackageCalculation, answer)
