// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { CallEventKind, ConfirmedEffect, DomainResult, DomainStatus, ErrorKind, OfferStatus, OrderDomainStatus, OrderPackageType, OrderStatus, OrderType, Outcome, PackageTier, PlacementState, PreviewStatus, PriceSource, ReconciliationResult } from './enums';
import type { Secret } from '../secret';

/** The organizations that the API key reaches. */
export interface OrganizationList {
  /** The organizations. Seen on live accounts, not documented. */
  organizations?: Organization[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** An organization (workspace) of the account. */
export interface Organization {
  /** The id of the organization, for `organizationId`. Seen on live accounts, not documented. */
  id?: string | null;
  /** The name of the organization. Seen on live accounts, not documented. */
  name?: string | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The domains of an organization. */
export interface DomainList {
  /** How many domains there are. Seen on live accounts, not documented. */
  total?: number | null;
  /** The domains. Seen on live accounts, not documented. */
  domains?: Domain[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A domain that belongs to an order. */
export interface Domain {
  /** The id of the domain, for `client.mailboxes.list`. Seen on live accounts, not documented. */
  id?: string | null;
  /** The name of the domain. Seen on live accounts, not documented. */
  domain?: string | null;
  /** The tag of the domain. Seen on live accounts, not documented; that it is the tag of the order is inferred. */
  tag?: string | null;
  /** The address that visitors of the domain are redirected to. Seen on live accounts, not documented. */
  redirect?: string | null;
  /**
   * The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or `smtp`. Seen on live accounts,
   * not documented; there may be more values.
   */
  orderType?: OrderType | null;
  /**
   * The id of a package within the order: not the id that `client.orders.get` takes, which is `paymentId`. Seen on
   * live accounts, not documented.
   */
  orderId?: string | null;
  /** The id of the order, for `client.orders.get`. Seen on live accounts, not documented. */
  paymentId?: string | null;
  /** Where the domain was bought. Seen on live accounts, not documented; the values are not known. */
  domainProvider?: string | null;
  /** The id of the user who made the order. Seen on live accounts, not documented. */
  userId?: string | null;
  /** How many mailboxes the domain has. Seen on live accounts, not documented. */
  totalMailboxes?: number | null;
  /** The mailboxes of the domain, without passwords. Seen on live accounts, not documented. */
  mailbox?: Alias[] | null;
  /**
   * How far a domain is set up. `In Progress` until it can send, then `Active`. Seen on live accounts, not
   * documented; `Cancelled`, for a domain of a cancelled order, is inferred. There may be more values.
   */
  status?: DomainStatus | null;
  /**
   * The masking of the domain, if any. Seen on live accounts, not documented; its shape is not known, so any
   * value may come.
   */
  domainMasking?: unknown;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/**
 * A mailbox by its sender name and the local part of its address. Documented by the vendor for pre-warmed
 * inboxes, seen on live accounts for domains.
 */
export interface Alias {
  /** First name of the sender. */
  firstName?: string | null;
  /** Last name of the sender. */
  lastName?: string | null;
  /** The part of the address before the `@`. */
  alias?: string | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The domains bought through ScaledMail. */
export interface PurchasedDomainList {
  /** The domains. Seen on live accounts, not documented. */
  domains?: PurchasedDomain[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A domain bought through ScaledMail. */
export interface PurchasedDomain {
  /** The name of the domain. Seen on live accounts, not documented. */
  domain?: string | null;
  /** The id of the domain. Not always there. Seen on live accounts, not documented. */
  domainId?: string | null;
  /** The day the domain was bought, as `YYYY-MM-DD`. Seen on live accounts, not documented. */
  createdAt?: string | null;
  /** The day the domain is renewed next, as `YYYY-MM-DD`. Seen on live accounts, not documented. */
  renewalAt?: string | null;
  /** The price of the renewal. Seen on live accounts, not documented; US dollars, inferred. */
  renewalPrice?: number | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** Whether a domain name can be bought, and for how much. */
export interface DomainOffer {
  /** The domain name. Documented by the vendor. */
  domain?: string | null;
  /**
   * Whether a domain name can be bought (`available`) or not (`taken`). Documented by the vendor; there may be
   * more values.
   */
  status?: OfferStatus | null;
  /**
   * The price of the first year; null when the name is taken. Documented by the vendor; US dollars and the
   * year are inferred.
   */
  price?: number | null;
  /**
   * The price of each further year; null when the name is taken. Documented by the vendor; US dollars and the
   * year are inferred.
   */
  renewPrice?: number | null;
  /** The blacklists that the name is on. Not always there. Seen on live accounts, not documented. */
  blacklisted?: string[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** Suggested domain names. */
export interface DomainSuggestionList {
  /** The suggestions of this page. Seen on live accounts, not documented. */
  domains?: DomainOffer[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The answer to a change. Documented by the vendor for `client.orders.cancel`, inferred for the others. */
export interface Acknowledgement {
  /** Whether the request was accepted. Most changes of domains are applied later, by ScaledMail's staff. */
  success?: boolean | null;
  /** A sentence for people. */
  message?: string | null;
  /**
   * What is known of the effect of a write: `not_sent`, nothing was sent; `rejected`, the service refused; `applied`, it
   * happened; `unknown`, it may have happened.
   */
  outcome: Outcome;
  /** On a dry run the request that would have been sent; nothing was. */
  request?: PlannedRequest | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The masked domains of an organization. */
export interface DomainMaskingList {
  /** The masked domains. Seen on live accounts, not documented. */
  domains?: DomainMasking[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A masked domain and its primary domain. */
export interface DomainMasking {
  /** The name of the domain. Seen on live accounts, not documented. */
  domain?: string | null;
  /** The name of the primary domain that masks it. Seen on live accounts, not documented. */
  primaryDomain?: string | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The packages on sale. */
export interface PackageList {
  /** How many packages there are. Documented by the vendor. */
  total?: number | null;
  /** The packages. Documented by the vendor. */
  packages?: Package[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A package on sale: a number of domains with their mailboxes, as a subscription. */
export interface Package {
  /** The id of the package: the `priceId` of `client.orders.create`. Documented by the vendor. */
  id?: string | null;
  /** How hard the mailboxes of a package are meant to be used. Documented by the vendor; there may be more values. */
  tier?: PackageTier | null;
  /** The name of the package. Documented by the vendor. */
  name?: string | null;
  /** How the package is sold. Documented by the vendor with one value, `subscription`. */
  mode?: string | null;
  /** The price of one unit for each period of `frequency`. Documented by the vendor; US dollars, inferred. */
  price?: number | null;
  /** How many domains one unit of the package holds. Documented by the vendor. */
  domains?: number | null;
  /** What the package holds at Google; missing or null if nothing. Documented by the vendor. */
  google?: PackageMailProvider | null;
  /** What the package holds at Microsoft (Outlook); missing or null if nothing. Documented by the vendor. */
  microsoft?: PackageMailProvider | null;
  /** How often the price is charged. Documented by the vendor with one value, `/monthly`. */
  frequency?: string | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** What a package holds at one mail provider. */
export interface PackageMailProvider {
  /** How many mailboxes. Documented by the vendor; that it counts those of each domain is inferred. */
  mailbox?: number | null;
  /** How many of the package's domains are at this mail provider. Not always there. Documented by the vendor. */
  domains?: number | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A calculated package. */
export interface PackageCalculation {
  /** What the wanted volume needs and costs. Seen on live accounts, not documented. */
  data?: PackageCalculationResult | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/**
 * What a sending volume needs and costs. Prices are whole US dollars on live accounts, although the vendor's
 * reference says cents.
 */
export interface PackageCalculationResult {
  /** E-mails a month. Seen on live accounts, not documented. */
  monthlyVolume?: number | null;
  /** E-mails a day; may be a fraction. Seen on live accounts, not documented. */
  dailyVolume?: number | null;
  /** The parts of the package, one for each mail provider. Seen on live accounts, not documented. */
  providerBreakdown?: ProviderBreakdown[] | null;
  /** How many domains are needed in all. Seen on live accounts, not documented. */
  totalDomains?: number | null;
  /** How many mailboxes are needed in all. Seen on live accounts, not documented. */
  totalMailboxes?: number | null;
  /** The price of all, a month (the month is inferred), in US dollars. Seen on live accounts, not documented. */
  totalPrice?: number | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The part of a calculated package at one mail provider. */
export interface ProviderBreakdown {
  /**
   * The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or `smtp`. Seen on live accounts,
   * not documented; there may be more values.
   */
  provider?: OrderType | null;
  /** How many domains are needed. Seen on live accounts, not documented. */
  requiredDomains?: number | null;
  /** How many mailboxes are needed. Seen on live accounts, not documented. */
  requiredMailboxes?: number | null;
  /** The price of one unit a month, in US dollars. Seen on live accounts, not documented. */
  pricePerUnit?: number | null;
  /**
   * What a unit is: a mailbox or a domain. Seen on live accounts, not documented; the exact values are not
   * known.
   */
  pricingBasis?: string | null;
  /** The price of this part a month, in US dollars. Seen on live accounts, not documented. */
  totalPrice?: number | null;
  /**
   * The share of the volume that goes over this mail provider, in percent. Seen on live accounts, not
   * documented.
   */
  percentage?: number | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The orders of an organization. */
export interface OrderList {
  /** How many orders there are. Documented by the vendor. */
  total?: number | null;
  /** The orders. Documented by the vendor. */
  payments?: OrderSummary[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** An order in the list: no tag, no domains. */
export interface OrderSummary {
  /** The id of the order, for `client.orders.get`. Documented by the vendor. */
  id?: string | null;
  /** What the order costs. Documented by the vendor; US dollars for each period, inferred. */
  amount?: number | null;
  /** When the order was made (RFC 3339). Documented by the vendor. */
  createdAt?: string | null;
  /**
   * How far an order, or a package within it, is: `Active` or `Cancelled`. `Active` may still mean that the payment
   * needs confirming in the web app (seen on live accounts, not documented). Both values are documented by the
   * vendor for orders, inferred for packages. `In Progress`, until an order is set up, is inferred from the
   * status of domains. There may be more values.
   */
  status?: OrderStatus | null;
  /** What was ordered, for people. Documented by the vendor. */
  description?: string | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** An order with its tag, packages and domains. */
export interface Order {
  /** The id of the order. Documented by the vendor. */
  id?: string | null;
  /** When the order was made (RFC 3339). Documented by the vendor. */
  createdAt?: string | null;
  /** What the order costs. Documented by the vendor; US dollars for each period, inferred. */
  amount?: number | null;
  /**
   * The tag of the order. `client.orders.get` is the only operation that shows it for an order. Documented by the
   * vendor.
   */
  tag?: string | null;
  /**
   * How far an order, or a package within it, is: `Active` or `Cancelled`. `Active` may still mean that the payment
   * needs confirming in the web app (seen on live accounts, not documented). Both values are documented by the
   * vendor for orders, inferred for packages. `In Progress`, until an order is set up, is inferred from the
   * status of domains. There may be more values.
   */
  status?: OrderStatus | null;
  /** What was ordered, for people. Documented by the vendor. */
  description?: string | null;
  /** The invoices. Documented by the vendor; the shape of an entry is not. */
  invoices?: unknown[] | null;
  /** How many domains the order has. Documented by the vendor. */
  totalDomains?: number | null;
  /** The packages of the order. Documented by the vendor. */
  packages?: OrderPackage[] | null;
  /** The add-ons of the order. Documented by the vendor; the shape of an entry is not. */
  addons?: unknown[] | null;
  /**
   * The items that are charged at present. Documented by the vendor; the shape of an entry and this reading
   * are not.
   */
  currentItems?: unknown[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A package within an order. */
export interface OrderPackage {
  /**
   * The mail provider of a package within an order. Documented by the vendor, as a list that goes on; `SMTP` is
   * inferred. There may be more values.
   */
  type?: OrderPackageType | null;
  /**
   * The id of the package within the order. Domains and mailboxes call it `orderId`. Documented by the
   * vendor.
   */
  id?: string | null;
  /** A note for people. Documented by the vendor. */
  note?: string | null;
  /** The id of the order. Documented by the vendor. */
  paymentId?: string | null;
  /** When the package was made (RFC 3339). Documented by the vendor. */
  createdAt?: string | null;
  /** How many domains the package has. Documented by the vendor. */
  totalDomains?: number | null;
  /**
   * How far an order, or a package within it, is: `Active` or `Cancelled`. `Active` may still mean that the payment
   * needs confirming in the web app (seen on live accounts, not documented). Both values are documented by the
   * vendor for orders, inferred for packages. `In Progress`, until an order is set up, is inferred from the
   * status of domains. There may be more values.
   */
  status?: OrderStatus | null;
  /** The domains of the package. Documented by the vendor. */
  domains?: OrderDomain[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A domain of an order. */
export interface OrderDomain {
  /** The id of the domain. Documented by the vendor. */
  id?: string | null;
  /** The name of the domain. Documented by the vendor. */
  name?: string | null;
  /**
   * How far a domain of an order is set up. May be empty (documented by the vendor), which is taken as not set up
   * yet (inferred). The other values are inferred from those of `client.domains.list`.
   */
  status?: OrderDomainStatus | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The forms that orders wait for. */
export interface PendingFormList {
  /** How many forms there are. Documented by the vendor. */
  total?: number | null;
  /** The forms. Documented by the vendor. */
  forms?: PendingForm[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A form that a paid order waits for. */
export interface PendingForm {
  /** The id of the order. Documented by the vendor. */
  paymentId?: string | null;
  /** The UUID of the form, for `client.orders.submitForm`. Documented by the vendor. */
  uuid?: string | null;
  /** What was ordered, for people. Documented by the vendor. */
  description?: string | null;
  /** The day the form was made, as `YYYY-MM-DD`. Documented by the vendor. */
  createdAt?: string | null;
  /** What the order costs. Documented by the vendor; US dollars, inferred. */
  amount?: number | null;
  /** The kind of form. Documented by the vendor with one value, `package-subscription`. */
  type?: string | null;
  /** What the form asks for. Documented by the vendor. */
  data?: PendingFormData | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** What a pending form asks for. More fields may come (documented by the vendor as incomplete). */
export interface PendingFormData {
  /** How many units were ordered. Documented by the vendor. */
  quantity?: number | null;
  /** How many domains the order needs. Documented by the vendor. */
  domainsRequired?: number | null;
  /** The domain names of the original order; only these may be set up. Documented by the vendor. */
  domains?: string[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The pre-warmed domains in stock, by mail provider. */
export interface PrewarmInboxList {
  /** How many domains in stock there are. Documented by the vendor. */
  total?: number | null;
  /** The stock with Google mailboxes. Documented by the vendor. */
  google?: PrewarmInbox[] | null;
  /** The stock with Outlook mailboxes. Documented by the vendor. */
  outlook?: PrewarmInbox[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A pre-warmed domain in stock. */
export interface PrewarmInbox {
  /** The id of the stock item, for `client.prewarm.buy`. Documented by the vendor. */
  id?: string | null;
  /** The name of the domain. Documented by the vendor. */
  domain?: string | null;
  /**
   * For how long the mailboxes have been warmed up, in months; may be a fraction (inferred). Documented by the
   * vendor.
   */
  warmupAge?: number | null;
  /** How many mailboxes the domain has. Documented by the vendor. */
  emailMailboxCount?: number | null;
  /** What the domain costs with its mailboxes. Documented by the vendor. */
  pricing?: PrewarmPricing | null;
  /** The mailboxes of the domain. Not always there. Documented by the vendor. */
  emailMailbox?: Alias[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** What a pre-warmed domain costs. */
export interface PrewarmPricing {
  /** The price of the purchase, charged once. Documented by the vendor; US dollars, inferred. */
  oneTimePrice?: number | null;
  /** The price a month from then on. Documented by the vendor; US dollars, inferred. */
  monthlyPrice?: number | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The mailboxes of a domain. */
export interface MailboxList {
  /** How many mailboxes there are. Seen on live accounts, not documented. */
  total?: number | null;
  /**
   * The mailboxes. Null when the domain belongs to another organization. Seen on live accounts, not
   * documented.
   */
  mailboxes?: Mailbox[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A mailbox. It has no id: its address is the key. */
export interface Mailbox {
  /** First name of the sender. Seen on live accounts, not documented. */
  firstName?: string | null;
  /** Last name of the sender. Seen on live accounts, not documented. */
  lastName?: string | null;
  /** The part of the address before the `@`. Seen on live accounts, not documented. */
  alias?: string | null;
  /**
   * The whole address. Not always there; without it the address is `alias`, `@` and the domain name. Seen on
   * live accounts, not documented.
   */
  email?: string | null;
  /** The id of the domain. Seen on live accounts, not documented. */
  domainId?: string | null;
  /** The id of the order, for `client.orders.get`. Seen on live accounts, not documented. */
  paymentId?: string | null;
  /** The id of a package within the order. Seen on live accounts, not documented. */
  orderId?: string | null;
  /**
   * The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or `smtp`. Seen on live accounts,
   * not documented; there may be more values.
   */
  orderType?: OrderType | null;
  /**
   * How far the mailbox is set up. Seen on live accounts, not documented; that the values are those of domains
   * (`Active`, `In Progress`) is inferred.
   */
  status?: string | null;
  /**
   * The tag of the mailbox. Seen on live accounts, not documented; that it is the tag of the order is
   * inferred.
   */
  tag?: string | null;
  /**
   * The password of the mailbox, in clear text. Secret. Only when asked for with `password`. Seen on live
   * accounts, not documented.
   */
  mailboxPassword?: Secret | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** Weekly placement reports. */
export interface ReportList {
  /** The reports. Seen on live accounts, not documented. */
  reports?: PlacementReport[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The placement tests of one week. */
export interface PlacementReport {
  /** The week. Seen on live accounts, not documented; the format of the date is not known. */
  weekof?: string | null;
  /** The average inbox placement score. Seen on live accounts, not documented; a scale of 0 to 100 is inferred. */
  avgInboxScore?: number | null;
  /** The average domain reputation. Seen on live accounts, not documented; a scale of 0 to 100 is inferred. */
  avgReputation?: number | null;
  /** The tested domains. Seen on live accounts, not documented. */
  domains?: PlacementReportDomain[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The placement test of one domain. */
export interface PlacementReportDomain {
  /** The name of the domain. Seen on live accounts, not documented. */
  domainName?: string | null;
  /**
   * The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or `smtp`. Seen on live accounts,
   * not documented; there may be more values.
   */
  orderType?: OrderType | null;
  /** The results of the test. Seen on live accounts, not documented. */
  stats?: PlacementStats | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** The results of a placement test. */
export interface PlacementStats {
  /** The inbox placement score. Seen on live accounts, not documented; a scale of 0 to 100 is inferred. */
  overallScore?: number | null;
  /** The reputation of the domain. Seen on live accounts, not documented; a scale of 0 to 100 is inferred. */
  domainReputation?: number | null;
  /** The blacklists that the domain is on. Seen on live accounts, not documented. */
  blacklisted?: string[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A request as it is, or would be, sent, with a mask in place of every secret. */
export interface PlannedRequest {
  /** The operation, or a method and path. */
  operation: string;
  /** The HTTP method. */
  method: string;
  /** The whole address. */
  url: string;
  /** The JSON body. */
  body?: unknown;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A part of a price. */
export interface PriceLine {
  /** What it is for. */
  name: string;
  /** How many. */
  quantity: number;
  /** The price of all of them, in the currency of the price. */
  amount: number;
  /** How often it is charged: `once`, `monthly` or `yearly`. */
  period?: string | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** What a placement costs at once, as far as that can be known. */
export interface Price {
  /** The sum that is charged at once; missing when it is not known, or in units that are not clear. */
  amount?: number | null;
  /** `USD`, or `unclear` when nothing says whether amounts are dollars or cents. */
  currency: string;
  /**
   * Where a price is from: `search`, the offers of domains; `package`, the list of packages; `calculation`, what
   * `client.packages.calculate` takes for a unit; `stock`, the pre-warmed stock; `none`, it is not known.
   */
  source: PriceSource;
  /** Whether what is charged may differ. */
  estimate: boolean;
  /** What it is made of. Lines of an `unclear` price are as the service gave them. */
  lines: PriceLine[];
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** What became of one domain of a placement. */
export interface PlacedDomain {
  /** The name. */
  domain: string;
  /** What became of one domain: `applied` or `not_found_yet`. */
  result: DomainResult;
  /** The order that it belongs to, for `client.orders.get`. */
  orderId?: string | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** What is known of a placement that succeeded, or of a dry run. */
export interface Receipt {
  /**
   * What is known of the effect of a write: `not_sent`, nothing was sent; `rejected`, the service refused; `applied`, it
   * happened; `unknown`, it may have happened.
   */
  outcome: Outcome;
  /** The key of the placement. */
  key?: string | null;
  /** The operation: `"orders_create"`. */
  operation: string;
  /** Which attempt under this key it was; the first is 1. */
  attempt: number;
  /** Whether the placement had been made before: nothing was sent this time. */
  replayed: boolean;
  /**
   * The id of the order, for `client.orders.get`, once a reading has shown that it is one. `client.placements.reconcile` finds it when it is
   * missing.
   */
  orderId?: string | null;
  /** The tag that the order was sent with. */
  tag?: string | null;
  /** When it was sent. */
  placedAt?: string | null;
  /** What it costs, if that was looked up. */
  price?: Price | null;
  /** What became of each domain, as far as it is known. */
  domains: PlacedDomain[];
  /** Further orders that match the placement. */
  duplicates: string[];
  /** What went wrong without changing the outcome, such as a journal that could not be written to after the send. */
  warnings: string[];
  /** What the service answered, under its names. */
  answer?: Record<string, unknown> | null;
  /** On a dry run the request that would have been sent; nothing was. */
  request?: PlannedRequest | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A domain of a cart. */
export interface PreviewedDomain {
  /** The name. */
  domain: string;
  /**
   * What a domain is doing: `available`, it can be bought; `taken`, somebody has it; `owned`, the account bought it and an order
   * can use it; `in_use`, it belongs to an order of the account already; `elsewhere`, it is not the account's; `unknown`.
   */
  status: PreviewStatus;
  /** What it costs to buy, in US dollars. */
  price?: number | null;
  /** Blacklists that it is on. */
  blacklists?: string[] | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** What placing a cart would do and cost. */
export interface Preview {
  /** The operation that would be sent: `"orders_create"`. */
  operation: string;
  /** The key that it would be placed under, if none is given. */
  key: string;
  /** What a placement costs at once, as far as that can be known. */
  price: Price;
  /** Whether nothing is known that stands in the way. */
  ready: boolean;
  /** The domains of the cart. */
  domains: PreviewedDomain[];
  /** What stands in the way, or should be known. */
  notes: string[];
  /** A request as it is, or would be, sent, with a mask in place of every secret. */
  request: PlannedRequest;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** A placement as the journal has it. */
export interface Placement {
  /** Its key. */
  key: string;
  /** The operation: `"orders_create"`, or a method and path. */
  operation: string;
  /** The organization. */
  organizationId?: string | null;
  /** How far a placement has come: `prepared`, about to be sent; `sent`, its answer is waited for; then its outcome. */
  state: PlacementState;
  /** What is known of it; missing while it is in flight. */
  outcome?: Outcome | null;
  /** Which attempt it is; the first is 1. */
  attempt: number;
  /** Whether somebody is making it now. */
  inFlight: boolean;
  /** The label that was given for its tag. */
  label?: string | null;
  /** The tag that it was sent with. */
  tag?: string | null;
  /** The order, for `client.orders.get`. */
  orderId?: string | null;
  /** Further orders that match it. */
  duplicates: string[];
  /** Its domains. */
  domains: PlacedDomain[];
  /** What it costs, if that was looked up. */
  price?: Price | null;
  /** When the key was first used. */
  createdAt: string;
  /** When it was sent. */
  sentAt?: string | null;
  /** When its answer came. */
  endedAt?: string | null;
  /** When it was last looked up. */
  reconciledAt?: string | null;
  /** How its outcome is known, if it was settled by hand. */
  settledReason?: string | null;
  /** Whether it was found after it had been taken for rejected or unknown. */
  late: boolean;
  /** The HTTP status of the answer, if there was one. */
  status?: number | null;
  /** What the service or the SDK said of the failure. */
  message?: string | null;
  /** The service's id of the request, if it sent one. */
  requestId?: string | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** Placements. */
export interface PlacementList {
  /** The placements. */
  placements: Placement[];
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** What was found of a placement. */
export interface Reconciliation {
  /** Its key. */
  key: string;
  /** The operation: `"orders_create"`. */
  operation: string;
  /**
   * What was found: `applied`, all of it is there; `partly_applied`, some is; `not_found_yet`, nothing is, which proves
   * nothing.
   */
  result: ReconciliationResult;
  /** Whether it had been taken for rejected. */
  late: boolean;
  /** The order, for `client.orders.get`. */
  orderId?: string | null;
  /** Further orders that match it. */
  duplicates: string[];
  /** What became of each domain. */
  domains: PlacedDomain[];
  /** What should be known of this finding. */
  notes: string[];
  /** Seconds since it was sent. */
  secondsSinceAttempt?: number | null;
  /** The placement as the journal has it now. */
  placement: Placement;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** What was found of placements. */
export interface ReconciliationList {
  /** The findings. */
  reconciliations: Reconciliation[];
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** What is about to be done, for whoever has to agree. */
export interface Confirmation {
  /** The operation: `"orders_create"`, or a method and path. */
  operation: string;
  /** What it does to the account: `charge`, it charges the saved card; `destructive`, what it removes does not come back. */
  effect: ConfirmedEffect;
  /** The key of the placement, if it is one. */
  key?: string | null;
  /** What it costs, if that was looked up. */
  price?: Price | null;
  /** A request as it is, or would be, sent, with a mask in place of every secret. */
  request: PlannedRequest;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}

/** Something that happened to a call. Bodies and secrets are no part of it. */
export interface CallEvent {
  /**
   * What happened: `waited`, for a turn; `attempted`, a request was sent; `retrying`, it will be sent again; `progress`, of an
   * order that is waited for; `ended`, the call.
   */
  event: CallEventKind;
  /** The operation: `"orders_create"`, or a method and path. */
  operation: string;
  /** Which attempt it is about; the first is 1. */
  attempt?: number | null;
  /** The HTTP status of the answer, if there was one. */
  status?: number | null;
  /** The service's id of the request, if it sent one. */
  requestId?: string | null;
  /** How long was waited for a turn, or will be for a retry. */
  waitSeconds?: number | null;
  /** How long it took. */
  durationSeconds?: number | null;
  /**
   * What is known of the effect of a write: `not_sent`, nothing was sent; `rejected`, the service refused; `applied`, it
   * happened; `unknown`, it may have happened.
   */
  outcome?: Outcome | null;
  /** What kind of failure an error is. */
  error?: ErrorKind | null;
  /** The key of the placement, at the end of a call that charges. */
  key?: string | null;
  /** The order that is waited for. */
  orderId?: string | null;
  /** Its status. */
  orderStatus?: string | null;
  /** How many of its domains are active. */
  activeDomains?: number | null;
  /** How many it has. */
  totalDomains?: number | null;
  /** How long it has been waited for. */
  waitedSeconds?: number | null;
  /** Fields that this version does not know, under their names on the wire. */
  extra: Record<string, unknown>;
}
