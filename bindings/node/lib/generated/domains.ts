// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { Calls } from '../calls';
import type { CallOptions } from '../options';
import type { ChargeOptions, WriteOptions } from './options';
import type { Acknowledgement, DomainList, DomainMaskingList, DomainOffer, DomainSuggestionList, Preview, PurchasedDomainList, Receipt } from './answers';
import type { DomainSource, SenderNameMode } from './enums';
import type { Hosting, SenderName } from './requests';

/** Parameters of `client.domains.listPurchased`. */
export interface ListPurchasedDomainsParams {
  /**
   * True lists only the domains that can be used for a new order. False by default: all purchased domains.
   * Documented by the vendor.
   *
   * Limits: default false.
   */
  available?: boolean | undefined;
}

/** Parameters of `client.domains.search`. */
export interface SearchDomainsParams {
  /**
   * The domain names, such as `getacme.com`: 1 to 30 in a call. The vendor's reference says at most 10; 30 are
   * accepted on live accounts.
   *
   * Limits: 1 to 30 items, each at least 1 character.
   */
  domains: readonly string[];
}

/** Parameters of `client.domains.suggest`. */
export interface SuggestDomainsParams {
  /**
   * The keyword, such as `acme`. The name of the field notwithstanding, it is not a whole domain name.
   * Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  domain: string;
  /**
   * Number of the page wanted. Documented by the vendor. That the first page is 1, and the default, is
   * inferred.
   *
   * Limits: at least 1.
   */
  page?: number | undefined;
  /**
   * How many suggestions a page holds. Documented by the vendor; neither the default nor the maximum is known.
   *
   * Limits: at least 1.
   */
  limit?: number | undefined;
  /**
   * The top-level domains wanted, such as `com`. All that the service offers when left out (inferred). Whether
   * a leading dot is accepted is not known. Documented by the vendor.
   *
   * Limits: each at least 1 character.
   */
  tlds?: readonly string[] | undefined;
}

/** Parameters of `client.domains.buy`. */
export interface BuyDomainsParams {
  /**
   * The domain names to buy: 1 to 10 in a call. Every one must be available, or the whole call fails.
   * Documented by the vendor.
   *
   * Limits: 1 to 10 items, each at least 1 character.
   */
  domains: readonly string[];
}

/** Parameters of `client.domains.swap`. */
export interface SwapDomainParams {
  /**
   * The name of the domain to change, such as `sandbox-mail.com`. Documented by the vendor; that it is the name and
   * not the id is inferred.
   *
   * Limits: at least 1 character.
   */
  domain: string;
  /** Where the new domain was bought. Documented by the vendor. */
  provider: DomainSource;
  /**
   * The name of the new domain. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  newDomain: string;
  /**
   * Access to the registrar or host of the new domain. Required when `provider` is `other`. Documented by the
   * vendor.
   */
  hosting?: Hosting | undefined;
}

/** Parameters of `client.domains.swapRedirect`. */
export interface SwapRedirectParams {
  /**
   * The name of the domain to change, such as `sandbox-mail.com`. Documented by the vendor; that it is the name and
   * not the id is inferred.
   *
   * Limits: at least 1 character.
   */
  domain: string;
  /**
   * The address that the domain shall redirect to. Documented by the vendor. Empty removes the redirect (seen
   * on live accounts, not documented).
   */
  newRedirect: string;
}

/** Parameters of `client.domains.swapSenderName`. */
export interface SwapSenderNameParams {
  /**
   * The name of the domain to change, such as `sandbox-mail.com`. Documented by the vendor; that it is the name and
   * not the id is inferred.
   *
   * Limits: at least 1 character.
   */
  domain: string;
  /** Whether only names change, or the mailboxes are made anew as well. Seen on live accounts, not documented. */
  mode: SenderNameMode;
  /**
   * The new sender names, at least one. Seen on live accounts, not documented. How names are matched to
   * mailboxes is not known; one for each mailbox, in their order, is the safe reading (inferred).
   *
   * Limits: at least 1 item.
   */
  senderNames: readonly SenderName[];
}

/** Parameters of `client.domains.swapMasking`. */
export interface SwapMaskingParams {
  /**
   * The name of the domain to change, such as `sandbox-mail.com`. Documented by the vendor; that it is the name and
   * not the id is inferred.
   *
   * Limits: at least 1 character.
   */
  domain: string;
  /**
   * The name of the primary domain that shall mask the domain. Seen on live accounts, not documented.
   *
   * Limits: at least 1 character.
   */
  newPrimaryDomain: string;
}

/** Parameters of `client.domains.preview`. */
export interface PreviewDomainsParams {
  /**
   * The domain names to buy: 1 to 10 in a call. Every one must be available, or the whole call fails.
   * Documented by the vendor.
   *
   * Limits: 1 to 10 items, each at least 1 character.
   */
  domains: readonly string[];
}

/** The operations on domains: `client.domains`. */
export class Domains {
  readonly #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * List domains in use.
   *
   * Lists the domains of the organization that belong to an order, each with the names and aliases of its
   * mailboxes.
   *
   * Free. The whole list comes in one answer. Provisioning of a new order takes 2 to 4 business days and there is
   * no webhook: poll this list, or `client.orders.get`, until the status is `Active`. Mailbox passwords are not here; ask
   * `client.mailboxes.list` for them, one domain at a time.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `domains_list`, `GET /domains`.
   *
   * @example
   * ```ts
   * const answer = await client.domains.list();
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  list(options?: CallOptions): Promise<DomainList> {
    return this.#calls.run('domains_list', undefined, options);
  }

  /**
   * List domains bought through ScaledMail.
   *
   * Lists the domains that were bought through ScaledMail, with their renewal dates and prices.
   *
   * Free. With `available` set to true, only the domains that a new order can still use are listed (documented by
   * the vendor). That makes it the list to choose from for `client.orders.create` with `provider` set to `scaledmail`.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `domains_list_purchased`, `GET /purchased-domains`.
   *
   * @example
   * ```ts
   * const answer = await client.domains.listPurchased({ available: true });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  listPurchased(params?: ListPurchasedDomainsParams, options?: CallOptions): Promise<PurchasedDomainList> {
    return this.#calls.run('domains_list_purchased', params, options);
  }

  /**
   * Check domains for availability and price.
   *
   * Says for each given domain name whether it can be bought, and at what price.
   *
   * Free: nothing is bought or reserved. A call takes at most 30 names (seen on live accounts; the vendor's
   * reference says 10). Limited to 15 requests per minute, on top of 5 per second. The answer is a bare array.
   * Prices are null for names that are taken.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key, and the `search` limit of 15 a minute; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `domains_search`, `POST /search-domains`.
   *
   * @example
   * ```ts
   * const answer = await client.domains.search({ domains: ['getacme.com', 'taken.com'] });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  search(params: SearchDomainsParams, options?: CallOptions): Promise<readonly DomainOffer[]> {
    return this.#calls.run('domains_search', params, options);
  }

  /**
   * Suggest domains for a keyword.
   *
   * Suggests domain names made from a keyword, with availability and price.
   *
   * Free: nothing is bought or reserved. Limited to 15 requests per minute, on top of 5 per second. This is the
   * only operation with pages (`page` and `limit`, documented by the vendor); the answer does not say how many
   * pages there are, so go on until a page is empty (inferred).
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key, and the `search` limit of 15 a minute; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `domains_suggest`, `POST /suggest-domains`.
   *
   * @example
   * ```ts
   * const answer = await client.domains.suggest({ page: 1, limit: 20, domain: 'acme', tlds: ['com', 'net'] });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  suggest(params: SuggestDomainsParams, options?: CallOptions): Promise<DomainSuggestionList> {
    return this.#calls.run('domains_suggest', params, options);
  }

  /**
   * Buy domains.
   *
   * Registers domains through ScaledMail. **Charges the saved card at once** with the sum of the prices that
   * `client.domains.search` shows.
   *
   * At most 10 names in a call, and every one of them must be available, or the whole call fails (documented by
   * the vendor). Limited to 15 requests per minute, on top of 5 per second. A payment method must be saved in the
   * ScaledMail web app.
   *
   * After a timeout or a 5xx answer the domains may have been bought: look at `client.domains.listPurchased` before
   * buying again. The answer has no published schema.
   *
   * Through this package the call is written to the journal before it is sent, under `key` or one that is made of the cart: the
   * same key and cart are charged once, and the receipt is given again. What the account has already is not bought again. An order's
   * tag is the first 8 characters of the `tag` that is given, and a mark by which the order is found again. When the answer is
   * lost, `client.placements.reconcile` finds out what became of it.
   *
   * Cost: charges the saved card at once; never sent twice.
   * Limits: 5 requests a second for each key, and the `search` limit of 15 a minute; the client keeps to them.
   * On failure: never sent twice.
   * Operation: `domains_buy`, `POST /buy-domains`.
   *
   * @example
   * ```ts
   * const answer = await client.domains.buy({ domains: ['getacme.com', 'tryacme.com'] });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  buy(params: BuyDomainsParams, options?: ChargeOptions): Promise<Receipt> {
    return this.#calls.run('domains_buy', params, options);
  }

  /**
   * Replace a domain by another.
   *
   * Asks for a domain of an order to be replaced by another domain.
   *
   * Free. Files a request that ScaledMail's staff apply later. The new domain comes from the same two sources as
   * for an order: `provider` set to `scaledmail` takes a domain bought through ScaledMail, `other` one registered
   * elsewhere, and then `hosting` is required (documented by the vendor).
   *
   * Cost: free, changes the account.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again only when it did not arrive.
   * Operation: `domains_swap`, `POST /swap-domain/{domain}`.
   *
   * @example
   * ```ts
   * const answer = await client.domains.swap({ domain: 'sandbox-mail.com', provider: 'scaledmail', newDomain: 'scaledmail-sandbox-1.com' });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  swap(params: SwapDomainParams, options?: WriteOptions): Promise<Acknowledgement> {
    return this.#calls.run('domains_swap', params, options);
  }

  /**
   * Change where a domain redirects.
   *
   * Asks for the web redirect of a domain to be changed or, with an empty `newRedirect`, removed (removing: seen
   * on live accounts, not documented).
   *
   * Free. Files a request that ScaledMail's staff apply later. Fails if the domain is unknown, if a change is
   * already pending, or if the redirect is already the wanted one.
   *
   * Cost: free, changes the account.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again only when it did not arrive.
   * Operation: `domains_swap_redirect`, `POST /swap-redirect/{domain}`.
   *
   * @example
   * ```ts
   * const answer = await client.domains.swapRedirect({ domain: 'sandbox-mail.com', newRedirect: 'https://www.sandbox.example' });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  swapRedirect(params: SwapRedirectParams, options?: WriteOptions): Promise<Acknowledgement> {
    return this.#calls.run('domains_swap_redirect', params, options);
  }

  /**
   * Change sender names of a domain.
   *
   * Asks for other sender names on the mailboxes of a domain. Seen on live accounts, not documented.
   *
   * Free. Files a request that ScaledMail's staff apply later. With `mode` set to `name_only`, only the displayed
   * names change. With `name_and_alias`, the mailboxes are **deleted and created anew**; that what is in them and
   * their passwords are lost is inferred.
   *
   * Cost: free, changes the account; destructive when mode is name_and_alias.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again only when it did not arrive.
   * Operation: `domains_swap_sender_name`, `POST /swap-sender-name/{domain}`.
   *
   * @example
   * ```ts
   * const answer = await client.domains.swapSenderName({
   *   domain: 'sandbox-mail.com',
   *   mode: 'name_only',
   *   senderNames: [
   *     { firstName: 'Dean', lastName: 'Miller' },
   *     { firstName: 'Dana', lastName: 'Miller' },
   *   ],
   * });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  swapSenderName(params: SwapSenderNameParams, options?: WriteOptions): Promise<Acknowledgement> {
    return this.#calls.run('domains_swap_sender_name', params, options);
  }

  /**
   * Change the masked primary domain.
   *
   * Asks for a domain to be masked by another primary domain. `client.domains.listMasking` shows the present pairs.
   *
   * Free. Files a request that ScaledMail's staff apply later. Seen on live accounts, not documented.
   *
   * Cost: free, changes the account.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again only when it did not arrive.
   * Operation: `domains_swap_masking`, `POST /swap-domain-masking/{domain}`.
   *
   * @example
   * ```ts
   * const answer = await client.domains.swapMasking({ domain: 'sandbox-mail.com', newPrimaryDomain: 'sandbox.example' });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  swapMasking(params: SwapMaskingParams, options?: WriteOptions): Promise<Acknowledgement> {
    return this.#calls.run('domains_swap_masking', params, options);
  }

  /**
   * List domain masking.
   *
   * Lists the domains with masking, each with the primary domain that masks it.
   *
   * Free. The whole list comes in one answer. Seen on live accounts, not documented.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `domains_list_masking`, `GET /domain-masking`.
   *
   * @example
   * ```ts
   * const answer = await client.domains.listMasking();
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  listMasking(options?: CallOptions): Promise<DomainMaskingList> {
    return this.#calls.run('domains_list_masking', undefined, options);
  }

  /**
   * Preview a purchase of domains.
   *
   * Prices and checks a purchase of domains without making it. The prices are those that `client.domains.search` shows.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation of the SDK: `domains_preview`, made of `client.domains.search`, `client.domains.list`, `client.domains.listPurchased`.
   *
   * @example
   * ```ts
   * const answer = await client.domains.preview({ domains: ['getacme.com', 'tryacme.com'] });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  preview(params: PreviewDomainsParams, options?: CallOptions): Promise<Preview> {
    return this.#calls.run('domains_preview', params, options);
  }
}
