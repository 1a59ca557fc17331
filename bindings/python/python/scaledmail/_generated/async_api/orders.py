# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""The async operations of orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ..._call import AsyncNoun
from ..._model import decode
from ..models.orders import Order, OrderList, PendingFormList
from ..models.shared import Acknowledgement, Preview, Receipt
from ..params import DomainConfig, Hosting, Providers, Sequencer
from ..values import CustomDomainSource, DomainSource


class AsyncOrders(AsyncNoun):
    """Operations of orders; reached as ``AsyncClient().orders``."""

    __slots__ = ()

    async def list(
        self,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> OrderList:
        """List orders.

        Lists the orders of the organization with amount, date, status and description.

        Free. The whole list comes in one answer. **Tags are not here**: an order is found again by
        its tag only through `orders.get`, one call for each order. An order can read `Active` while
        its payment still needs confirming in the web app (seen on live accounts, not documented).

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

        API: ``orders_list``, ``GET /orders``.

        Example::

            answer = await client.orders.list()
            print(answer)
        """
        answer = await self._run(
            "orders_list",
            {},
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(OrderList, answer)

    async def get(
        self,
        order_id: str,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Order:
        """Get an order.

        Shows one order with its tag, packages, domains and invoices.

        Free. This is the only place that shows the tag of an order. Provisioning takes 2 to 4
        business days and there is no webhook: poll this operation until the domains are active. An
        order can read `Active` while its payment still needs confirming in the web app (seen on
        live accounts, not documented).

        Args:
            order_id: The id of the order, as in `orders.list`. Domains and mailboxes call it
                `payment_id`; their `order_id` is another id, that of a package within the order. At
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

        API: ``orders_get``, ``GET /orders/{order_id}``.

        Example::

            answer = await client.orders.get("recSandboxOrder1")
            print(answer)
        """
        answer = await self._run(
            "orders_get",
            {
                "order_id": order_id,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Order, answer)

    async def cancel(
        self,
        order_id: str,
        *,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Acknowledgement:
        """Cancel an order.

        Cancels the subscription of an order. **Every mailbox of the order stops**, and no call is
        known that undoes it.

        Costs nothing. Only whole orders can be cancelled, never a single domain or mailbox. The
        request has no body. After a timeout, read the status with `orders.get` before trying again.

        Args:
            order_id: The id of the order, as in `orders.list`. Domains and mailboxes call it
                `payment_id`; their `order_id` is another id, that of a package within the order. At
                least 1 character.
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

        Cost: free, destructive: what it removes does not come back.

        API: ``orders_cancel``, ``DELETE /orders/{order_id}``.

        Example::

            answer = await client.orders.cancel("recSandboxOrder1")
            print(answer)
        """
        answer = await self._run(
            "orders_cancel",
            {
                "order_id": order_id,
            },
            dry_run=dry_run,
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Acknowledgement, answer)

    async def create(
        self,
        price_id: str,
        *,
        provider: DomainSource,
        coupon: str | None = None,
        domains: Sequence[DomainConfig] | None = None,
        quantity: int | None = None,
        hosting: Hosting | Mapping[str, Any] | None = None,
        sequencer: Sequencer | None = None,
        tag: str | None = None,
        providers: Providers | None = None,
        key: str | None = None,
        expected_price: Decimal | float | str | None = None,
        price_tolerance: Decimal | float | str | None = None,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Receipt:
        """Order a package.

        Orders a package and starts its subscription. **Charges the saved card at once** with the
        package's price times `quantity`, and then again each period. A payment method must be saved
        in the ScaledMail web app.

        Give either `domains` or `providers`, not both. The number of domains must equal the
        package's domain count times `quantity`, and a domain that is used already or is not
        available fails the whole order (documented by the vendor). With `provider` set to
        `scaledmail`, the domains are ones bought through ScaledMail: `domains.list_purchased` with
        `available` set to true lists them. With `other`, they are registered elsewhere and
        `hosting` is required.

        Traps, all seen on live accounts and not documented:

        - A timeout or a 5xx answer says nothing about the charge. Sending the order again can buy
          it twice.
        - A 400 answer "Subscription created but unable to charge" **did** create a subscription.
        - The answer may carry no id at all. An order is found again by its tag only, and only
          `orders.get` shows that, so send a `tag` of your own.
        - An order can read `Active` while its payment still needs confirming in the web app.

        Provisioning takes 2 to 4 business days and there is no webhook: poll `orders.get`.

        Through this package the call is written to the journal before it is sent, under `key` or
        one that is made of the cart: the same key and cart are charged once, and the receipt is
        given again. What the account has already is not bought again. An order's tag is the first 8
        characters of the `tag` that is given, and a mark by which the order is found again. When
        the answer is lost, `placements.reconcile` finds out what became of it.

        Args:
            price_id: The id of the package to order, as in `packages.list`. Documented by the
                vendor. At least 1 character.
            provider: Where the domains of this order were bought. With `other`, `hosting` is
                required. Documented by the vendor. One of scaledmail, other.
            coupon: A coupon code that lowers the price. Documented by the vendor.
            domains: The domains to set up. Their number must equal the package's domain count times
                `quantity`; one that is used already or unavailable fails the whole order.
                Documented by the vendor. All of them must name their aliases in the same form. At
                least 1 item.
            quantity: How many units of the package to order. 1 by default. Documented by the
                vendor. At least 1, default 1.
            hosting: Access to the registrar or host of the domains. Required when `provider` is
                `other`. Documented by the vendor.
            sequencer: The sending tool that the mailboxes shall be connected to. Documented by the
                vendor. Honoured for Instantly; others may be ignored (seen on live accounts).
            tag: A label of your own, at most 20 characters, to find the order again. Only
                `orders.get` shows it. Seen on live accounts, not documented. At most 20 characters.
            providers: The domains by mail provider, in place of `domains`. Seen on live accounts,
                not documented.
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

        API: ``orders_create``, ``POST /create-order/{price_id}``.

        Example::

            answer = await client.orders.create(
                "price_sandbox_4",
                provider="scaledmail",
                domains=[
                    {
                        "domain": "scaledmail-sandbox-1.com",
                        "first_name": "Dean",
                        "last_name": "Miller",
                        "redirect": "https://sandbox.example",
                    },
                    {
                        "domain": "scaledmail-sandbox-2.com",
                        "first_name": "Dean",
                        "last_name": "Miller",
                    },
                    {
                        "domain": "scaledmail-sandbox-3.com",
                        "first_name": "Dana",
                        "last_name": "Fox",
                    },
                    {
                        "domain": "scaledmail-sandbox-4.com",
                        "first_name": "Dana",
                        "last_name": "Fox",
                    },
                ],
                quantity=1,
                tag="spring-campaign",
            )
            print(answer)
        """
        answer = await self._run(
            "orders_create",
            {
                "price_id": price_id,
                "provider": provider,
                "coupon": coupon,
                "domains": domains,
                "quantity": quantity,
                "hosting": hosting,
                "sequencer": sequencer,
                "tag": tag,
                "providers": providers,
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

    async def create_custom(
        self,
        *,
        provider: CustomDomainSource,
        providers: Providers,
        coupon: str | None = None,
        tag: str | None = None,
        hosting: Hosting | Mapping[str, Any] | None = None,
        sequencer: Sequencer | None = None,
        key: str | None = None,
        expected_price: Decimal | float | str | None = None,
        price_tolerance: Decimal | float | str | None = None,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Receipt:
        """Order a custom package.

        Orders domains and mailboxes in any number, without a package, for one or more mail
        providers, and starts the subscription. **Charges the saved card at once**, and then again
        each period. Price it first with `packages.calculate`. A payment method must be saved in the
        ScaledMail web app.

        Domains at most in an order: 100 for Google, 30 for Outlook, 70 for SMTP (documented by the
        vendor). Prices seen on live accounts: $3.50 a Google mailbox a month, $50 an Outlook domain
        a month, $3.75 an SMTP domain a month; take them as observations, not constants. With
        `provider` set to `buy`, ScaledMail registers the domains too, and they are charged as well
        (seen on live accounts, not documented; that the domains cost extra is inferred).

        The traps of `orders.create` apply: nothing is known after a timeout or a 5xx answer; a 400
        answer "Subscription created but unable to charge" **did** create a subscription; orders are
        found again by their tag only, which only `orders.get` shows. Provisioning takes 2 to 4
        business days and there is no webhook.

        Through this package the call is written to the journal before it is sent, under `key` or
        one that is made of the cart: the same key and cart are charged once, and the receipt is
        given again. What the account has already is not bought again. An order's tag is the first 8
        characters of the `tag` that is given, and a mark by which the order is found again. When
        the answer is lost, `placements.reconcile` finds out what became of it.

        Args:
            provider: Where the domains of this order come from. With `other`, `hosting` is
                required. Documented by the vendor; `buy` was seen on live accounts, not documented.
                One of scaledmail, other, buy.
            providers: The domains to set up, by mail provider. At least one provider. Documented by
                the vendor.
            coupon: A coupon code that lowers the price. Documented by the vendor.
            tag: A label of your own, at most 20 characters, to find the order again. Only
                `orders.get` shows it. Documented by the vendor. At most 20 characters.
            hosting: Access to the registrar or host of the domains. Required when `provider` is
                `other`. Documented by the vendor.
            sequencer: The sending tool that the mailboxes shall be connected to. Documented by the
                vendor. Honoured for Instantly; others may be ignored (seen on live accounts).
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

        API: ``orders_create_custom``, ``POST /create-custom-order``.

        Example::

            answer = await client.orders.create_custom(
                provider="scaledmail",
                providers={
                    "google": {
                        "domains": [
                            {
                                "domain": "scaledmail-sandbox-1.com",
                                "first_name": "Dean",
                                "last_name": "Miller",
                                "redirect": "https://sandbox.example",
                            },
                            {
                                "domain": "scaledmail-sandbox-2.com",
                                "first_name": "Dana",
                                "last_name": "Fox",
                            },
                        ],
                        "mailboxes_per_domain": 3,
                    },
                },
                tag="spring-campaign",
            )
            print(answer)
        """
        answer = await self._run(
            "orders_create_custom",
            {
                "provider": provider,
                "providers": providers,
                "coupon": coupon,
                "tag": tag,
                "hosting": hosting,
                "sequencer": sequencer,
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

    async def update_tag(
        self,
        order_id: str,
        *,
        tag: str,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Acknowledgement:
        """Change the tag of an order.

        Gives an order another tag.

        Free. A tag set here may have up to 320 characters (documented by the vendor), while one
        sent with a new order has at most 20. The tag is what an order is found again by, and only
        `orders.get` shows it: changing it breaks a later search for the old one.

        Args:
            order_id: The id of the order, as in `orders.list`. Domains and mailboxes call it
                `payment_id`; their `order_id` is another id, that of a package within the order. At
                least 1 character.
            tag: The new tag, at most 320 characters. Documented by the vendor. Whether an empty tag
                removes the present one is not known. At most 320 characters.
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

        API: ``orders_update_tag``, ``PATCH /orders/{order_id}/tag``.

        Example::

            answer = await client.orders.update_tag("recSandboxOrder1", tag="spring-campaign")
            print(answer)
        """
        answer = await self._run(
            "orders_update_tag",
            {
                "order_id": order_id,
                "tag": tag,
            },
            dry_run=dry_run,
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Acknowledgement, answer)

    async def list_pending_forms(
        self,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> PendingFormList:
        """List pending order forms.

        Lists the forms that paid orders still wait for: which domains to set up, and under which
        names.

        Free. Answer a form with `orders.submit_form`. Documented by the vendor.

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

        API: ``orders_list_pending_forms``, ``GET /pending-forms``.

        Example::

            answer = await client.orders.list_pending_forms()
            print(answer)
        """
        answer = await self._run(
            "orders_list_pending_forms",
            {},
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(PendingFormList, answer)

    async def submit_form(
        self,
        uuid: str,
        *,
        provider: DomainSource,
        providers: Providers,
        tag: str | None = None,
        hosting: Hosting | Mapping[str, Any] | None = None,
        sequencer: Sequencer | None = None,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Acknowledgement:
        """Answer a pending order form.

        Answers the form of an order that has been paid already, so that it can be set up. The body
        is that of `orders.create_custom`.

        Costs nothing more. Each domain must be one of the original order's (documented by the
        vendor). Send it once: nothing says what a second answer to the same form does, so after a
        timeout look at `orders.list_pending_forms` first. Provisioning takes 2 to 4 business days
        and there is no webhook.

        Args:
            uuid: The UUID of the pending form, as in `orders.list_pending_forms`. Documented by the
                vendor. At least 1 character.
            provider: Where the domains of the order were bought. With `other`, `hosting` is
                required. Documented by the vendor. One of scaledmail, other.
            providers: The domains to set up, by mail provider. At least one provider. Documented by
                the vendor.
            tag: A label of your own, at most 20 characters, to find the order again. Only
                `orders.get` shows it. Documented by the vendor. At most 20 characters.
            hosting: Access to the registrar or host of the domains. Required when `provider` is
                `other`. Documented by the vendor.
            sequencer: The sending tool that the mailboxes shall be connected to. Documented by the
                vendor. Honoured for Instantly; others may be ignored (seen on live accounts).
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

        API: ``orders_submit_form``, ``POST /submit-form/{uuid}``.

        Example::

            answer = await client.orders.submit_form(
                "00000000-0000-4000-8000-000000000001",
                provider="scaledmail",
                providers={
                    "google": {
                        "domains": [
                            {
                                "domain": "form-sandbox-1.com",
                                "first_name": "Dean",
                                "last_name": "Miller",
                                "redirect": "https://sandbox.example",
                            },
                            {
                                "domain": "form-sandbox-2.com",
                                "first_name": "Dana",
                                "last_name": "Fox",
                            },
                        ],
                    },
                },
                tag="spring-campaign",
            )
            print(answer)
        """
        answer = await self._run(
            "orders_submit_form",
            {
                "uuid": uuid,
                "provider": provider,
                "providers": providers,
                "tag": tag,
                "hosting": hosting,
                "sequencer": sequencer,
            },
            dry_run=dry_run,
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Acknowledgement, answer)

    async def place(
        self,
        *,
        provider: CustomDomainSource,
        price_id: str | None = None,
        domains: Sequence[DomainConfig] | None = None,
        providers: Providers | None = None,
        quantity: int | None = None,
        coupon: str | None = None,
        hosting: Hosting | Mapping[str, Any] | None = None,
        sequencer: Sequencer | None = None,
        tag: str | None = None,
        key: str | None = None,
        expected_price: Decimal | float | str | None = None,
        price_tolerance: Decimal | float | str | None = None,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Receipt:
        """Place an order.

        Places an order: with `price_id` that of a package, as `orders.create` does, without one a
        custom one, as `orders.create_custom` does. **Charges the saved card at once**, and every
        month.

        The placement is written to the journal before it is sent, under `key`. Placing the same
        cart under the same key again gives the receipt that is there, and sends nothing; that holds
        after a crash, too. The account is looked up first: domains that it has already are not
        ordered again.

        Args:
            provider: Where the domains of this order come from. With `other`, `hosting` is
                required. With `buy` they are registered and paid as well, which takes an order
                without `price_id`. One of scaledmail, other, buy.
            price_id: The id of the package to order, as in `packages.list`. Without one the order
                is a custom one. At least 1 character.
            domains: The domains to set up. For an order of a package; a custom one has `providers`.
            providers: The domains by mail provider.
            quantity: How many units of the package to order. 1 by default. At least 1.
            coupon: A coupon code that lowers the price.
            hosting: Access to the registrar or host of the domains. Required when `provider` is
                `other`.
            sequencer: The sending tool that the mailboxes shall be connected to.
            tag: A label of your own, at most 20 characters. The order's tag is its first 8
                characters and a mark of the placement; the whole label stays in the journal. At
                most 20 characters.
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

        SDK: ``orders_place``, made of ``orders.create``, ``orders.create_custom``.

        Example::

            answer = await client.orders.place(
                provider="scaledmail",
                price_id="price_sandbox_1",
                domains=[
                    {
                        "domain": "scaledmail-sandbox-1.com",
                        "first_name": "Dean",
                        "last_name": "Miller",
                    },
                ],
            )
            print(answer)
        """
        answer = await self._run(
            "orders_place",
            {
                "provider": provider,
                "price_id": price_id,
                "domains": domains,
                "providers": providers,
                "quantity": quantity,
                "coupon": coupon,
                "hosting": hosting,
                "sequencer": sequencer,
                "tag": tag,
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

    async def preview(
        self,
        *,
        provider: CustomDomainSource,
        price_id: str | None = None,
        domains: Sequence[DomainConfig] | None = None,
        providers: Providers | None = None,
        quantity: int | None = None,
        coupon: str | None = None,
        hosting: Hosting | Mapping[str, Any] | None = None,
        sequencer: Sequencer | None = None,
        tag: str | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Preview:
        """Preview an order.

        Prices and checks an order without placing it: the rules, what the domains are doing, the
        price and where it is from, and the exact request.

        Args:
            provider: Where the domains of this order come from. With `other`, `hosting` is
                required. With `buy` they are registered and paid as well, which takes an order
                without `price_id`. One of scaledmail, other, buy.
            price_id: The id of the package to order, as in `packages.list`. Without one the order
                is a custom one. At least 1 character.
            domains: The domains to set up. For an order of a package; a custom one has `providers`.
            providers: The domains by mail provider.
            quantity: How many units of the package to order. 1 by default. At least 1.
            coupon: A coupon code that lowers the price.
            hosting: Access to the registrar or host of the domains. Required when `provider` is
                `other`.
            sequencer: The sending tool that the mailboxes shall be connected to.
            tag: A label of your own, at most 20 characters. The order's tag is its first 8
                characters and a mark of the placement; the whole label stays in the journal. At
                most 20 characters.
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

        SDK: ``orders_preview``, made of ``packages.list``, ``packages.calculate``,
        ``domains.search``, ``domains.list``, ``domains.list_purchased``, ``orders.list``.

        Example::

            answer = await client.orders.preview(
                provider="scaledmail",
                price_id="price_sandbox_1",
                domains=[
                    {
                        "domain": "scaledmail-sandbox-1.com",
                        "first_name": "Dean",
                        "last_name": "Miller",
                    },
                ],
            )
            print(answer)
        """
        answer = await self._run(
            "orders_preview",
            {
                "provider": provider,
                "price_id": price_id,
                "domains": domains,
                "providers": providers,
                "quantity": quantity,
                "coupon": coupon,
                "hosting": hosting,
                "sequencer": sequencer,
                "tag": tag,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Preview, answer)

    async def wait_until_active(
        self,
        order_id: str,
        *,
        poll_seconds: Decimal | float | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Order:
        """Wait until an order is active.

        Reads an order until it and all its domains are active. Provisioning takes 2 to 4 business
        days. `timeout` is the deadline of the whole wait, 7 days by default; each reading has that
        of a usual call. An order can be active while its payment still needs confirming in the web
        app.

        A cancelled order fails with kind `conflict`, a deadline that passes with kind `timeout`.

        Args:
            order_id: The id of the order, as in `orders.list`. At least 1 character.
            poll_seconds: How many seconds pass between two readings. 300 by default, at least 1.
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

        SDK: ``orders_wait_until_active``, made of ``orders.get``.

        Example::

            answer = await client.orders.wait_until_active("recSandboxOrder1")
            print(answer)
        """
        answer = await self._run(
            "orders_wait_until_active",
            {
                "order_id": order_id,
                "poll_seconds": poll_seconds,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Order, answer)
