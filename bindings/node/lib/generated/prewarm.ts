// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { Calls } from '../calls';
import type { CallOptions } from '../options';
import type { ChargeOptions } from './options';
import type { Preview, PrewarmInboxList, Receipt } from './answers';
import type { PrewarmSelection, Sequencer } from './requests';

/** Parameters of `client.prewarm.buy`. */
export interface BuyPrewarmInboxesParams {
  /**
   * The domains to buy, at least one, as in `client.prewarm.list`. Documented by the vendor.
   *
   * Limits: at least 1 item.
   */
  domains: readonly PrewarmSelection[];
  /**
   * A label of your own to find the order again. Documented by the vendor. No limit is known; up to 20
   * characters are safe, as in other orders (inferred).
   */
  tag?: string | undefined;
  /**
   * The sending tool that the mailboxes shall be connected to. Its `link` is required here. Documented by the
   * vendor. Honoured for Instantly; others may be ignored (seen on live accounts).
   */
  sequencer?: Sequencer | undefined;
}

/** Parameters of `client.prewarm.preview`. */
export interface PreviewPrewarmInboxesParams {
  /**
   * The domains to buy, at least one, as in `client.prewarm.list`. Documented by the vendor.
   *
   * Limits: at least 1 item.
   */
  domains: readonly PrewarmSelection[];
  /**
   * A label of your own to find the order again. Documented by the vendor. No limit is known; up to 20
   * characters are safe, as in other orders (inferred).
   */
  tag?: string | undefined;
  /**
   * The sending tool that the mailboxes shall be connected to. Its `link` is required here. Documented by the
   * vendor. Honoured for Instantly; others may be ignored (seen on live accounts).
   */
  sequencer?: Sequencer | undefined;
}

/** The operations on prewarm: `client.prewarm`. */
export class Prewarm {
  readonly #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * List pre-warmed inboxes on sale.
   *
   * Lists the domains in stock whose mailboxes have been warmed up already, by mail provider, with age and price.
   *
   * Free: nothing is reserved, and stock can be sold to somebody else at any time (inferred). Documented by the
   * vendor.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `prewarm_list`, `GET /pre-warm-inboxes`.
   *
   * @example
   * ```ts
   * const answer = await client.prewarm.list();
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  list(options?: CallOptions): Promise<PrewarmInboxList> {
    return this.#calls.run('prewarm_list', undefined, options);
  }

  /**
   * Buy pre-warmed inboxes.
   *
   * Buys pre-warmed domains with their mailboxes. **Charges the saved card at once** with the one-time prices, and
   * the monthly prices follow (how the two are billed is inferred from the list of prices). A payment method must
   * be saved in the ScaledMail web app.
   *
   * `id` and `domain` come from `client.prewarm.list`. If a `sequencer` is given, its `link` is required here (documented
   * by the vendor).
   *
   * The traps of `client.orders.create` apply: nothing is known after a timeout or a 5xx answer; a 400 answer
   * "Subscription created but unable to charge" **did** create a subscription; orders are found again by their tag
   * only. The answer has no published schema.
   *
   * Through this package the call is written to the journal before it is sent, under `key` or one that is made of the cart: the
   * same key and cart are charged once, and the receipt is given again. What the account has already is not bought again. An order's
   * tag is the first 8 characters of the `tag` that is given, and a mark by which the order is found again. When the answer is
   * lost, `client.placements.reconcile` finds out what became of it.
   *
   * Cost: charges the saved card at once; never sent twice.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: never sent twice.
   * Operation: `prewarm_buy`, `POST /buy-pre-warm-inboxes`.
   *
   * @example
   * ```ts
   * const answer = await client.prewarm.buy({
   *   domains: [
   *     {
   *       id: 'recSandboxPrewarm1',
   *       domain: 'warm-sandbox-1.com',
   *       redirect: 'https://sandbox.example',
   *     },
   *   ],
   *   tag: 'warm-campaign',
   *   sequencer: {
   *     provider: 'Instantly',
   *     username: 'sender@sandbox.example',
   *     password: 'sequencer-password',
   *     link: 'https://sequencer.example/login',
   *   },
   * });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  buy(params: BuyPrewarmInboxesParams, options?: ChargeOptions): Promise<Receipt> {
    return this.#calls.run('prewarm_buy', params, options);
  }

  /**
   * Preview a purchase of pre-warmed inboxes.
   *
   * Prices and checks a purchase of pre-warmed inboxes without making it. The price is what the stock says: once, and every month.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation of the SDK: `prewarm_preview`, made of `client.prewarm.list`, `client.domains.list`, `client.orders.list`.
   *
   * @example
   * ```ts
   * const answer = await client.prewarm.preview({
   *   domains: [
   *     {
   *       id: 'recSandboxPrewarm1',
   *       domain: 'warm-sandbox-1.com',
   *       redirect: 'https://sandbox.example',
   *     },
   *   ],
   *   tag: 'warm-campaign',
   *   sequencer: {
   *     provider: 'Instantly',
   *     username: 'sender@sandbox.example',
   *     password: 'sequencer-password',
   *     link: 'https://sequencer.example/login',
   *   },
   * });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  preview(params: PreviewPrewarmInboxesParams, options?: CallOptions): Promise<Preview> {
    return this.#calls.run('prewarm_preview', params, options);
  }
}
