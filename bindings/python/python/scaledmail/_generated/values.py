# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Values that are known."""

from __future__ import annotations

from typing import Literal, TypeAlias

DomainSource: TypeAlias = Literal["scaledmail", "other"]
"""Where domains were bought: `scaledmail` means through ScaledMail, `other` at another
registrar, such as Porkbun, Namecheap or DNSimple, which makes `hosting` required. Documented
by the vendor.
"""

CustomDomainSource: TypeAlias = Literal["scaledmail", "other", "buy"]
"""Where the domains of a custom order come from: `scaledmail` means bought through ScaledMail
before, `other` at another registrar, which makes `hosting` required (both documented by the
vendor), `buy` that ScaledMail registers them as part of the order (seen on live accounts, not
documented).
"""

SenderNameMode: TypeAlias = Literal["name_only", "name_and_alias"]
"""What a change of sender names does: `name_only` changes the displayed names, `name_and_alias`
deletes the mailboxes and creates them anew. Seen on live accounts, not documented; that the
new ones have other addresses is inferred.
"""

CalculationPeriod: TypeAlias = Literal["month", "day"]
"""What a volume is counted over: `month` (the default) or `day`. Documented by the vendor."""

CalculationTier: TypeAlias = Literal["low", "medium", "max"]
"""How hard mailboxes are used: `low`, `medium` or `max` (the default). Documented by the vendor;
what exactly the tiers mean is not.
"""

MailProvider: TypeAlias = Literal["google", "outlook", "smtp"]
"""A mail provider: Google, Outlook (Microsoft) or plain SMTP. Documented by the vendor."""

DomainStatus: TypeAlias = Literal["Active", "In Progress", "Cancelled"]
"""How far a domain is set up. `In Progress` until it can send, then `Active`. Seen on live
accounts, not documented; `Cancelled`, for a domain of a cancelled order, is inferred. There
may be more values.
"""

OrderType: TypeAlias = Literal["google", "outlook", "smtp"]
"""The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or `smtp`. Seen
on live accounts, not documented; there may be more values.
"""

OfferStatus: TypeAlias = Literal["available", "taken"]
"""Whether a domain name can be bought (`available`) or not (`taken`). Documented by the vendor;
there may be more values.
"""

PackageTier: TypeAlias = Literal["low-sending", "medium-sending", "high-sending"]
"""How hard the mailboxes of a package are meant to be used. Documented by the vendor; there may
be more values.
"""

OrderStatus: TypeAlias = Literal["Active", "Cancelled", "In Progress"]
"""How far an order, or a package within it, is: `Active` or `Cancelled`. `Active` may still mean
that the payment needs confirming in the web app (seen on live accounts, not documented). Both
values are documented by the vendor for orders, inferred for packages. `In Progress`, until an
order is set up, is inferred from the status of domains. There may be more values.
"""

OrderPackageType: TypeAlias = Literal["Google", "Microsoft", "SMTP"]
"""The mail provider of a package within an order. Documented by the vendor, as a list that goes
on; `SMTP` is inferred. There may be more values.
"""

OrderDomainStatus: TypeAlias = Literal["", "Active", "In Progress", "Cancelled"]
"""How far a domain of an order is set up. May be empty (documented by the vendor), which is
taken as not set up yet (inferred). The other values are inferred from those of
`domains.list`.
"""

Outcome: TypeAlias = Literal["not_sent", "rejected", "applied", "unknown"]
"""What is known of the effect of a write: `not_sent`, nothing was sent; `rejected`, the service
refused; `applied`, it happened; `unknown`, it may have happened.
"""

SettledOutcome: TypeAlias = Literal["applied", "rejected"]
"""What became of a placement that is settled by hand: `applied` or `rejected`."""

PlacementState: TypeAlias = Literal[
    "prepared", "sent", "applied", "rejected", "unknown", "not_sent"
]
"""How far a placement has come: `prepared`, about to be sent; `sent`, its answer is waited for;
then its outcome.
"""

DomainResult: TypeAlias = Literal["applied", "not_found_yet"]
"""What became of one domain: `applied` or `not_found_yet`."""

ReconciliationResult: TypeAlias = Literal["applied", "partly_applied", "not_found_yet"]
"""What was found: `applied`, all of it is there; `partly_applied`, some is; `not_found_yet`,
nothing is, which proves nothing.
"""

PriceSource: TypeAlias = Literal["search", "package", "calculation", "stock", "none"]
"""Where a price is from: `search`, the offers of domains; `package`, the list of packages;
`calculation`, what `packages.calculate` takes for a unit; `stock`, the pre-warmed stock;
`none`, it is not known.
"""

PreviewStatus: TypeAlias = Literal["available", "taken", "owned", "in_use", "elsewhere", "unknown"]
"""What a domain is doing: `available`, it can be bought; `taken`, somebody has it; `owned`, the
account bought it and an order can use it; `in_use`, it belongs to an order of the account
already; `elsewhere`, it is not the account's; `unknown`.
"""

ConfirmedEffect: TypeAlias = Literal["charge", "destructive"]
"""What it does to the account: `charge`, it charges the saved card; `destructive`, what it
removes does not come back.
"""

CallEventKind: TypeAlias = Literal["waited", "attempted", "retrying", "progress", "ended"]
"""What happened: `waited`, for a turn; `attempted`, a request was sent; `retrying`, it will be
sent again; `progress`, of an order that is waited for; `ended`, the call.
"""

ErrorKind: TypeAlias = Literal[
    "config",
    "validation",
    "spend_limit",
    "connection",
    "timeout",
    "authentication",
    "permission",
    "not_found",
    "conflict",
    "payment_required",
    "payment_incomplete",
    "rate_limited",
    "server",
    "decode",
    "outcome_unknown",
    "in_flight",
    "key_reused",
    "journal",
    "cancelled",
]
"""What kind of failure an error is."""
