# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Answers: organizations."""

from __future__ import annotations

from ..._items import Items
from ..._model import Envelope, Model


class Organization(Model):
    """An organization (workspace) of the account."""

    __slots__ = ()
    __match_args__ = ("id", "name")

    @property
    def id(self) -> str | None:
        """The id of the organization, for `organization_id`. Seen on live accounts, not
        documented.
        """
        return self._text("id")

    @property
    def name(self) -> str | None:
        """The name of the organization. Seen on live accounts, not documented."""
        return self._text("name")


class OrganizationList(Envelope[Organization]):
    """The organizations that the API key reaches."""

    __slots__ = ()
    __match_args__ = ("organizations",)
    _items = "organizations"

    @property
    def organizations(self) -> Items[Organization] | None:
        """The organizations. Seen on live accounts, not documented."""
        return self._models("organizations", Organization)
