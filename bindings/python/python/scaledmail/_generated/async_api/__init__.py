# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""The nouns of the async client."""

from __future__ import annotations

from ..._call import LineHolder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .domains import AsyncDomains
    from .mailboxes import AsyncMailboxes
    from .orders import AsyncOrders
    from .organizations import AsyncOrganizations
    from .packages import AsyncPackages
    from .placements import AsyncPlacements
    from .prewarm import AsyncPrewarm
    from .reporting import AsyncReporting


class AsyncNouns(LineHolder):
    """One property per noun of the API."""

    __slots__ = ()

    @property
    def organizations(self) -> AsyncOrganizations:
        """Operations: ``list``."""
        from .organizations import AsyncOrganizations

        return AsyncOrganizations(self._open())

    @property
    def domains(self) -> AsyncDomains:
        """Operations: ``list``, ``list_purchased``, ``search``, ``suggest``, ``buy``, ``swap``,
        ``swap_redirect``, ``swap_sender_name``, ``swap_masking``, ``list_masking``,
        ``preview``.
        """
        from .domains import AsyncDomains

        return AsyncDomains(self._open())

    @property
    def packages(self) -> AsyncPackages:
        """Operations: ``list``, ``calculate``."""
        from .packages import AsyncPackages

        return AsyncPackages(self._open())

    @property
    def orders(self) -> AsyncOrders:
        """Operations: ``list``, ``get``, ``cancel``, ``create``, ``create_custom``,
        ``update_tag``, ``list_pending_forms``, ``submit_form``, ``place``, ``preview``,
        ``wait_until_active``.
        """
        from .orders import AsyncOrders

        return AsyncOrders(self._open())

    @property
    def prewarm(self) -> AsyncPrewarm:
        """Operations: ``list``, ``buy``, ``preview``."""
        from .prewarm import AsyncPrewarm

        return AsyncPrewarm(self._open())

    @property
    def mailboxes(self) -> AsyncMailboxes:
        """Operations: ``list``."""
        from .mailboxes import AsyncMailboxes

        return AsyncMailboxes(self._open())

    @property
    def reporting(self) -> AsyncReporting:
        """Operations: ``list``."""
        from .reporting import AsyncReporting

        return AsyncReporting(self._open())

    @property
    def placements(self) -> AsyncPlacements:
        """Operations: ``list``, ``get``, ``reconcile``, ``reconcile_all``, ``settle``."""
        from .placements import AsyncPlacements

        return AsyncPlacements(self._open())
