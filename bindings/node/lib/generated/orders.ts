// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { Calls } from '../calls';
import type { CallOptions } from '../options';
import type { ChargeOptions, WriteOptions } from './options';
import type { Acknowledgement, Order, OrderList, PendingFormList, Preview, Receipt } from './answers';
import type { CustomDomainSource, DomainSource } from './enums';
import type { DomainConfig, Hosting, Providers, Sequencer } from './requests';

/** Parameters of `client.orders.get`. */
export interface GetOrderParams {
  /**
   * The id of the order, as in `client.orders.list`. Domains and mailboxes call it `paymentId`; their `orderId` is
   * another id, that of a package within the order.
   *
   * Limits: at least 1 character.
   */
  orderId: string;
}

/** Parameters of `client.orders.cancel`. */
export interface CancelOrderParams {
  /**
   * The id of the order, as in `client.orders.list`. Domains and mailboxes call it `paymentId`; their `orderId` is
   * another id, that of a package within the order.
   *
   * Limits: at least 1 character.
   */
  orderId: string;
}

/** Parameters of `client.orders.create`. */
export interface CreateOrderParams {
  /**
   * The id of the package to order, as in `client.packages.list`. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  priceId: string;
  /**
   * Where the domains of this order were bought. With `other`, `hosting` is required. Documented by the
   * vendor.
   */
  provider: DomainSource;
  /** A coupon code that lowers the price. Documented by the vendor. */
  coupon?: string | undefined;
  /**
   * The domains to set up. Their number must equal the package's domain count times `quantity`; one that is
   * used already or unavailable fails the whole order. Documented by the vendor. All of them must name their
   * aliases in the same form.
   *
   * Limits: at least 1 item.
   */
  domains?: readonly DomainConfig[] | undefined;
  /**
   * How many units of the package to order. 1 by default. Documented by the vendor.
   *
   * Limits: at least 1, default 1.
   */
  quantity?: number | undefined;
  /**
   * Access to the registrar or host of the domains. Required when `provider` is `other`. Documented by the
   * vendor.
   */
  hosting?: Hosting | undefined;
  /**
   * The sending tool that the mailboxes shall be connected to. Documented by the vendor. Honoured for
   * Instantly; others may be ignored (seen on live accounts).
   */
  sequencer?: Sequencer | undefined;
  /**
   * A label of your own, at most 20 characters, to find the order again. Only `client.orders.get` shows it. Seen on
   * live accounts, not documented.
   *
   * Limits: at most 20 characters.
   */
  tag?: string | undefined;
  /** The domains by mail provider, in place of `domains`. Seen on live accounts, not documented. */
  providers?: Providers | undefined;
}

/** Parameters of `client.orders.createCustom`. */
export interface CreateCustomOrderParams {
  /**
   * Where the domains of this order come from. With `other`, `hosting` is required. Documented by the vendor;
   * `buy` was seen on live accounts, not documented.
   */
  provider: CustomDomainSource;
  /** The domains to set up, by mail provider. At least one provider. Documented by the vendor. */
  providers: Providers;
  /** A coupon code that lowers the price. Documented by the vendor. */
  coupon?: string | undefined;
  /**
   * A label of your own, at most 20 characters, to find the order again. Only `client.orders.get` shows it.
   * Documented by the vendor.
   *
   * Limits: at most 20 characters.
   */
  tag?: string | undefined;
  /**
   * Access to the registrar or host of the domains. Required when `provider` is `other`. Documented by the
   * vendor.
   */
  hosting?: Hosting | undefined;
  /**
   * The sending tool that the mailboxes shall be connected to. Documented by the vendor. Honoured for
   * Instantly; others may be ignored (seen on live accounts).
   */
  sequencer?: Sequencer | undefined;
}

/** Parameters of `client.orders.updateTag`. */
export interface UpdateOrderTagParams {
  /**
   * The id of the order, as in `client.orders.list`. Domains and mailboxes call it `paymentId`; their `orderId` is
   * another id, that of a package within the order.
   *
   * Limits: at least 1 character.
   */
  orderId: string;
  /**
   * The new tag, at most 320 characters. Documented by the vendor. Whether an empty tag removes the present
   * one is not known.
   *
   * Limits: at most 320 characters.
   */
  tag: string;
}

/** Parameters of `client.orders.submitForm`. */
export interface SubmitFormParams {
  /**
   * The UUID of the pending form, as in `client.orders.listPendingForms`. Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  uuid: string;
  /** Where the domains of the order were bought. With `other`, `hosting` is required. Documented by the vendor. */
  provider: DomainSource;
  /** The domains to set up, by mail provider. At least one provider. Documented by the vendor. */
  providers: Providers;
  /**
   * A label of your own, at most 20 characters, to find the order again. Only `client.orders.get` shows it.
   * Documented by the vendor.
   *
   * Limits: at most 20 characters.
   */
  tag?: string | undefined;
  /**
   * Access to the registrar or host of the domains. Required when `provider` is `other`. Documented by the
   * vendor.
   */
  hosting?: Hosting | undefined;
  /**
   * The sending tool that the mailboxes shall be connected to. Documented by the vendor. Honoured for
   * Instantly; others may be ignored (seen on live accounts).
   */
  sequencer?: Sequencer | undefined;
}

/** Parameters of `client.orders.place`. */
export interface PlaceOrderParams {
  /**
   * Where the domains of this order come from. With `other`, `hosting` is required. With `buy` they are registered and
   * paid as well, which takes an order without `priceId`.
   */
  provider: CustomDomainSource;
  /**
   * The id of the package to order, as in `client.packages.list`. Without one the order is a custom one.
   *
   * Limits: at least 1 character.
   */
  priceId?: string | undefined;
  /** The domains to set up. For an order of a package; a custom one has `providers`. */
  domains?: readonly DomainConfig[] | undefined;
  /** The domains by mail provider. */
  providers?: Providers | undefined;
  /**
   * How many units of the package to order. 1 by default.
   *
   * Limits: at least 1.
   */
  quantity?: number | undefined;
  /** A coupon code that lowers the price. */
  coupon?: string | undefined;
  /** Access to the registrar or host of the domains. Required when `provider` is `other`. */
  hosting?: Hosting | undefined;
  /** The sending tool that the mailboxes shall be connected to. */
  sequencer?: Sequencer | undefined;
  /**
   * A label of your own, at most 20 characters. The order's tag is its first 8 characters and a mark of the placement;
   * the whole label stays in the journal.
   *
   * Limits: at most 20 characters.
   */
  tag?: string | undefined;
}

/** Parameters of `client.orders.preview`. */
export interface PreviewOrderParams {
  /**
   * Where the domains of this order come from. With `other`, `hosting` is required. With `buy` they are registered and
   * paid as well, which takes an order without `priceId`.
   */
  provider: CustomDomainSource;
  /**
   * The id of the package to order, as in `client.packages.list`. Without one the order is a custom one.
   *
   * Limits: at least 1 character.
   */
  priceId?: string | undefined;
  /** The domains to set up. For an order of a package; a custom one has `providers`. */
  domains?: readonly DomainConfig[] | undefined;
  /** The domains by mail provider. */
  providers?: Providers | undefined;
  /**
   * How many units of the package to order. 1 by default.
   *
   * Limits: at least 1.
   */
  quantity?: number | undefined;
  /** A coupon code that lowers the price. */
  coupon?: string | undefined;
  /** Access to the registrar or host of the domains. Required when `provider` is `other`. */
  hosting?: Hosting | undefined;
  /** The sending tool that the mailboxes shall be connected to. */
  sequencer?: Sequencer | undefined;
  /**
   * A label of your own, at most 20 characters. The order's tag is its first 8 characters and a mark of the placement;
   * the whole label stays in the journal.
   *
   * Limits: at most 20 characters.
   */
  tag?: string | undefined;
}

/** Parameters of `client.orders.waitUntilActive`. */
export interface WaitUntilActiveParams {
  /**
   * The id of the order, as in `client.orders.list`.
   *
   * Limits: at least 1 character.
   */
  orderId: string;
  /** How many seconds pass between two readings. 300 by default, at least 1. */
  pollSeconds?: number | undefined;
}

/** The operations on orders: `client.orders`. */
export class Orders {
  readonly #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * List orders.
   *
   * Lists the orders of the organization with amount, date, status and description.
   *
   * Free. The whole list comes in one answer. **Tags are not here**: an order is found again by its tag only
   * through `client.orders.get`, one call for each order. An order can read `Active` while its payment still needs
   * confirming in the web app (seen on live accounts, not documented).
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `orders_list`, `GET /orders`.
   *
   * @example
   * ```ts
   * const answer = await client.orders.list();
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  list(options?: CallOptions): Promise<OrderList> {
    return this.#calls.run('orders_list', undefined, options);
  }

  /**
   * Get an order.
   *
   * Shows one order with its tag, packages, domains and invoices.
   *
   * Free. This is the only place that shows the tag of an order. Provisioning takes 2 to 4 business days and there
   * is no webhook: poll this operation until the domains are active. An order can read `Active` while its payment
   * still needs confirming in the web app (seen on live accounts, not documented).
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `orders_get`, `GET /orders/{order_id}`.
   *
   * @example
   * ```ts
   * const answer = await client.orders.get({ orderId: 'recSandboxOrder1' });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  get(params: GetOrderParams, options?: CallOptions): Promise<Order> {
    return this.#calls.run('orders_get', params, options);
  }

  /**
   * Cancel an order.
   *
   * Cancels the subscription of an order. **Every mailbox of the order stops**, and no call is known that undoes it.
   *
   * Costs nothing. Only whole orders can be cancelled, never a single domain or mailbox. The request has no body.
   * After a timeout, read the status with `client.orders.get` before trying again.
   *
   * Cost: free, destructive: what it removes does not come back.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: never sent twice.
   * Operation: `orders_cancel`, `DELETE /orders/{order_id}`.
   *
   * @example
   * ```ts
   * const answer = await client.orders.cancel({ orderId: 'recSandboxOrder1' });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  cancel(params: CancelOrderParams, options?: WriteOptions): Promise<Acknowledgement> {
    return this.#calls.run('orders_cancel', params, options);
  }

  /**
   * Order a package.
   *
   * Orders a package and starts its subscription. **Charges the saved card at once** with the package's price
   * times `quantity`, and then again each period. A payment method must be saved in the ScaledMail web app.
   *
   * Give either `domains` or `providers`, not both. The number of domains must equal the package's domain count
   * times `quantity`, and a domain that is used already or is not available fails the whole order (documented by
   * the vendor). With `provider` set to `scaledmail`, the domains are ones bought through ScaledMail:
   * `client.domains.listPurchased` with `available` set to true lists them. With `other`, they are registered elsewhere
   * and `hosting` is required.
   *
   * Traps, all seen on live accounts and not documented:
   *
   * - A timeout or a 5xx answer says nothing about the charge. Sending the order again can buy it twice.
   * - A 400 answer "Subscription created but unable to charge" **did** create a subscription.
   * - The answer may carry no id at all. An order is found again by its tag only, and only `client.orders.get` shows
   *   that, so send a `tag` of your own.
   * - An order can read `Active` while its payment still needs confirming in the web app.
   *
   * Provisioning takes 2 to 4 business days and there is no webhook: poll `client.orders.get`.
   *
   * Through this package the call is written to the journal before it is sent, under `key` or one that is made of the cart: the
   * same key and cart are charged once, and the receipt is given again. What the account has already is not bought again. An order's
   * tag is the first 8 characters of the `tag` that is given, and a mark by which the order is found again. When the answer is
   * lost, `client.placements.reconcile` finds out what became of it.
   *
   * Cost: charges the saved card at once; never sent twice.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: never sent twice.
   * Operation: `orders_create`, `POST /create-order/{price_id}`.
   *
   * @example
   * ```ts
   * const answer = await client.orders.create({
   *   priceId: 'price_sandbox_4',
   *   provider: 'scaledmail',
   *   domains: [
   *     {
   *       domain: 'scaledmail-sandbox-1.com',
   *       redirect: 'https://sandbox.example',
   *       firstName: 'Dean',
   *       lastName: 'Miller',
   *     },
   *     { domain: 'scaledmail-sandbox-2.com', firstName: 'Dean', lastName: 'Miller' },
   *     { domain: 'scaledmail-sandbox-3.com', firstName: 'Dana', lastName: 'Fox' },
   *     { domain: 'scaledmail-sandbox-4.com', firstName: 'Dana', lastName: 'Fox' },
   *   ],
   *   quantity: 1,
   *   tag: 'spring-campaign',
   * });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  create(params: CreateOrderParams, options?: ChargeOptions): Promise<Receipt> {
    return this.#calls.run('orders_create', params, options);
  }

  /**
   * Order a custom package.
   *
   * Orders domains and mailboxes in any number, without a package, for one or more mail providers, and starts the
   * subscription. **Charges the saved card at once**, and then again each period. Price it first with
   * `client.packages.calculate`. A payment method must be saved in the ScaledMail web app.
   *
   * Domains at most in an order: 100 for Google, 30 for Outlook, 70 for SMTP (documented by the vendor). Prices
   * seen on live accounts: $3.50 a Google mailbox a month, $50 an Outlook domain a month, $3.75 an SMTP domain a
   * month; take them as observations, not constants. With `provider` set to `buy`, ScaledMail registers the
   * domains too, and they are charged as well (seen on live accounts, not documented; that the domains cost extra
   * is inferred).
   *
   * The traps of `client.orders.create` apply: nothing is known after a timeout or a 5xx answer; a 400 answer
   * "Subscription created but unable to charge" **did** create a subscription; orders are found again by their tag
   * only, which only `client.orders.get` shows. Provisioning takes 2 to 4 business days and there is no webhook.
   *
   * Through this package the call is written to the journal before it is sent, under `key` or one that is made of the cart: the
   * same key and cart are charged once, and the receipt is given again. What the account has already is not bought again. An order's
   * tag is the first 8 characters of the `tag` that is given, and a mark by which the order is found again. When the answer is
   * lost, `client.placements.reconcile` finds out what became of it.
   *
   * Cost: charges the saved card at once; never sent twice.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: never sent twice.
   * Operation: `orders_create_custom`, `POST /create-custom-order`.
   *
   * @example
   * ```ts
   * const answer = await client.orders.createCustom({
   *   provider: 'scaledmail',
   *   providers: {
   *     google: {
   *       domains: [
   *         {
   *           domain: 'scaledmail-sandbox-1.com',
   *           redirect: 'https://sandbox.example',
   *           firstName: 'Dean',
   *           lastName: 'Miller',
   *         },
   *         { domain: 'scaledmail-sandbox-2.com', firstName: 'Dana', lastName: 'Fox' },
   *       ],
   *       mailboxesPerDomain: 3,
   *     },
   *   },
   *   tag: 'spring-campaign',
   * });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  createCustom(params: CreateCustomOrderParams, options?: ChargeOptions): Promise<Receipt> {
    return this.#calls.run('orders_create_custom', params, options);
  }

  /**
   * Change the tag of an order.
   *
   * Gives an order another tag.
   *
   * Free. A tag set here may have up to 320 characters (documented by the vendor), while one sent with a new order
   * has at most 20. The tag is what an order is found again by, and only `client.orders.get` shows it: changing it breaks
   * a later search for the old one.
   *
   * Cost: free, changes the account.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again only when it did not arrive.
   * Operation: `orders_update_tag`, `PATCH /orders/{order_id}/tag`.
   *
   * @example
   * ```ts
   * const answer = await client.orders.updateTag({ orderId: 'recSandboxOrder1', tag: 'spring-campaign' });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  updateTag(params: UpdateOrderTagParams, options?: WriteOptions): Promise<Acknowledgement> {
    return this.#calls.run('orders_update_tag', params, options);
  }

  /**
   * List pending order forms.
   *
   * Lists the forms that paid orders still wait for: which domains to set up, and under which names.
   *
   * Free. Answer a form with `client.orders.submitForm`. Documented by the vendor.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `orders_list_pending_forms`, `GET /pending-forms`.
   *
   * @example
   * ```ts
   * const answer = await client.orders.listPendingForms();
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  listPendingForms(options?: CallOptions): Promise<PendingFormList> {
    return this.#calls.run('orders_list_pending_forms', undefined, options);
  }

  /**
   * Answer a pending order form.
   *
   * Answers the form of an order that has been paid already, so that it can be set up. The body is that of
   * `client.orders.createCustom`.
   *
   * Costs nothing more. Each domain must be one of the original order's (documented by the vendor). Send it once:
   * nothing says what a second answer to the same form does, so after a timeout look at
   * `client.orders.listPendingForms` first. Provisioning takes 2 to 4 business days and there is no webhook.
   *
   * Cost: free, changes the account.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: never sent twice.
   * Operation: `orders_submit_form`, `POST /submit-form/{uuid}`.
   *
   * @example
   * ```ts
   * const answer = await client.orders.submitForm({
   *   uuid: '00000000-0000-4000-8000-000000000001',
   *   provider: 'scaledmail',
   *   providers: {
   *     google: {
   *       domains: [
   *         {
   *           domain: 'form-sandbox-1.com',
   *           redirect: 'https://sandbox.example',
   *           firstName: 'Dean',
   *           lastName: 'Miller',
   *         },
   *         { domain: 'form-sandbox-2.com', firstName: 'Dana', lastName: 'Fox' },
   *       ],
   *     },
   *   },
   *   tag: 'spring-campaign',
   * });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  submitForm(params: SubmitFormParams, options?: WriteOptions): Promise<Acknowledgement> {
    return this.#calls.run('orders_submit_form', params, options);
  }

  /**
   * Place an order.
   *
   * Places an order: with `priceId` that of a package, as `client.orders.create` does, without one a custom one, as
   * `client.orders.createCustom` does. **Charges the saved card at once**, and every month.
   *
   * The placement is written to the journal before it is sent, under `key`. Placing the same cart under the same key again
   * gives the receipt that is there, and sends nothing; that holds after a crash, too. The account is looked up first: domains
   * that it has already are not ordered again.
   *
   * Cost: charges the saved card at once; never sent twice.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: never sent twice.
   * Operation of the SDK: `orders_place`, made of `client.orders.create`, `client.orders.createCustom`.
   *
   * @example
   * ```ts
   * const answer = await client.orders.place({
   *   provider: 'scaledmail',
   *   priceId: 'price_sandbox_1',
   *   domains: [{ domain: 'scaledmail-sandbox-1.com', firstName: 'Dean', lastName: 'Miller' }],
   * });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails; its `outcome` says whether anything was changed
   */
  place(params: PlaceOrderParams, options?: ChargeOptions): Promise<Receipt> {
    return this.#calls.run('orders_place', params, options);
  }

  /**
   * Preview an order.
   *
   * Prices and checks an order without placing it: the rules, what the domains are doing, the price and where it is from, and
   * the exact request.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation of the SDK: `orders_preview`, made of `client.packages.list`, `client.packages.calculate`, `client.domains.search`, `client.domains.list`, `client.domains.listPurchased`, `client.orders.list`.
   *
   * @example
   * ```ts
   * const answer = await client.orders.preview({
   *   provider: 'scaledmail',
   *   priceId: 'price_sandbox_1',
   *   domains: [{ domain: 'scaledmail-sandbox-1.com', firstName: 'Dean', lastName: 'Miller' }],
   * });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  preview(params: PreviewOrderParams, options?: CallOptions): Promise<Preview> {
    return this.#calls.run('orders_preview', params, options);
  }

  /**
   * Wait until an order is active.
   *
   * Reads an order until it and all its domains are active. Provisioning takes 2 to 4 business days. `timeout` is the
   * deadline of the whole wait, 7 days by default; each reading has that of a usual call. An order can be active while its payment
   * still needs confirming in the web app.
   *
   * A cancelled order fails with kind `conflict`, a deadline that passes with kind `timeout`.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation of the SDK: `orders_wait_until_active`, made of `client.orders.get`.
   *
   * @example
   * ```ts
   * const answer = await client.orders.waitUntilActive({ orderId: 'recSandboxOrder1' });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  waitUntilActive(params: WaitUntilActiveParams, options?: CallOptions): Promise<Order> {
    return this.#calls.run('orders_wait_until_active', params, options);
  }
}
