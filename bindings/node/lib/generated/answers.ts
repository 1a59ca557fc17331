// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { CallEventKind, ConfirmedEffect, DomainResult, DomainStatus, ErrorKind, OfferStatus, OrderDomainStatus, OrderPackageType, OrderStatus, OrderType, Outcome, PackageTier, PlacementState, PreviewStatus, PriceSource, ReconciliationResult } from './enums';
import type { Secret } from '../secret';

/** The organizations that the API key reaches. */
export interface OrganizationList {
  /** The organizations. Seen on live accounts, not documented. */
  readonly organizations?: readonly Organization[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** An organization (workspace) of the account. */
export interface Organization {
  /** The id of the organization, for `organizationId`. Seen on live accounts, not documented. */
  readonly id?: string | null;
  /** The name of the organization. Seen on live accounts, not documented. */
  readonly name?: string | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The domains of an organization. */
export interface DomainList {
  /** How many domains there are. Seen on live accounts, not documented. */
  readonly total?: number | null;
  /** The domains. Seen on live accounts, not documented. */
  readonly domains?: readonly Domain[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A domain that belongs to an order. */
export interface Domain {
  /** The id of the domain, for `client.mailboxes.list`. Seen on live accounts, not documented. */
  readonly id?: string | null;
  /** The name of the domain. Seen on live accounts, not documented. */
  readonly domain?: string | null;
  /** The tag of the domain. Seen on live accounts, not documented; that it is the tag of the order is inferred. */
  readonly tag?: string | null;
  /** The address that visitors of the domain are redirected to. Seen on live accounts, not documented. */
  readonly redirect?: string | null;
  /**
   * The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or `smtp`. Seen on live accounts,
   * not documented; there may be more values.
   */
  readonly orderType?: OrderType | null;
  /**
   * The id of a package within the order: not the id that `client.orders.get` takes, which is `paymentId`. Seen on
   * live accounts, not documented.
   */
  readonly orderId?: string | null;
  /** The id of the order, for `client.orders.get`. Seen on live accounts, not documented. */
  readonly paymentId?: string | null;
  /** Where the domain was bought. Seen on live accounts, not documented; the values are not known. */
  readonly domainProvider?: string | null;
  /** The id of the user who made the order. Seen on live accounts, not documented. */
  readonly userId?: string | null;
  /** How many mailboxes the domain has. Seen on live accounts, not documented. */
  readonly totalMailboxes?: number | null;
  /** The mailboxes of the domain, without passwords. Seen on live accounts, not documented. */
  readonly mailbox?: readonly Alias[] | null;
  /**
   * How far a domain is set up. `In Progress` until it can send, then `Active`. Seen on live accounts, not
   * documented; `Cancelled`, for a domain of a cancelled order, is inferred. There may be more values.
   */
  readonly status?: DomainStatus | null;
  /**
   * The masking of the domain, if any. Seen on live accounts, not documented; its shape is not known, so any
   * value may come.
   */
  readonly domainMasking?: unknown;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/**
 * A mailbox by its sender name and the local part of its address. Documented by the vendor for pre-warmed
 * inboxes, seen on live accounts for domains.
 */
export interface Alias {
  /** First name of the sender. */
  readonly firstName?: string | null;
  /** Last name of the sender. */
  readonly lastName?: string | null;
  /** The part of the address before the `@`. */
  readonly alias?: string | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The domains bought through ScaledMail. */
export interface PurchasedDomainList {
  /** The domains. Seen on live accounts, not documented. */
  readonly domains?: readonly PurchasedDomain[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A domain bought through ScaledMail. */
export interface PurchasedDomain {
  /** The name of the domain. Seen on live accounts, not documented. */
  readonly domain?: string | null;
  /** The id of the domain. Not always there. Seen on live accounts, not documented. */
  readonly domainId?: string | null;
  /** The day the domain was bought, as `YYYY-MM-DD`. Seen on live accounts, not documented. */
  readonly createdAt?: string | null;
  /** The day the domain is renewed next, as `YYYY-MM-DD`. Seen on live accounts, not documented. */
  readonly renewalAt?: string | null;
  /** The price of the renewal. Seen on live accounts, not documented; US dollars, inferred. */
  readonly renewalPrice?: number | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Whether a domain name can be bought, and for how much. */
export interface DomainOffer {
  /** The domain name. Documented by the vendor. */
  readonly domain?: string | null;
  /**
   * Whether a domain name can be bought (`available`) or not (`taken`). Documented by the vendor; there may be
   * more values.
   */
  readonly status?: OfferStatus | null;
  /**
   * The price of the first year; null when the name is taken. Documented by the vendor; US dollars and the
   * year are inferred.
   */
  readonly price?: number | null;
  /**
   * The price of each further year; null when the name is taken. Documented by the vendor; US dollars and the
   * year are inferred.
   */
  readonly renewPrice?: number | null;
  /** The blacklists that the name is on. Not always there. Seen on live accounts, not documented. */
  readonly blacklisted?: readonly string[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Suggested domain names. */
export interface DomainSuggestionList {
  /** The suggestions of this page. Seen on live accounts, not documented. */
  readonly domains?: readonly DomainOffer[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The answer to a change. Documented by the vendor for `client.orders.cancel`, inferred for the others. */
export interface Acknowledgement {
  /** Whether the request was accepted. Most changes of domains are applied later, by ScaledMail's staff. */
  readonly success?: boolean | null;
  /** A sentence for people. */
  readonly message?: string | null;
  /**
   * What is known of the effect of a write: `not_sent`, nothing was sent; `rejected`, the service refused; `applied`, it
   * happened; `unknown`, it may have happened.
   */
  readonly outcome: Outcome;
  /** On a dry run the request that would have been sent; nothing was. */
  readonly request?: PlannedRequest | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The masked domains of an organization. */
export interface DomainMaskingList {
  /** The masked domains. Seen on live accounts, not documented. */
  readonly domains?: readonly DomainMasking[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A masked domain and its primary domain. */
export interface DomainMasking {
  /** The name of the domain. Seen on live accounts, not documented. */
  readonly domain?: string | null;
  /** The name of the primary domain that masks it. Seen on live accounts, not documented. */
  readonly primaryDomain?: string | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The packages on sale. */
export interface PackageList {
  /** How many packages there are. Documented by the vendor. */
  readonly total?: number | null;
  /** The packages. Documented by the vendor. */
  readonly packages?: readonly Package[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A package on sale: a number of domains with their mailboxes, as a subscription. */
export interface Package {
  /** The id of the package: the `priceId` of `client.orders.create`. Documented by the vendor. */
  readonly id?: string | null;
  /** How hard the mailboxes of a package are meant to be used. Documented by the vendor; there may be more values. */
  readonly tier?: PackageTier | null;
  /** The name of the package. Documented by the vendor. */
  readonly name?: string | null;
  /** How the package is sold. Documented by the vendor with one value, `subscription`. */
  readonly mode?: string | null;
  /** The price of one unit for each period of `frequency`. Documented by the vendor; US dollars, inferred. */
  readonly price?: number | null;
  /** How many domains one unit of the package holds. Documented by the vendor. */
  readonly domains?: number | null;
  /** What the package holds at Google; missing or null if nothing. Documented by the vendor. */
  readonly google?: PackageMailProvider | null;
  /** What the package holds at Microsoft (Outlook); missing or null if nothing. Documented by the vendor. */
  readonly microsoft?: PackageMailProvider | null;
  /** How often the price is charged. Documented by the vendor with one value, `/monthly`. */
  readonly frequency?: string | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What a package holds at one mail provider. */
export interface PackageMailProvider {
  /** How many mailboxes. Documented by the vendor; that it counts those of each domain is inferred. */
  readonly mailbox?: number | null;
  /** How many of the package's domains are at this mail provider. Not always there. Documented by the vendor. */
  readonly domains?: number | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A calculated package. */
export interface PackageCalculation {
  /** What the wanted volume needs and costs. Seen on live accounts, not documented. */
  readonly data?: PackageCalculationResult | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/**
 * What a sending volume needs and costs. Prices are whole US dollars on live accounts, although the vendor's
 * reference says cents.
 */
export interface PackageCalculationResult {
  /** E-mails a month. Seen on live accounts, not documented. */
  readonly monthlyVolume?: number | null;
  /** E-mails a day; may be a fraction. Seen on live accounts, not documented. */
  readonly dailyVolume?: number | null;
  /** The parts of the package, one for each mail provider. Seen on live accounts, not documented. */
  readonly providerBreakdown?: readonly ProviderBreakdown[] | null;
  /** How many domains are needed in all. Seen on live accounts, not documented. */
  readonly totalDomains?: number | null;
  /** How many mailboxes are needed in all. Seen on live accounts, not documented. */
  readonly totalMailboxes?: number | null;
  /** The price of all, a month (the month is inferred), in US dollars. Seen on live accounts, not documented. */
  readonly totalPrice?: number | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The part of a calculated package at one mail provider. */
export interface ProviderBreakdown {
  /**
   * The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or `smtp`. Seen on live accounts,
   * not documented; there may be more values.
   */
  readonly provider?: OrderType | null;
  /** How many domains are needed. Seen on live accounts, not documented. */
  readonly requiredDomains?: number | null;
  /** How many mailboxes are needed. Seen on live accounts, not documented. */
  readonly requiredMailboxes?: number | null;
  /** The price of one unit a month, in US dollars. Seen on live accounts, not documented. */
  readonly pricePerUnit?: number | null;
  /**
   * What a unit is: a mailbox or a domain. Seen on live accounts, not documented; the exact values are not
   * known.
   */
  readonly pricingBasis?: string | null;
  /** The price of this part a month, in US dollars. Seen on live accounts, not documented. */
  readonly totalPrice?: number | null;
  /**
   * The share of the volume that goes over this mail provider, in percent. Seen on live accounts, not
   * documented.
   */
  readonly percentage?: number | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The orders of an organization. */
export interface OrderList {
  /** How many orders there are. Documented by the vendor. */
  readonly total?: number | null;
  /** The orders. Documented by the vendor. */
  readonly payments?: readonly OrderSummary[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** An order in the list: no tag, no domains. */
export interface OrderSummary {
  /** The id of the order, for `client.orders.get`. Documented by the vendor. */
  readonly id?: string | null;
  /** What the order costs. Documented by the vendor; US dollars for each period, inferred. */
  readonly amount?: number | null;
  /** When the order was made (RFC 3339). Documented by the vendor. */
  readonly createdAt?: string | null;
  /**
   * How far an order, or a package within it, is: `Active` or `Cancelled`. `Active` may still mean that the payment
   * needs confirming in the web app (seen on live accounts, not documented). Both values are documented by the
   * vendor for orders, inferred for packages. `In Progress`, until an order is set up, is inferred from the
   * status of domains. There may be more values.
   */
  readonly status?: OrderStatus | null;
  /** What was ordered, for people. Documented by the vendor. */
  readonly description?: string | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** An order with its tag, packages and domains. */
export interface Order {
  /** The id of the order. Documented by the vendor. */
  readonly id?: string | null;
  /** When the order was made (RFC 3339). Documented by the vendor. */
  readonly createdAt?: string | null;
  /** What the order costs. Documented by the vendor; US dollars for each period, inferred. */
  readonly amount?: number | null;
  /**
   * The tag of the order. `client.orders.get` is the only operation that shows it for an order. Documented by the
   * vendor.
   */
  readonly tag?: string | null;
  /**
   * How far an order, or a package within it, is: `Active` or `Cancelled`. `Active` may still mean that the payment
   * needs confirming in the web app (seen on live accounts, not documented). Both values are documented by the
   * vendor for orders, inferred for packages. `In Progress`, until an order is set up, is inferred from the
   * status of domains. There may be more values.
   */
  readonly status?: OrderStatus | null;
  /** What was ordered, for people. Documented by the vendor. */
  readonly description?: string | null;
  /** The invoices. Documented by the vendor; the shape of an entry is not. */
  readonly invoices?: readonly unknown[] | null;
  /** How many domains the order has. Documented by the vendor. */
  readonly totalDomains?: number | null;
  /** The packages of the order. Documented by the vendor. */
  readonly packages?: readonly OrderPackage[] | null;
  /** The add-ons of the order. Documented by the vendor; the shape of an entry is not. */
  readonly addons?: readonly unknown[] | null;
  /**
   * The items that are charged at present. Documented by the vendor; the shape of an entry and this reading
   * are not.
   */
  readonly currentItems?: readonly unknown[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A package within an order. */
export interface OrderPackage {
  /**
   * The mail provider of a package within an order. Documented by the vendor, as a list that goes on; `SMTP` is
   * inferred. There may be more values.
   */
  readonly type?: OrderPackageType | null;
  /**
   * The id of the package within the order. Domains and mailboxes call it `orderId`. Documented by the
   * vendor.
   */
  readonly id?: string | null;
  /** A note for people. Documented by the vendor. */
  readonly note?: string | null;
  /** The id of the order. Documented by the vendor. */
  readonly paymentId?: string | null;
  /** When the package was made (RFC 3339). Documented by the vendor. */
  readonly createdAt?: string | null;
  /** How many domains the package has. Documented by the vendor. */
  readonly totalDomains?: number | null;
  /**
   * How far an order, or a package within it, is: `Active` or `Cancelled`. `Active` may still mean that the payment
   * needs confirming in the web app (seen on live accounts, not documented). Both values are documented by the
   * vendor for orders, inferred for packages. `In Progress`, until an order is set up, is inferred from the
   * status of domains. There may be more values.
   */
  readonly status?: OrderStatus | null;
  /** The domains of the package. Documented by the vendor. */
  readonly domains?: readonly OrderDomain[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A domain of an order. */
export interface OrderDomain {
  /** The id of the domain. Documented by the vendor. */
  readonly id?: string | null;
  /** The name of the domain. Documented by the vendor. */
  readonly name?: string | null;
  /**
   * How far a domain of an order is set up. May be empty (documented by the vendor), which is taken as not set up
   * yet (inferred). The other values are inferred from those of `client.domains.list`.
   */
  readonly status?: OrderDomainStatus | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The forms that orders wait for. */
export interface PendingFormList {
  /** How many forms there are. Documented by the vendor. */
  readonly total?: number | null;
  /** The forms. Documented by the vendor. */
  readonly forms?: readonly PendingForm[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A form that a paid order waits for. */
export interface PendingForm {
  /** The id of the order. Documented by the vendor. */
  readonly paymentId?: string | null;
  /** The UUID of the form, for `client.orders.submitForm`. Documented by the vendor. */
  readonly uuid?: string | null;
  /** What was ordered, for people. Documented by the vendor. */
  readonly description?: string | null;
  /** The day the form was made, as `YYYY-MM-DD`. Documented by the vendor. */
  readonly createdAt?: string | null;
  /** What the order costs. Documented by the vendor; US dollars, inferred. */
  readonly amount?: number | null;
  /** The kind of form. Documented by the vendor with one value, `package-subscription`. */
  readonly type?: string | null;
  /** What the form asks for. Documented by the vendor. */
  readonly data?: PendingFormData | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What a pending form asks for. More fields may come (documented by the vendor as incomplete). */
export interface PendingFormData {
  /** How many units were ordered. Documented by the vendor. */
  readonly quantity?: number | null;
  /** How many domains the order needs. Documented by the vendor. */
  readonly domainsRequired?: number | null;
  /** The domain names of the original order; only these may be set up. Documented by the vendor. */
  readonly domains?: readonly string[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The pre-warmed domains in stock, by mail provider. */
export interface PrewarmInboxList {
  /** How many domains in stock there are. Documented by the vendor. */
  readonly total?: number | null;
  /** The stock with Google mailboxes. Documented by the vendor. */
  readonly google?: readonly PrewarmInbox[] | null;
  /** The stock with Outlook mailboxes. Documented by the vendor. */
  readonly outlook?: readonly PrewarmInbox[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A pre-warmed domain in stock. */
export interface PrewarmInbox {
  /** The id of the stock item, for `client.prewarm.buy`. Documented by the vendor. */
  readonly id?: string | null;
  /** The name of the domain. Documented by the vendor. */
  readonly domain?: string | null;
  /**
   * For how long the mailboxes have been warmed up, in months; may be a fraction (inferred). Documented by the
   * vendor.
   */
  readonly warmupAge?: number | null;
  /** How many mailboxes the domain has. Documented by the vendor. */
  readonly emailMailboxCount?: number | null;
  /** What the domain costs with its mailboxes. Documented by the vendor. */
  readonly pricing?: PrewarmPricing | null;
  /** The mailboxes of the domain. Not always there. Documented by the vendor. */
  readonly emailMailbox?: readonly Alias[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What a pre-warmed domain costs. */
export interface PrewarmPricing {
  /** The price of the purchase, charged once. Documented by the vendor; US dollars, inferred. */
  readonly oneTimePrice?: number | null;
  /** The price a month from then on. Documented by the vendor; US dollars, inferred. */
  readonly monthlyPrice?: number | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The mailboxes of a domain. */
export interface MailboxList {
  /** How many mailboxes there are. Seen on live accounts, not documented. */
  readonly total?: number | null;
  /**
   * The mailboxes. Null when the domain belongs to another organization. Seen on live accounts, not
   * documented.
   */
  readonly mailboxes?: readonly Mailbox[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A mailbox. It has no id: its address is the key. */
export interface Mailbox {
  /** First name of the sender. Seen on live accounts, not documented. */
  readonly firstName?: string | null;
  /** Last name of the sender. Seen on live accounts, not documented. */
  readonly lastName?: string | null;
  /** The part of the address before the `@`. Seen on live accounts, not documented. */
  readonly alias?: string | null;
  /**
   * The whole address. Not always there; without it the address is `alias`, `@` and the domain name. Seen on
   * live accounts, not documented.
   */
  readonly email?: string | null;
  /** The id of the domain. Seen on live accounts, not documented. */
  readonly domainId?: string | null;
  /** The id of the order, for `client.orders.get`. Seen on live accounts, not documented. */
  readonly paymentId?: string | null;
  /** The id of a package within the order. Seen on live accounts, not documented. */
  readonly orderId?: string | null;
  /**
   * The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or `smtp`. Seen on live accounts,
   * not documented; there may be more values.
   */
  readonly orderType?: OrderType | null;
  /**
   * How far the mailbox is set up. Seen on live accounts, not documented; that the values are those of domains
   * (`Active`, `In Progress`) is inferred.
   */
  readonly status?: string | null;
  /**
   * The tag of the mailbox. Seen on live accounts, not documented; that it is the tag of the order is
   * inferred.
   */
  readonly tag?: string | null;
  /**
   * The password of the mailbox, in clear text. Secret. Only when asked for with `password`. Seen on live
   * accounts, not documented.
   */
  readonly mailboxPassword?: Secret | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Weekly placement reports. */
export interface ReportList {
  /** The reports. Seen on live accounts, not documented. */
  readonly reports?: readonly PlacementReport[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The placement tests of one week. */
export interface PlacementReport {
  /** The week. Seen on live accounts, not documented; the format of the date is not known. */
  readonly weekof?: string | null;
  /** The average inbox placement score. Seen on live accounts, not documented; a scale of 0 to 100 is inferred. */
  readonly avgInboxScore?: number | null;
  /** The average domain reputation. Seen on live accounts, not documented; a scale of 0 to 100 is inferred. */
  readonly avgReputation?: number | null;
  /** The tested domains. Seen on live accounts, not documented. */
  readonly domains?: readonly PlacementReportDomain[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The placement test of one domain. */
export interface PlacementReportDomain {
  /** The name of the domain. Seen on live accounts, not documented. */
  readonly domainName?: string | null;
  /**
   * The mail provider behind a domain, a mailbox or a price: `google`, `outlook` or `smtp`. Seen on live accounts,
   * not documented; there may be more values.
   */
  readonly orderType?: OrderType | null;
  /** The results of the test. Seen on live accounts, not documented. */
  readonly stats?: PlacementStats | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The results of a placement test. */
export interface PlacementStats {
  /** The inbox placement score. Seen on live accounts, not documented; a scale of 0 to 100 is inferred. */
  readonly overallScore?: number | null;
  /** The reputation of the domain. Seen on live accounts, not documented; a scale of 0 to 100 is inferred. */
  readonly domainReputation?: number | null;
  /** The blacklists that the domain is on. Seen on live accounts, not documented. */
  readonly blacklisted?: readonly string[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A request as it is, or would be, sent, with a mask in place of every secret. */
export interface PlannedRequest {
  /** The operation, or a method and path. */
  readonly operation: string;
  /** The HTTP method. */
  readonly method: string;
  /** The whole address. */
  readonly url: string;
  /** The JSON body. */
  readonly body?: unknown;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A part of a price. */
export interface PriceLine {
  /** What it is for. */
  readonly name: string;
  /** How many. */
  readonly quantity: number;
  /** The price of all of them, in the currency of the price. */
  readonly amount: number;
  /** How often it is charged: `once`, `monthly` or `yearly`. */
  readonly period?: string | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What a placement costs at once, as far as that can be known. */
export interface Price {
  /** The sum that is charged at once; missing when it is not known, or in units that are not clear. */
  readonly amount?: number | null;
  /** `USD`, or `unclear` when nothing says whether amounts are dollars or cents. */
  readonly currency: string;
  /**
   * Where a price is from: `search`, the offers of domains; `package`, the list of packages; `calculation`, what
   * `client.packages.calculate` takes for a unit; `stock`, the pre-warmed stock; `none`, it is not known.
   */
  readonly source: PriceSource;
  /** Whether what is charged may differ. */
  readonly estimate: boolean;
  /** What it is made of. Lines of an `unclear` price are as the service gave them. */
  readonly lines: readonly PriceLine[];
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What became of one domain of a placement. */
export interface PlacedDomain {
  /** The name. */
  readonly domain: string;
  /** What became of one domain: `applied` or `not_found_yet`. */
  readonly result: DomainResult;
  /** The order that it belongs to, for `client.orders.get`. */
  readonly orderId?: string | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What is known of a placement that succeeded, or of a dry run. */
export interface Receipt {
  /**
   * What is known of the effect of a write: `not_sent`, nothing was sent; `rejected`, the service refused; `applied`, it
   * happened; `unknown`, it may have happened.
   */
  readonly outcome: Outcome;
  /** The key of the placement. */
  readonly key?: string | null;
  /** The operation: `"orders_create"`. */
  readonly operation: string;
  /** Which attempt under this key it was; the first is 1. */
  readonly attempt: number;
  /** Whether the placement had been made before: nothing was sent this time. */
  readonly replayed: boolean;
  /**
   * The id of the order, for `client.orders.get`, once a reading has shown that it is one. `client.placements.reconcile` finds it when it is
   * missing.
   */
  readonly orderId?: string | null;
  /** The tag that the order was sent with. */
  readonly tag?: string | null;
  /** When it was sent. */
  readonly placedAt?: string | null;
  /** What it costs, if that was looked up. */
  readonly price?: Price | null;
  /** What became of each domain, as far as it is known. */
  readonly domains: readonly PlacedDomain[];
  /** Further orders that match the placement. */
  readonly duplicates: readonly string[];
  /** What went wrong without changing the outcome, such as a journal that could not be written to after the send. */
  readonly warnings: readonly string[];
  /** What the service answered, under its names. */
  readonly answer?: Readonly<Record<string, unknown>> | null;
  /** On a dry run the request that would have been sent; nothing was. */
  readonly request?: PlannedRequest | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A domain of a cart. */
export interface PreviewedDomain {
  /** The name. */
  readonly domain: string;
  /**
   * What a domain is doing: `available`, it can be bought; `taken`, somebody has it; `owned`, the account bought it and an order
   * can use it; `in_use`, it belongs to an order of the account already; `elsewhere`, it is not the account's; `unknown`.
   */
  readonly status: PreviewStatus;
  /** What it costs to buy, in US dollars. */
  readonly price?: number | null;
  /** Blacklists that it is on. */
  readonly blacklists?: readonly string[] | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What placing a cart would do and cost. */
export interface Preview {
  /** The operation that would be sent: `"orders_create"`. */
  readonly operation: string;
  /** The key that it would be placed under, if none is given. */
  readonly key: string;
  /** What a placement costs at once, as far as that can be known. */
  readonly price: Price;
  /** Whether nothing is known that stands in the way. */
  readonly ready: boolean;
  /** The domains of the cart. */
  readonly domains: readonly PreviewedDomain[];
  /** What stands in the way, or should be known. */
  readonly notes: readonly string[];
  /** A request as it is, or would be, sent, with a mask in place of every secret. */
  readonly request: PlannedRequest;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A placement as the journal has it. */
export interface Placement {
  /** Its key. */
  readonly key: string;
  /** The operation: `"orders_create"`, or a method and path. */
  readonly operation: string;
  /** The organization. */
  readonly organizationId?: string | null;
  /** How far a placement has come: `prepared`, about to be sent; `sent`, its answer is waited for; then its outcome. */
  readonly state: PlacementState;
  /** What is known of it; missing while it is in flight. */
  readonly outcome?: Outcome | null;
  /** Which attempt it is; the first is 1. */
  readonly attempt: number;
  /** Whether somebody is making it now. */
  readonly inFlight: boolean;
  /** The label that was given for its tag. */
  readonly label?: string | null;
  /** The tag that it was sent with. */
  readonly tag?: string | null;
  /** The order, for `client.orders.get`. */
  readonly orderId?: string | null;
  /** Further orders that match it. */
  readonly duplicates: readonly string[];
  /** Its domains. */
  readonly domains: readonly PlacedDomain[];
  /** What it costs, if that was looked up. */
  readonly price?: Price | null;
  /** When the key was first used. */
  readonly createdAt: string;
  /** When it was sent. */
  readonly sentAt?: string | null;
  /** When its answer came. */
  readonly endedAt?: string | null;
  /** When it was last looked up. */
  readonly reconciledAt?: string | null;
  /** How its outcome is known, if it was settled by hand. */
  readonly settledReason?: string | null;
  /** Whether it was found after it had been taken for rejected or unknown. */
  readonly late: boolean;
  /** The HTTP status of the answer, if there was one. */
  readonly status?: number | null;
  /** What the service or the SDK said of the failure. */
  readonly message?: string | null;
  /** The service's id of the request, if it sent one. */
  readonly requestId?: string | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Placements. */
export interface PlacementList {
  /** The placements. */
  readonly placements: readonly Placement[];
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What was found of a placement. */
export interface Reconciliation {
  /** Its key. */
  readonly key: string;
  /** The operation: `"orders_create"`. */
  readonly operation: string;
  /**
   * What was found: `applied`, all of it is there; `partly_applied`, some is; `not_found_yet`, nothing is, which proves
   * nothing.
   */
  readonly result: ReconciliationResult;
  /** Whether it had been taken for rejected. */
  readonly late: boolean;
  /** The order, for `client.orders.get`. */
  readonly orderId?: string | null;
  /** Further orders that match it. */
  readonly duplicates: readonly string[];
  /** What became of each domain. */
  readonly domains: readonly PlacedDomain[];
  /** What should be known of this finding. */
  readonly notes: readonly string[];
  /** Seconds since it was sent. */
  readonly secondsSinceAttempt?: number | null;
  /** The placement as the journal has it now. */
  readonly placement: Placement;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What was found of placements. */
export interface ReconciliationList {
  /** The findings. */
  readonly reconciliations: readonly Reconciliation[];
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What is about to be done, for whoever has to agree. */
export interface Confirmation {
  /** The operation: `"orders_create"`, or a method and path. */
  readonly operation: string;
  /** What it does to the account: `charge`, it charges the saved card; `destructive`, what it removes does not come back. */
  readonly effect: ConfirmedEffect;
  /** The key of the placement, if it is one. */
  readonly key?: string | null;
  /** What it costs, if that was looked up. */
  readonly price?: Price | null;
  /** A request as it is, or would be, sent, with a mask in place of every secret. */
  readonly request: PlannedRequest;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Something that happened to a call. Bodies and secrets are no part of it. */
export interface CallEvent {
  /**
   * What happened: `waited`, for a turn; `attempted`, a request was sent; `retrying`, it will be sent again; `progress`, of an
   * order that is waited for; `ended`, the call.
   */
  readonly event: CallEventKind;
  /** The operation: `"orders_create"`, or a method and path. */
  readonly operation: string;
  /** Which attempt it is about; the first is 1. */
  readonly attempt?: number | null;
  /** The HTTP status of the answer, if there was one. */
  readonly status?: number | null;
  /** The service's id of the request, if it sent one. */
  readonly requestId?: string | null;
  /** How long was waited for a turn, or will be for a retry. */
  readonly waitSeconds?: number | null;
  /** How long it took. */
  readonly durationSeconds?: number | null;
  /**
   * What is known of the effect of a write: `not_sent`, nothing was sent; `rejected`, the service refused; `applied`, it
   * happened; `unknown`, it may have happened.
   */
  readonly outcome?: Outcome | null;
  /** What kind of failure an error is. */
  readonly error?: ErrorKind | null;
  /** The key of the placement, at the end of a call that charges. */
  readonly key?: string | null;
  /** The order that is waited for. */
  readonly orderId?: string | null;
  /** Its status. */
  readonly orderStatus?: string | null;
  /** How many of its domains are active. */
  readonly activeDomains?: number | null;
  /** How many it has. */
  readonly totalDomains?: number | null;
  /** How long it has been waited for. */
  readonly waitedSeconds?: number | null;
  /** Fields that this version does not know, under their names on the wire; missing when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
