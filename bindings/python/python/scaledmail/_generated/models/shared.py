# Generated from openapi.yaml by `cargo xtask regen`; edits are lost.
"""Answers: shared."""

from __future__ import annotations

from ..._model import Model


class Alias(Model):
    """A mailbox by its sender name and the local part of its address. Documented by the vendor
    for pre-warmed inboxes, seen on live accounts for domains.
    """

    __slots__ = ()
    __match_args__ = ("first_name", "last_name", "alias")

    @property
    def first_name(self) -> str | None:
        """First name of the sender."""
        return self._text("first_name")

    @property
    def last_name(self) -> str | None:
        """Last name of the sender."""
        return self._text("last_name")

    @property
    def alias(self) -> str | None:
        """The part of the address before the `@`."""
        return self._text("alias")


class Acknowledgement(Model):
    """The answer to a change. Documented by the vendor for `orders.cancel`, inferred for the
    others.
    """

    __slots__ = ()
    __match_args__ = ("success", "message")

    @property
    def success(self) -> bool | None:
        """Whether the request was accepted. Most changes of domains are applied later, by
        ScaledMail's staff.
        """
        return self._boolean("success")

    @property
    def message(self) -> str | None:
        """A sentence for people."""
        return self._text("message")


class OrderReceipt(Model):
    """The answer to an order. Documented by the vendor as an empty object; live answers carry
    one of `id`, `order_id` and `payment_id`, or only `success`. Read the id with `orders.get`
    before relying on it.
    """

    __slots__ = ()
    __match_args__ = ("id", "order_id", "payment_id", "success", "message")

    @property
    def id(self) -> str | None:
        """An id of the order. Seen on live accounts, not documented."""
        return self._text("id")

    @property
    def order_id(self) -> str | None:
        """An id of the order, under another name. Seen on live accounts, not documented."""
        return self._text("order_id")

    @property
    def payment_id(self) -> str | None:
        """An id of the order, under another name. Seen on live accounts, not documented."""
        return self._text("payment_id")

    @property
    def success(self) -> bool | None:
        """Whether the order was accepted. Seen on live accounts, not documented."""
        return self._boolean("success")

    @property
    def message(self) -> str | None:
        """A sentence for people. Inferred."""
        return self._text("message")
