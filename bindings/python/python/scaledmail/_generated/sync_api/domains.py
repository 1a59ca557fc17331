# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""The sync operations of domains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ..._call import SyncNoun
from ..._items import Items
from ..._model import decode, decode_list
from ..models.domains import (
    DomainList,
    DomainMaskingList,
    DomainOffer,
    DomainSuggestionList,
    PurchasedDomainList,
)
from ..models.shared import Acknowledgement, Preview, Receipt
from ..params import Hosting, SenderName
from ..values import DomainSource, SenderNameMode


class Domains(SyncNoun):
    """Operations of domains; reached as ``Client().domains``."""

    __slots__ = ()

    def list(
        self,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> DomainList:
        """List domains in use.

        Lists the domains of the organization that belong to an order, each with the names and
        aliases of its mailboxes.

        Free. The whole list comes in one answer. Provisioning of a new order takes 2 to 4 business
        days and there is no webhook: poll this list, or `orders.get`, until the status is `Active`.
        Mailbox passwords are not here; ask `mailboxes.list` for them, one domain at a time.

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

        API: ``domains_list``, ``GET /domains``.

        Example::

            answer = client.domains.list()
            print(answer)
        """
        answer = self._run(
            "domains_list",
            {},
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(DomainList, answer)

    def list_purchased(
        self,
        *,
        available: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> PurchasedDomainList:
        """List domains bought through ScaledMail.

        Lists the domains that were bought through ScaledMail, with their renewal dates and prices.

        Free. With `available` set to true, only the domains that a new order can still use are
        listed (documented by the vendor). That makes it the list to choose from for `orders.create`
        with `provider` set to `scaledmail`.

        Args:
            available: True lists only the domains that can be used for a new order. False by
                default: all purchased domains. Documented by the vendor. Default false.
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

        API: ``domains_list_purchased``, ``GET /purchased-domains``.

        Example::

            answer = client.domains.list_purchased(available=True)
            print(answer)
        """
        answer = self._run(
            "domains_list_purchased",
            {
                "available": available,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(PurchasedDomainList, answer)

    def search(
        self,
        domains: Sequence[str],
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Items[DomainOffer]:
        """Check domains for availability and price.

        Says for each given domain name whether it can be bought, and at what price.

        Free: nothing is bought or reserved. A call takes at most 30 names (seen on live accounts;
        the vendor's reference says 10). Limited to 15 requests per minute, on top of 5 per second.
        The answer is a bare array. Prices are null for names that are taken.

        Args:
            domains: The domain names, such as `getacme.com`: 1 to 30 in a call. The vendor's
                reference says at most 10; 30 are accepted on live accounts. 1 to 30 items, each at
                least 1 character.
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

        API: ``domains_search``, ``POST /search-domains``.

        Example::

            answer = client.domains.search(["getacme.com", "taken.com"])
            print(answer)
        """
        answer = self._run(
            "domains_search",
            {
                "domains": domains,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode_list(DomainOffer, answer)

    def suggest(
        self,
        domain: str,
        *,
        page: int | None = None,
        limit: int | None = None,
        tlds: Sequence[str] | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> DomainSuggestionList:
        """Suggest domains for a keyword.

        Suggests domain names made from a keyword, with availability and price.

        Free: nothing is bought or reserved. Limited to 15 requests per minute, on top of 5 per
        second. This is the only operation with pages (`page` and `limit`, documented by the
        vendor); the answer does not say how many pages there are, so go on until a page is empty
        (inferred).

        Args:
            domain: The keyword, such as `acme`. The name of the field notwithstanding, it is not a
                whole domain name. Documented by the vendor. At least 1 character.
            page: Number of the page wanted. Documented by the vendor. That the first page is 1, and
                the default, is inferred. At least 1.
            limit: How many suggestions a page holds. Documented by the vendor; neither the default
                nor the maximum is known. At least 1.
            tlds: The top-level domains wanted, such as `com`. All that the service offers when left
                out (inferred). Whether a leading dot is accepted is not known. Documented by the
                vendor. Each at least 1 character.
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

        API: ``domains_suggest``, ``POST /suggest-domains``.

        Example::

            answer = client.domains.suggest("acme", page=1, limit=20, tlds=["com", "net"])
            print(answer)
        """
        answer = self._run(
            "domains_suggest",
            {
                "domain": domain,
                "page": page,
                "limit": limit,
                "tlds": tlds,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(DomainSuggestionList, answer)

    def buy(
        self,
        domains: Sequence[str],
        *,
        key: str | None = None,
        expected_price: Decimal | float | str | None = None,
        price_tolerance: Decimal | float | str | None = None,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Receipt:
        """Buy domains.

        Registers domains through ScaledMail. **Charges the saved card at once** with the sum of the
        prices that `domains.search` shows.

        At most 10 names in a call, and every one of them must be available, or the whole call fails
        (documented by the vendor). Limited to 15 requests per minute, on top of 5 per second. A
        payment method must be saved in the ScaledMail web app.

        After a timeout or a 5xx answer the domains may have been bought: look at
        `domains.list_purchased` before buying again. The answer has no published schema.

        Through this package the call is written to the journal before it is sent, under `key` or
        one that is made of the cart: the same key and cart are charged once, and the receipt is
        given again. What the account has already is not bought again. An order's tag is the first 8
        characters of the `tag` that is given, and a mark by which the order is found again. When
        the answer is lost, `placements.reconcile` finds out what became of it.

        Args:
            domains: The domain names to buy: 1 to 10 in a call. Every one must be available, or the
                whole call fails. Documented by the vendor. 1 to 10 items, each at least 1
                character.
            key: The key of this placement: the same key and cart are charged once, however often
                they are placed. Without one it is made of the cart, and an old one must then be
                repeated with a key. At most 200 characters.
            expected_price: What it may cost, in US dollars, as a preview said. A price that has
                moved by more than `price_tolerance` is refused.
            price_tolerance: How far the price may have moved from `expected_price`, in US dollars.
                0 by default.
            dry_run: True sends nothing and gives the exact request, with the outcome `not_sent`.
                The rules are checked; prices, caps and what the account has are not, which is what
                a preview is for.
            organization_id: Organization to act in; the client's by default.
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            ValidationError: A value breaks a rule of the API; ``violations`` lists what was found
                before sending.
            NotFoundError: What is named does not exist, or belongs to another organization.
            OutcomeUnknownError: The charge may or may not have happened. Do not repeat it before
                looking.
            PaymentIncompleteError: The order exists, the card could not be charged.
            PaymentRequiredError: The saved card was refused, or there is none.
            SpendLimitError: A limit of spending, or ``expected_price``, forbids it. Nothing was
                sent.
            KeyReusedError: ``key`` was used before, for other contents. Nothing was sent.
            InFlightError: The same placement is being made by someone else right now.
            JournalError: The journal cannot be read or written.
            ConflictError: The state of the account does not allow this now.
            CancelledError: ``confirm`` did not agree. Nothing was sent.
            ConfigError: An option cannot work, or it is not clear which organization is meant.
            AuthenticationError: The API key is missing, wrong or expired.
            PermissionError: The API key may not do this.
            RateLimitedError: Too many requests, also after the retries.
            ConnectionError: The service could not be reached, or the connection broke.
            TimeoutError: The deadline of the call passed.
            ServerError: The service failed.
            DecodeError: The answer could not be read.
            ScaledMailError: The base of all these; ``outcome`` says whether the change happened.

        Cost: charges the saved card at once; never sent twice.

        API: ``domains_buy``, ``POST /buy-domains``.

        Example::

            answer = client.domains.buy(["getacme.com", "tryacme.com"])
            print(answer)
        """
        answer = self._run(
            "domains_buy",
            {
                "domains": domains,
            },
            key=key,
            expected_price=expected_price,
            price_tolerance=price_tolerance,
            dry_run=dry_run,
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Receipt, answer)

    def swap(
        self,
        domain: str,
        *,
        provider: DomainSource,
        new_domain: str,
        hosting: Hosting | Mapping[str, Any] | None = None,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Acknowledgement:
        """Replace a domain by another.

        Asks for a domain of an order to be replaced by another domain.

        Free. Files a request that ScaledMail's staff apply later. The new domain comes from the
        same two sources as for an order: `provider` set to `scaledmail` takes a domain bought
        through ScaledMail, `other` one registered elsewhere, and then `hosting` is required
        (documented by the vendor).

        Args:
            domain: The name of the domain to change, such as `sandbox-mail.com`. Documented by the
                vendor; that it is the name and not the id is inferred. At least 1 character.
            provider: Where the new domain was bought. Documented by the vendor. One of scaledmail,
                other.
            new_domain: The name of the new domain. Documented by the vendor. At least 1 character.
            hosting: Access to the registrar or host of the new domain. Required when `provider` is
                `other`. Documented by the vendor.
            dry_run: True sends nothing and gives the exact request, with the outcome `not_sent`.
                The rules are checked; prices, caps and what the account has are not, which is what
                a preview is for.
            organization_id: Organization to act in; the client's by default.
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            ValidationError: A value breaks a rule of the API; ``violations`` lists what was found
                before sending.
            NotFoundError: What is named does not exist, or belongs to another organization.
            ConflictError: The state of the account does not allow this now.
            ConfigError: An option cannot work, or it is not clear which organization is meant.
            AuthenticationError: The API key is missing, wrong or expired.
            PermissionError: The API key may not do this.
            RateLimitedError: Too many requests, also after the retries.
            ConnectionError: The service could not be reached, or the connection broke.
            TimeoutError: The deadline of the call passed.
            ServerError: The service failed.
            DecodeError: The answer could not be read.
            ScaledMailError: The base of all these; ``outcome`` says whether the change happened.

        Cost: free, changes the account.

        API: ``domains_swap``, ``POST /swap-domain/{domain}``.

        Example::

            answer = client.domains.swap(
                "sandbox-mail.com",
                provider="scaledmail",
                new_domain="scaledmail-sandbox-1.com",
            )
            print(answer)
        """
        answer = self._run(
            "domains_swap",
            {
                "domain": domain,
                "provider": provider,
                "new_domain": new_domain,
                "hosting": hosting,
            },
            dry_run=dry_run,
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Acknowledgement, answer)

    def swap_redirect(
        self,
        domain: str,
        *,
        new_redirect: str,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Acknowledgement:
        """Change where a domain redirects.

        Asks for the web redirect of a domain to be changed or, with an empty `new_redirect`,
        removed (removing: seen on live accounts, not documented).

        Free. Files a request that ScaledMail's staff apply later. Fails if the domain is unknown,
        if a change is already pending, or if the redirect is already the wanted one.

        Args:
            domain: The name of the domain to change, such as `sandbox-mail.com`. Documented by the
                vendor; that it is the name and not the id is inferred. At least 1 character.
            new_redirect: The address that the domain shall redirect to. Documented by the vendor.
                Empty removes the redirect (seen on live accounts, not documented).
            dry_run: True sends nothing and gives the exact request, with the outcome `not_sent`.
                The rules are checked; prices, caps and what the account has are not, which is what
                a preview is for.
            organization_id: Organization to act in; the client's by default.
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            ValidationError: A value breaks a rule of the API; ``violations`` lists what was found
                before sending.
            NotFoundError: What is named does not exist, or belongs to another organization.
            ConflictError: The state of the account does not allow this now.
            ConfigError: An option cannot work, or it is not clear which organization is meant.
            AuthenticationError: The API key is missing, wrong or expired.
            PermissionError: The API key may not do this.
            RateLimitedError: Too many requests, also after the retries.
            ConnectionError: The service could not be reached, or the connection broke.
            TimeoutError: The deadline of the call passed.
            ServerError: The service failed.
            DecodeError: The answer could not be read.
            ScaledMailError: The base of all these; ``outcome`` says whether the change happened.

        Cost: free, changes the account.

        API: ``domains_swap_redirect``, ``POST /swap-redirect/{domain}``.

        Example::

            answer = client.domains.swap_redirect(
                "sandbox-mail.com",
                new_redirect="https://www.sandbox.example",
            )
            print(answer)
        """
        answer = self._run(
            "domains_swap_redirect",
            {
                "domain": domain,
                "new_redirect": new_redirect,
            },
            dry_run=dry_run,
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Acknowledgement, answer)

    def swap_sender_name(
        self,
        domain: str,
        *,
        mode: SenderNameMode,
        sender_names: Sequence[SenderName],
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Acknowledgement:
        """Change sender names of a domain.

        Asks for other sender names on the mailboxes of a domain. Seen on live accounts, not
        documented.

        Free. Files a request that ScaledMail's staff apply later. With `mode` set to `name_only`,
        only the displayed names change. With `name_and_alias`, the mailboxes are **deleted and
        created anew**; that what is in them and their passwords are lost is inferred.

        Args:
            domain: The name of the domain to change, such as `sandbox-mail.com`. Documented by the
                vendor; that it is the name and not the id is inferred. At least 1 character.
            mode: Whether only names change, or the mailboxes are made anew as well. Seen on live
                accounts, not documented. One of name_only, name_and_alias.
            sender_names: The new sender names, at least one. Seen on live accounts, not documented.
                How names are matched to mailboxes is not known; one for each mailbox, in their
                order, is the safe reading (inferred). At least 1 item.
            dry_run: True sends nothing and gives the exact request, with the outcome `not_sent`.
                The rules are checked; prices, caps and what the account has are not, which is what
                a preview is for.
            organization_id: Organization to act in; the client's by default.
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            ValidationError: A value breaks a rule of the API; ``violations`` lists what was found
                before sending.
            NotFoundError: What is named does not exist, or belongs to another organization.
            ConflictError: The state of the account does not allow this now.
            ConfigError: An option cannot work, or it is not clear which organization is meant.
            AuthenticationError: The API key is missing, wrong or expired.
            PermissionError: The API key may not do this.
            RateLimitedError: Too many requests, also after the retries.
            ConnectionError: The service could not be reached, or the connection broke.
            TimeoutError: The deadline of the call passed.
            ServerError: The service failed.
            DecodeError: The answer could not be read.
            ScaledMailError: The base of all these; ``outcome`` says whether the change happened.

        Cost: free, changes the account; destructive when mode is name_and_alias.

        API: ``domains_swap_sender_name``, ``POST /swap-sender-name/{domain}``.

        Example::

            answer = client.domains.swap_sender_name(
                "sandbox-mail.com",
                mode="name_only",
                sender_names=[
                    {"first_name": "Dean", "last_name": "Miller"},
                    {"first_name": "Dana", "last_name": "Miller"},
                ],
            )
            print(answer)
        """
        answer = self._run(
            "domains_swap_sender_name",
            {
                "domain": domain,
                "mode": mode,
                "sender_names": sender_names,
            },
            dry_run=dry_run,
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Acknowledgement, answer)

    def swap_masking(
        self,
        domain: str,
        *,
        new_primary_domain: str,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Acknowledgement:
        """Change the masked primary domain.

        Asks for a domain to be masked by another primary domain. `domains.list_masking` shows the
        present pairs.

        Free. Files a request that ScaledMail's staff apply later. Seen on live accounts, not
        documented.

        Args:
            domain: The name of the domain to change, such as `sandbox-mail.com`. Documented by the
                vendor; that it is the name and not the id is inferred. At least 1 character.
            new_primary_domain: The name of the primary domain that shall mask the domain. Seen on
                live accounts, not documented. At least 1 character.
            dry_run: True sends nothing and gives the exact request, with the outcome `not_sent`.
                The rules are checked; prices, caps and what the account has are not, which is what
                a preview is for.
            organization_id: Organization to act in; the client's by default.
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            ValidationError: A value breaks a rule of the API; ``violations`` lists what was found
                before sending.
            NotFoundError: What is named does not exist, or belongs to another organization.
            ConflictError: The state of the account does not allow this now.
            ConfigError: An option cannot work, or it is not clear which organization is meant.
            AuthenticationError: The API key is missing, wrong or expired.
            PermissionError: The API key may not do this.
            RateLimitedError: Too many requests, also after the retries.
            ConnectionError: The service could not be reached, or the connection broke.
            TimeoutError: The deadline of the call passed.
            ServerError: The service failed.
            DecodeError: The answer could not be read.
            ScaledMailError: The base of all these; ``outcome`` says whether the change happened.

        Cost: free, changes the account.

        API: ``domains_swap_masking``, ``POST /swap-domain-masking/{domain}``.

        Example::

            answer = client.domains.swap_masking(
                "sandbox-mail.com",
                new_primary_domain="sandbox.example",
            )
            print(answer)
        """
        answer = self._run(
            "domains_swap_masking",
            {
                "domain": domain,
                "new_primary_domain": new_primary_domain,
            },
            dry_run=dry_run,
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Acknowledgement, answer)

    def list_masking(
        self,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> DomainMaskingList:
        """List domain masking.

        Lists the domains with masking, each with the primary domain that masks it.

        Free. The whole list comes in one answer. Seen on live accounts, not documented.

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

        API: ``domains_list_masking``, ``GET /domain-masking``.

        Example::

            answer = client.domains.list_masking()
            print(answer)
        """
        answer = self._run(
            "domains_list_masking",
            {},
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(DomainMaskingList, answer)

    def preview(
        self,
        domains: Sequence[str],
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Preview:
        """Preview a purchase of domains.

        Prices and checks a purchase of domains without making it. The prices are those that
        `domains.search` shows.

        Args:
            domains: The domain names to buy: 1 to 10 in a call. Every one must be available, or the
                whole call fails. Documented by the vendor. 1 to 10 items, each at least 1
                character.
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

        SDK: ``domains_preview``, made of ``domains.search``, ``domains.list``,
        ``domains.list_purchased``.

        Example::

            answer = client.domains.preview(["getacme.com", "tryacme.com"])
            print(answer)
        """
        answer = self._run(
            "domains_preview",
            {
                "domains": domains,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Preview, answer)
