# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Types of what is sent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypedDict

from .._secret import Secret
from .models.shared import Alias


class _DomainConfigRequired(TypedDict):
    domain: str
    """The name of the domain. Documented by the vendor. At least 1 character."""


class DomainConfig(_DomainConfigRequired, total=False):
    """A domain to set up, with its sender names. Name the aliases in one of two forms:
    `first_name` with `last_name`, or `aliases`. All domains of one mail provider must use the
    same form (documented by the vendor).
    """

    redirect: str
    """The address that visitors of the domain are redirected to, such as
    `https://sandbox.example`. No redirect when left out. Documented by the vendor.
    """
    profile_picture: str
    """The address of an image for all aliases of the domain that have none of their own.
    Documented by the vendor.
    """
    first_name: str
    """First name of the sender. With `last_name`, the service makes the aliases up. Not together
    with `aliases`. Documented by the vendor. At least 1 character.
    """
    last_name: str
    """Last name of the sender. Goes with `first_name`. Documented by the vendor. At least 1
    character.
    """
    aliases: Sequence[AliasConfig | Alias]
    """The aliases to create, used as given; the service then makes none up. Documented by the
    vendor. How many a domain has, also documented: 2 for Google (2 to 4 when
    `mailboxes_per_domain` is sent), 25 for Outlook, 4 for SMTP. At least 1 item.
    """


class _AliasConfigRequired(TypedDict):
    first_name: str
    """First name of the sender. Documented by the vendor. At least 1 character."""
    last_name: str
    """Last name of the sender. Documented by the vendor. At least 1 character."""
    alias: str
    """The part of the address before the `@`: no `@`, no spaces, at most 64 characters.
    Documented by the vendor. 1 to 64 characters, matches `^[^@\\s]+$`.
    """


class AliasConfig(_AliasConfigRequired, total=False):
    """An alias to create: one mailbox of a domain."""

    profile_picture: str
    """The address of an image for this alias, in place of the one of the domain. Documented by
    the vendor.
    """


class _HostingRequired(TypedDict):
    provider: str
    """Name of the registrar or host, such as `Porkbun`. Documented by the vendor. At least 1
    character.
    """
    username: str
    """User name of the account there. Documented by the vendor. At least 1 character."""
    password: str | Secret
    """Password of the account there. Secret. Documented by the vendor. At least 1 character."""


class Hosting(_HostingRequired, total=False):
    """Access to the registrar or host of domains that were not bought through ScaledMail.
    Further details that the host needs (DNS, SMTP, IMAP, verification) go in as further
    fields of any name (documented by the vendor). People at ScaledMail use this access
    (inferred), so give an account that may be shared.
    """

    link: str
    """Address of the login page. Documented by the vendor."""


class _SequencerRequired(TypedDict):
    provider: str
    """Name of the sending tool, such as `Instantly`. Documented by the vendor. At least 1
    character.
    """
    username: str
    """User name of the account there. Documented by the vendor. At least 1 character."""
    password: str | Secret
    """Password of the account there. Secret. Documented by the vendor. At least 1 character."""


class Sequencer(_SequencerRequired, total=False):
    """The sending tool that the mailboxes shall be connected to. Honoured for Instantly; others
    may be ignored (seen on live accounts, not documented). Optional fields must be left out
    rather than sent empty (documented by the vendor).
    """

    link: str
    """Address of the login page. Required by `prewarm.buy`, optional elsewhere. Documented by
    the vendor. At least 1 character.
    """
    workspace: str
    """The workspace of the sending tool to use. Documented by the vendor. At least 1 character."""
    tag: str
    """A tag for the mailboxes in the sending tool. `{{ID}}` is replaced by the payment id.
    Documented by the vendor. At least 1 character.
    """


class SenderName(TypedDict):
    """The name of a sender."""

    first_name: str
    """First name of the sender. Seen on live accounts, not documented. At least 1 character."""
    last_name: str
    """Last name of the sender. Seen on live accounts, not documented. At least 1 character."""


class Providers(TypedDict, total=False):
    """Domains by mail provider. At least one provider is expected."""

    google: ProviderDomains
    """Domains with Google mailboxes: at most 100 in an order, 2 aliases on each, or as many as
    `mailboxes_per_domain` says (documented by the vendor). $3.50 a mailbox a month (seen on
    live accounts, not a constant).
    """
    outlook: ProviderDomains
    """Domains with Outlook mailboxes: at most 30 in an order, 25 aliases on each (documented by
    the vendor). $50 a domain a month (seen on live accounts, not a constant).
    `mailboxes_per_domain` is not sent here.
    """
    smtp: ProviderDomains
    """Domains with SMTP mailboxes: at most 70 in an order, 4 aliases on each (documented by the
    vendor). $3.75 a domain a month (seen on live accounts, not a constant).
    `mailboxes_per_domain` is not sent here.
    """


class _ProviderDomainsRequired(TypedDict):
    domains: Sequence[DomainConfig]
    """The domains to set up: at most 100 for Google, 30 for Outlook, 70 for SMTP. All of them
    must name their aliases in the same form. Documented by the vendor. 1 to 100 items.
    """


class ProviderDomains(_ProviderDomainsRequired, total=False):
    """The domains of one mail provider in an order."""

    mailboxes_per_domain: int
    """How many mailboxes each domain gets: 2, 3 or 4, and only for Google. Outlook always has 25
    and SMTP 4, so it is left out there. Seen on live accounts, not documented. 2 when left
    out (inferred). At least 2, at most 4.
    """


class Distribution(TypedDict, total=False):
    """How a sending volume is spread over mail providers, in percent. The shares add up to 100."""

    google: Decimal | float
    """Share of the volume that goes over Google, in percent, from 0 to 100. Documented by the
    vendor. At least 0, at most 100.
    """
    outlook: Decimal | float
    """Share of the volume that goes over Outlook, in percent, from 0 to 100. Documented by the
    vendor. At least 0, at most 100.
    """
    smtp: Decimal | float
    """Share of the volume that goes over SMTP, in percent, from 0 to 100. Documented by the
    vendor. At least 0, at most 100.
    """


class _PrewarmSelectionRequired(TypedDict):
    id: str
    """The id of the stock item, as in `prewarm.list`. Documented by the vendor. At least 1
    character.
    """
    domain: str
    """The name of the domain, as in `prewarm.list`. Documented by the vendor. At least 1
    character.
    """


class PrewarmSelection(_PrewarmSelectionRequired, total=False):
    """A pre-warmed domain to buy."""

    redirect: str
    """The address that visitors of the domain shall be redirected to. Documented by the vendor."""
