# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""The sync operations of prewarm."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..._call import SyncNoun
from ..._model import decode
from ..models.prewarm import PrewarmInboxList
from ..models.shared import Preview, Receipt
from ..params import PrewarmSelection, Sequencer


class Prewarm(SyncNoun):
    """Operations of prewarm; reached as ``Client().prewarm``."""

    __slots__ = ()

    def list(
        self,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> PrewarmInboxList:
        """List pre-warmed inboxes on sale.

        Lists the domains in stock whose mailboxes have been warmed up already, by mail provider,
        with age and price.

        Free: nothing is reserved, and stock can be sold to somebody else at any time (inferred).
        Documented by the vendor.

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

        API: ``prewarm_list``, ``GET /pre-warm-inboxes``.

        Example::

            answer = client.prewarm.list()
            print(answer)
        """
        answer = self._run(
            "prewarm_list",
            {},
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(PrewarmInboxList, answer)

    def buy(
        self,
        domains: Sequence[PrewarmSelection],
        *,
        tag: str | None = None,
        sequencer: Sequencer | None = None,
        key: str | None = None,
        expected_price: Decimal | float | str | None = None,
        price_tolerance: Decimal | float | str | None = None,
        dry_run: bool | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Receipt:
        """Buy pre-warmed inboxes.

        Buys pre-warmed domains with their mailboxes. **Charges the saved card at once** with the
        one-time prices, and the monthly prices follow (how the two are billed is inferred from the
        list of prices). A payment method must be saved in the ScaledMail web app.

        `id` and `domain` come from `prewarm.list`. If a `sequencer` is given, its `link` is
        required here (documented by the vendor).

        The traps of `orders.create` apply: nothing is known after a timeout or a 5xx answer; a 400
        answer "Subscription created but unable to charge" **did** create a subscription; orders are
        found again by their tag only. The answer has no published schema.

        Through this package the call is written to the journal before it is sent, under `key` or
        one that is made of the cart: the same key and cart are charged once, and the receipt is
        given again. What the account has already is not bought again. An order's tag is the first 8
        characters of the `tag` that is given, and a mark by which the order is found again. When
        the answer is lost, `placements.reconcile` finds out what became of it.

        Args:
            domains: The domains to buy, at least one, as in `prewarm.list`. Documented by the
                vendor. At least 1 item.
            tag: A label of your own to find the order again. Documented by the vendor. No limit is
                known; up to 20 characters are safe, as in other orders (inferred).
            sequencer: The sending tool that the mailboxes shall be connected to. Its `link` is
                required here. Documented by the vendor. Honoured for Instantly; others may be
                ignored (seen on live accounts).
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

        API: ``prewarm_buy``, ``POST /buy-pre-warm-inboxes``.

        Example::

            answer = client.prewarm.buy(
                [
                    {
                        "domain": "warm-sandbox-1.com",
                        "id": "recSandboxPrewarm1",
                        "redirect": "https://sandbox.example",
                    },
                ],
                tag="warm-campaign",
                sequencer={
                    "link": "https://sequencer.example/login",
                    "password": "sequencer-password",
                    "provider": "Instantly",
                    "username": "sender@sandbox.example",
                },
            )
            print(answer)
        """
        answer = self._run(
            "prewarm_buy",
            {
                "domains": domains,
                "tag": tag,
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

    def preview(
        self,
        domains: Sequence[PrewarmSelection],
        *,
        tag: str | None = None,
        sequencer: Sequencer | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Preview:
        """Preview a purchase of pre-warmed inboxes.

        Prices and checks a purchase of pre-warmed inboxes without making it. The price is what the
        stock says: once, and every month.

        Args:
            domains: The domains to buy, at least one, as in `prewarm.list`. Documented by the
                vendor. At least 1 item.
            tag: A label of your own to find the order again. Documented by the vendor. No limit is
                known; up to 20 characters are safe, as in other orders (inferred).
            sequencer: The sending tool that the mailboxes shall be connected to. Its `link` is
                required here. Documented by the vendor. Honoured for Instantly; others may be
                ignored (seen on live accounts).
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

        SDK: ``prewarm_preview``, made of ``prewarm.list``, ``domains.list``, ``orders.list``.

        Example::

            answer = client.prewarm.preview(
                [
                    {
                        "domain": "warm-sandbox-1.com",
                        "id": "recSandboxPrewarm1",
                        "redirect": "https://sandbox.example",
                    },
                ],
                tag="warm-campaign",
                sequencer={
                    "link": "https://sequencer.example/login",
                    "password": "sequencer-password",
                    "provider": "Instantly",
                    "username": "sender@sandbox.example",
                },
            )
            print(answer)
        """
        answer = self._run(
            "prewarm_preview",
            {
                "domains": domains,
                "tag": tag,
                "sequencer": sequencer,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Preview, answer)
