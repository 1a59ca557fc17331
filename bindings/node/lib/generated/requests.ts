// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { Secret } from '../secret';

/**
 * A domain to set up, with its sender names. Name the aliases in one of two forms: `firstName` with
 * `lastName`, or `aliases`. All domains of one mail provider must use the same form (documented by the vendor).
 */
export interface DomainConfig {
  /**
   * The name of the domain. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  domain: string;
  /**
   * The address that visitors of the domain are redirected to, such as `https://sandbox.example`. No redirect
   * when left out. Documented by the vendor.
   */
  redirect?: string | undefined;
  /**
   * The address of an image for all aliases of the domain that have none of their own. Documented by the
   * vendor.
   */
  profilePicture?: string | undefined;
  /**
   * First name of the sender. With `lastName`, the service makes the aliases up. Not together with `aliases`.
   * Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  firstName?: string | undefined;
  /**
   * Last name of the sender. Goes with `firstName`. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  lastName?: string | undefined;
  /**
   * The aliases to create, used as given; the service then makes none up. Documented by the vendor. How many a
   * domain has, also documented: 2 for Google (2 to 4 when `mailboxesPerDomain` is sent), 25 for Outlook, 4
   * for SMTP.
   *
   * Limits: at least 1 item.
   */
  aliases?: readonly AliasConfig[] | undefined;
}

/** An alias to create: one mailbox of a domain. */
export interface AliasConfig {
  /**
   * First name of the sender. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  firstName: string;
  /**
   * Last name of the sender. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  lastName: string;
  /**
   * The part of the address before the `@`: no `@`, no spaces, at most 64 characters. Documented by the
   * vendor.
   *
   * Limits: 1 to 64 characters, matches `^[^@\s]+$`.
   */
  alias: string;
  /** The address of an image for this alias, in place of the one of the domain. Documented by the vendor. */
  profilePicture?: string | undefined;
}

/**
 * Access to the registrar or host of domains that were not bought through ScaledMail. Further details that the
 * host needs (DNS, SMTP, IMAP, verification) go in as further fields of any name (documented by the vendor).
 * People at ScaledMail use this access (inferred), so give an account that may be shared.
 */
export interface Hosting {
  /**
   * Name of the registrar or host, such as `Porkbun`. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  provider: string;
  /**
   * User name of the account there. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  username: string;
  /**
   * Password of the account there. Secret. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  password: string | Secret;
  /** Address of the login page. Documented by the vendor. */
  link?: string | undefined;
  /** Further details, sent under the name they have here. */
  [detail: string]: unknown;
}

/**
 * The sending tool that the mailboxes shall be connected to. Honoured for Instantly; others may be ignored (seen
 * on live accounts, not documented). Optional fields must be left out rather than sent empty (documented by the
 * vendor).
 */
export interface Sequencer {
  /**
   * Name of the sending tool, such as `Instantly`. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  provider: string;
  /**
   * User name of the account there. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  username: string;
  /**
   * Password of the account there. Secret. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  password: string | Secret;
  /**
   * Address of the login page. Required by `client.prewarm.buy`, optional elsewhere. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  link?: string | undefined;
  /**
   * The workspace of the sending tool to use. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  workspace?: string | undefined;
  /**
   * A tag for the mailboxes in the sending tool. `{{ID}}` is replaced by the payment id. Documented by the
   * vendor.
   *
   * Limits: at least 1 character.
   */
  tag?: string | undefined;
}

/** The name of a sender. */
export interface SenderName {
  /**
   * First name of the sender. Seen on live accounts, not documented.
   *
   * Limits: at least 1 character.
   */
  firstName: string;
  /**
   * Last name of the sender. Seen on live accounts, not documented.
   *
   * Limits: at least 1 character.
   */
  lastName: string;
}

/** Domains by mail provider. At least one provider is expected. */
export interface Providers {
  /**
   * Domains with Google mailboxes: at most 100 in an order, 2 aliases on each, or as many as
   * `mailboxesPerDomain` says (documented by the vendor). $3.50 a mailbox a month (seen on live accounts,
   * not a constant).
   */
  google?: ProviderDomains | undefined;
  /**
   * Domains with Outlook mailboxes: at most 30 in an order, 25 aliases on each (documented by the vendor). $50
   * a domain a month (seen on live accounts, not a constant). `mailboxesPerDomain` is not sent here.
   */
  outlook?: ProviderDomains | undefined;
  /**
   * Domains with SMTP mailboxes: at most 70 in an order, 4 aliases on each (documented by the vendor). $3.75 a
   * domain a month (seen on live accounts, not a constant). `mailboxesPerDomain` is not sent here.
   */
  smtp?: ProviderDomains | undefined;
}

/** The domains of one mail provider in an order. */
export interface ProviderDomains {
  /**
   * The domains to set up: at most 100 for Google, 30 for Outlook, 70 for SMTP. All of them must name their
   * aliases in the same form. Documented by the vendor.
   *
   * Limits: 1 to 100 items.
   */
  domains: readonly DomainConfig[];
  /**
   * How many mailboxes each domain gets: 2, 3 or 4, and only for Google. Outlook always has 25 and SMTP 4, so
   * it is left out there. Seen on live accounts, not documented. 2 when left out (inferred).
   *
   * Limits: at least 2, at most 4.
   */
  mailboxesPerDomain?: number | undefined;
}

/** How a sending volume is spread over mail providers, in percent. The shares add up to 100. */
export interface Distribution {
  /**
   * Share of the volume that goes over Google, in percent, from 0 to 100. Documented by the vendor.
   *
   * Limits: at least 0, at most 100.
   */
  google?: number | undefined;
  /**
   * Share of the volume that goes over Outlook, in percent, from 0 to 100. Documented by the vendor.
   *
   * Limits: at least 0, at most 100.
   */
  outlook?: number | undefined;
  /**
   * Share of the volume that goes over SMTP, in percent, from 0 to 100. Documented by the vendor.
   *
   * Limits: at least 0, at most 100.
   */
  smtp?: number | undefined;
}

/** A pre-warmed domain to buy. */
export interface PrewarmSelection {
  /**
   * The id of the stock item, as in `client.prewarm.list`. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  id: string;
  /**
   * The name of the domain, as in `client.prewarm.list`. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  domain: string;
  /** The address that visitors of the domain shall be redirected to. Documented by the vendor. */
  redirect?: string | undefined;
}
