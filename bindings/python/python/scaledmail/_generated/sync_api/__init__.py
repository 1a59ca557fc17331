# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""The nouns of the sync client."""

from __future__ import annotations

from ..._call import LineHolder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .domains import Domains
    from .mailboxes import Mailboxes
    from .orders import Orders
    from .organizations import Organizations
    from .packages import Packages
    from .placements import Placements
    from .prewarm import Prewarm
    from .reporting import Reporting


class SyncNouns(LineHolder):
    """One property per noun of the API."""

    __slots__ = ()

    @property
    def organizations(self) -> Organizations:
        """Operations: ``list``."""
        from .organizations import Organizations

        return Organizations(self._open())

    @property
    def domains(self) -> Domains:
        """Operations: ``list``, ``list_purchased``, ``search``, ``suggest``, ``buy``, ``swap``,
        ``swap_redirect``, ``swap_sender_name``, ``swap_masking``, ``list_masking``,
        ``preview``.
        """
        from .domains import Domains

        return Domains(self._open())

    @property
    def packages(self) -> Packages:
        """Operations: ``list``, ``calculate``."""
        from .packages import Packages

        return Packages(self._open())

    @property
    def orders(self) -> Orders:
        """Operations: ``list``, ``get``, ``cancel``, ``create``, ``create_custom``,
        ``update_tag``, ``list_pending_forms``, ``submit_form``, ``place``, ``preview``,
        ``wait_until_active``.
        """
        from .orders import Orders

        return Orders(self._open())

    @property
    def prewarm(self) -> Prewarm:
        """Operations: ``list``, ``buy``, ``preview``."""
        from .prewarm import Prewarm

        return Prewarm(self._open())

    @property
    def mailboxes(self) -> Mailboxes:
        """Operations: ``list``."""
        from .mailboxes import Mailboxes

        return Mailboxes(self._open())

    @property
    def reporting(self) -> Reporting:
        """Operations: ``list``."""
        from .reporting import Reporting

        return Reporting(self._open())

    @property
    def placements(self) -> Placements:
        """Operations: ``list``, ``get``, ``reconcile``, ``reconcile_all``, ``settle``."""
        from .placements import Placements

        return Placements(self._open())
