# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Answers: mailboxes."""

from __future__ import annotations

from ..._items import Items
from ..._model import Envelope, Model
from ..._secret import Secret
from ..values import OrderType


class Mailbox(Model):
    """A mailbox. It has no id: its address is the key."""

    __slots__ = ()
    __match_args__ = (
        "first_name",
        "last_name",
        "alias",
        "email",
        "domain_id",
        "payment_id",
        "order_id",
        "order_type",
        "status",
        "tag",
        "mailbox_password",
    )

    @property
    def first_name(self) -> str | None:
        """First name of the sender. Seen on live accounts, not documented."""
        return self._text("first_name")

    @property
    def last_name(self) -> str | None:
        """Last name of the sender. Seen on live accounts, not documented."""
        return self._text("last_name")

    @property
    def alias(self) -> str | None:
        """The part of the address before the `@`. Seen on live accounts, not documented."""
        return self._text("alias")

    @property
    def email(self) -> str | None:
        """The whole address. Not always there; without it the address is `alias`, `@` and the
        domain name. Seen on live accounts, not documented.
        """
        return self._text("email")

    @property
    def domain_id(self) -> str | None:
        """The id of the domain. Seen on live accounts, not documented."""
        return self._text("domain_id")

    @property
    def payment_id(self) -> str | None:
        """The id of the order, for `orders.get`. Seen on live accounts, not documented."""
        return self._text("payment_id")

    @property
    def order_id(self) -> str | None:
        """The id of a package within the order. Seen on live accounts, not documented."""
        return self._text("order_id")

    @property
    def order_type(self) -> OrderType | str | None:
        """The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or
        `smtp`. Seen on live accounts, not documented; there may be more values.

        Known values: ``"google"``, ``"outlook"``, ``"smtp"``. Others may come.
        """
        return self._text("order_type")

    @property
    def status(self) -> str | None:
        """How far the mailbox is set up. Seen on live accounts, not documented; that the values
        are those of domains (`Active`, `In Progress`) is inferred.
        """
        return self._text("status")

    @property
    def tag(self) -> str | None:
        """The tag of the mailbox. Seen on live accounts, not documented; that it is the tag of
        the order is inferred.
        """
        return self._text("tag")

    @property
    def mailbox_password(self) -> Secret | None:
        """The password of the mailbox, in clear text. Secret. Only when asked for with
        `password`. Seen on live accounts, not documented.
        """
        return self._secret("mailbox_password")


class MailboxList(Envelope[Mailbox]):
    """The mailboxes of a domain."""

    __slots__ = ()
    __match_args__ = ("total", "mailboxes")
    _items = "mailboxes"

    @property
    def total(self) -> int | None:
        """How many mailboxes there are. Seen on live accounts, not documented."""
        return self._integer("total")

    @property
    def mailboxes(self) -> Items[Mailbox] | None:
        """The mailboxes. Null when the domain belongs to another organization. Seen on live
        accounts, not documented.
        """
        return self._models("mailboxes", Mailbox)
