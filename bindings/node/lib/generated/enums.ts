// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

/**
 * Where domains were bought: `scaledmail` means through ScaledMail, `other` at another registrar, such as
 * Porkbun, Namecheap or DNSimple, which makes `hosting` required. Documented by the vendor.
 */
export type DomainSource = 'scaledmail' | 'other';

/**
 * Where the domains of a custom order come from: `scaledmail` means bought through ScaledMail before, `other` at
 * another registrar, which makes `hosting` required (both documented by the vendor), `buy` that ScaledMail
 * registers them as part of the order (seen on live accounts, not documented).
 */
export type CustomDomainSource = 'scaledmail' | 'other' | 'buy';

/**
 * What a change of sender names does: `name_only` changes the displayed names, `name_and_alias` deletes the
 * mailboxes and creates them anew. Seen on live accounts, not documented; that the new ones have other addresses
 * is inferred.
 */
export type SenderNameMode = 'name_only' | 'name_and_alias';

/** What a volume is counted over: `month` (the default) or `day`. Documented by the vendor. */
export type CalculationPeriod = 'month' | 'day';

/**
 * How hard mailboxes are used: `low`, `medium` or `max` (the default). Documented by the vendor; what exactly
 * the tiers mean is not.
 */
export type CalculationTier = 'low' | 'medium' | 'max';

/** A mail provider: Google, Outlook (Microsoft) or plain SMTP. Documented by the vendor. */
export type MailProvider = 'google' | 'outlook' | 'smtp';

/**
 * How far a domain is set up. `In Progress` until it can send, then `Active`. Seen on live accounts, not
 * documented; `Cancelled`, for a domain of a cancelled order, is inferred. There may be more values.
 *
 * Other values may come.
 */
export type DomainStatus = 'Active' | 'In Progress' | 'Cancelled' | (string & {});

/**
 * The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or `smtp`. Seen on live accounts,
 * not documented; there may be more values.
 *
 * Other values may come.
 */
export type OrderType = 'google' | 'outlook' | 'smtp' | (string & {});

/**
 * Whether a domain name can be bought (`available`) or not (`taken`). Documented by the vendor; there may be
 * more values.
 *
 * Other values may come.
 */
export type OfferStatus = 'available' | 'taken' | (string & {});

/**
 * How hard the mailboxes of a package are meant to be used. Documented by the vendor; there may be more values.
 *
 * Other values may come.
 */
export type PackageTier = 'low-sending' | 'medium-sending' | 'high-sending' | (string & {});

/**
 * How far an order, or a package within it, is: `Active` or `Cancelled`. `Active` may still mean that the payment
 * needs confirming in the web app (seen on live accounts, not documented). Both values are documented by the
 * vendor for orders, inferred for packages. `In Progress`, until an order is set up, is inferred from the
 * status of domains. There may be more values.
 *
 * Other values may come.
 */
export type OrderStatus = 'Active' | 'Cancelled' | 'In Progress' | (string & {});

/**
 * The mail provider of a package within an order. Documented by the vendor, as a list that goes on; `SMTP` is
 * inferred. There may be more values.
 *
 * Other values may come.
 */
export type OrderPackageType = 'Google' | 'Microsoft' | 'SMTP' | (string & {});

/**
 * How far a domain of an order is set up. May be empty (documented by the vendor), which is taken as not set up
 * yet (inferred). The other values are inferred from those of `client.domains.list`.
 *
 * Other values may come.
 */
export type OrderDomainStatus = '' | 'Active' | 'In Progress' | 'Cancelled' | (string & {});

/**
 * What is known of the effect of a write: `not_sent`, nothing was sent; `rejected`, the service refused; `applied`, it
 * happened; `unknown`, it may have happened.
 */
export type Outcome = 'not_sent' | 'rejected' | 'applied' | 'unknown';

/** What became of a placement that is settled by hand: `applied` or `rejected`. */
export type SettledOutcome = 'applied' | 'rejected';

/** How far a placement has come: `prepared`, about to be sent; `sent`, its answer is waited for; then its outcome. */
export type PlacementState = 'prepared' | 'sent' | 'applied' | 'rejected' | 'unknown' | 'not_sent';

/** What became of one domain: `applied` or `not_found_yet`. */
export type DomainResult = 'applied' | 'not_found_yet';

/**
 * What was found: `applied`, all of it is there; `partly_applied`, some is; `not_found_yet`, nothing is, which proves
 * nothing.
 */
export type ReconciliationResult = 'applied' | 'partly_applied' | 'not_found_yet';

/**
 * Where a price is from: `search`, the offers of domains; `package`, the list of packages; `calculation`, what
 * `client.packages.calculate` takes for a unit; `stock`, the pre-warmed stock; `none`, it is not known.
 */
export type PriceSource = 'search' | 'package' | 'calculation' | 'stock' | 'none';

/**
 * What a domain is doing: `available`, it can be bought; `taken`, somebody has it; `owned`, the account bought it and an order
 * can use it; `in_use`, it belongs to an order of the account already; `elsewhere`, it is not the account's; `unknown`.
 */
export type PreviewStatus = 'available' | 'taken' | 'owned' | 'in_use' | 'elsewhere' | 'unknown';

/** What it does to the account: `charge`, it charges the saved card; `destructive`, what it removes does not come back. */
export type ConfirmedEffect = 'charge' | 'destructive';

/**
 * What happened: `waited`, for a turn; `attempted`, a request was sent; `retrying`, it will be sent again; `progress`, of an
 * order that is waited for; `ended`, the call.
 */
export type CallEventKind = 'waited' | 'attempted' | 'retrying' | 'progress' | 'ended';

/** What kind of failure an error is. */
export type ErrorKind = 'config' | 'validation' | 'spend_limit' | 'connection' | 'timeout' | 'authentication' | 'permission' | 'not_found' | 'conflict' | 'payment_required' | 'payment_incomplete' | 'rate_limited' | 'server' | 'decode' | 'outcome_unknown' | 'in_flight' | 'key_reused' | 'journal' | 'cancelled';
