# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""The sync operations of placements."""

from __future__ import annotations

from ..._call import SyncNoun
from ..._model import decode
from ..models.placements import Placement, PlacementList, Reconciliation, ReconciliationList
from ..values import SettledOutcome


class Placements(SyncNoun):
    """Operations of placements; reached as ``Client().placements``."""

    __slots__ = ()

    def list(
        self,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> PlacementList:
        """List placements.

        Lists what is in the journal for this address of the service, and for the organization if
        one is named, oldest first. Nothing is sent.

        Args:
            organization_id: Organization to act in; the client's by default.
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            JournalError: The journal cannot be read or written.
            ConfigError: An option cannot work, or it is not clear which organization is meant.
            ScaledMailError: The base of all these.

        Cost: free, changes nothing.

        SDK: ``placements_list``, from the journal.

        Example::

            answer = client.placements.list()
            print(answer)
        """
        answer = self._run(
            "placements_list",
            {},
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(PlacementList, answer)

    def get(
        self,
        key: str,
        *,
        operation: str | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Placement:
        """Get a placement.

        Reads a placement from the journal. Nothing is sent but, perhaps, the look-up of the
        organization. An unknown key fails with kind `not_found`.

        Args:
            key: The key of the placement. At least 1 character.
            operation: The operation, such as `"orders_create"`. Needed only when several used the
                key.
            organization_id: Organization to act in; the client's by default.
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            ValidationError: A value breaks a rule of the API; ``violations`` lists what was found
                before sending.
            NotFoundError: What is named does not exist, or belongs to another organization.
            JournalError: The journal cannot be read or written.
            ConfigError: An option cannot work, or it is not clear which organization is meant.
            ScaledMailError: The base of all these.

        Cost: free, changes nothing.

        SDK: ``placements_get``, from the journal.

        Example::

            answer = client.placements.get("spring-1")
            print(answer)
        """
        answer = self._run(
            "placements_get",
            {
                "key": key,
                "operation": operation,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Placement, answer)

    def reconcile(
        self,
        key: str,
        *,
        operation: str | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Reconciliation:
        """Reconcile a placement.

        Finds out what became of a placement, and writes it to the journal. Reads only: the
        account's orders with their tags, its domains and its purchases, against what was there
        before the placement was sent.

        `not_found_yet` is no proof that nothing was charged: look again later, or ask ScaledMail.
        Placements that are applied and have their order are not looked up again.

        Args:
            key: The key of the placement. At least 1 character.
            operation: The operation, such as `"orders_create"`. Needed only when several used the
                key.
            organization_id: Organization to act in; the client's by default.
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            ValidationError: A value breaks a rule of the API; ``violations`` lists what was found
                before sending.
            NotFoundError: What is named does not exist, or belongs to another organization.
            JournalError: The journal cannot be read or written.
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

        SDK: ``placements_reconcile``, made of ``orders.list``, ``orders.get``, ``domains.list``,
        ``domains.list_purchased``.

        Example::

            answer = client.placements.reconcile("spring-1")
            print(answer)
        """
        answer = self._run(
            "placements_reconcile",
            {
                "key": key,
                "operation": operation,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Reconciliation, answer)

    def reconcile_all(
        self,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> ReconciliationList:
        """Reconcile all placements.

        As `placements.reconcile`, for every placement of the organization whose outcome is not
        settled: `unknown`, `rejected` in the last 7 days, left behind by a process that is gone, or
        applied without a known order.

        Args:
            organization_id: Organization to act in; the client's by default.
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            JournalError: The journal cannot be read or written.
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

        SDK: ``placements_reconcile_all``, made of ``orders.list``, ``orders.get``,
        ``domains.list``, ``domains.list_purchased``.

        Example::

            answer = client.placements.reconcile_all()
            print(answer)
        """
        answer = self._run(
            "placements_reconcile_all",
            {},
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(ReconciliationList, answer)

    def settle(
        self,
        key: str,
        *,
        outcome: SettledOutcome,
        reason: str,
        order_id: str | None = None,
        operation: str | None = None,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
    ) -> Placement:
        """Settle a placement by hand.

        Writes down what became of an `unknown` placement when the service cannot tell: after a look
        at the web app, or the word of ScaledMail's staff. Not before 15 minutes have passed since
        it was sent. Nothing is sent. What is found later upgrades it.

        Args:
            key: The key of the placement. At least 1 character.
            outcome: What became of it. One of applied, rejected.
            reason: How that is known. Kept in the journal; at most 500 characters. 1 to 500
                characters.
            order_id: The order, if there is one. At least 1 character.
            operation: The operation, such as `"orders_create"`. Needed only when several used the
                key.
            organization_id: Organization to act in; the client's by default.
            timeout: Seconds for the whole call: waiting for the limit, all attempts, reading the
                answer.
            max_retries: How often a call that is safe to send again is sent again.

        Raises:
            ValidationError: A value breaks a rule of the API; ``violations`` lists what was found
                before sending.
            NotFoundError: What is named does not exist, or belongs to another organization.
            JournalError: The journal cannot be read or written.
            ConfigError: An option cannot work, or it is not clear which organization is meant.
            ScaledMailError: The base of all these.

        Cost: free, changes nothing.

        SDK: ``placements_settle``, from the journal.

        Example::

            answer = client.placements.settle(
                "spring-1",
                outcome="rejected",
                reason="support says that no order exists",
            )
            print(answer)
        """
        answer = self._run(
            "placements_settle",
            {
                "key": key,
                "outcome": outcome,
                "reason": reason,
                "order_id": order_id,
                "operation": operation,
            },
            organization_id=organization_id,
            timeout=timeout,
            max_retries=max_retries,
        )
        return decode(Placement, answer)
