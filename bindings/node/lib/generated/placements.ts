// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { Calls } from '../calls';
import type { CallOptions } from '../options';
import type { Placement, PlacementList, Reconciliation, ReconciliationList } from './answers';
import type { SettledOutcome } from './enums';

/** Parameters of `client.placements.get`. */
export interface GetPlacementParams {
  /**
   * The key of the placement.
   *
   * Limits: at least 1 character.
   */
  key: string;
  /** The operation, such as `"orders_create"`. Needed only when several used the key. */
  operation?: string | undefined;
}

/** Parameters of `client.placements.reconcile`. */
export interface ReconcilePlacementParams {
  /**
   * The key of the placement.
   *
   * Limits: at least 1 character.
   */
  key: string;
  /** The operation, such as `"orders_create"`. Needed only when several used the key. */
  operation?: string | undefined;
}

/** Parameters of `client.placements.settle`. */
export interface SettlePlacementParams {
  /**
   * The key of the placement.
   *
   * Limits: at least 1 character.
   */
  key: string;
  /** What became of it. */
  outcome: SettledOutcome;
  /**
   * How that is known. Kept in the journal; at most 500 characters.
   *
   * Limits: 1 to 500 characters.
   */
  reason: string;
  /**
   * The order, if there is one.
   *
   * Limits: at least 1 character.
   */
  orderId?: string | undefined;
  /** The operation, such as `"orders_create"`. Needed only when several used the key. */
  operation?: string | undefined;
}

/** The operations on placements: `client.placements`. */
export class Placements {
  readonly #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * List placements.
   *
   * Lists what is in the journal for this address of the service, and for the organization if one is named, oldest first.
   * Nothing is sent.
   *
   * Cost: free, changes nothing.
   * Operation of the SDK: `placements_list`, from the journal.
   *
   * @example
   * ```ts
   * const answer = await client.placements.list();
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  list(options?: CallOptions): Promise<PlacementList> {
    return this.#calls.run('placements_list', undefined, options);
  }

  /**
   * Get a placement.
   *
   * Reads a placement from the journal. Nothing is sent but, perhaps, the look-up of the organization. An unknown key fails with kind
   * `not_found`.
   *
   * Cost: free, changes nothing.
   * Operation of the SDK: `placements_get`, from the journal.
   *
   * @example
   * ```ts
   * const answer = await client.placements.get({ key: 'spring-1' });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  get(params: GetPlacementParams, options?: CallOptions): Promise<Placement> {
    return this.#calls.run('placements_get', params, options);
  }

  /**
   * Reconcile a placement.
   *
   * Finds out what became of a placement, and writes it to the journal. Reads only: the account's orders with their tags, its
   * domains and its purchases, against what was there before the placement was sent.
   *
   * `not_found_yet` is no proof that nothing was charged: look again later, or ask ScaledMail. Placements that are applied and have
   * their order are not looked up again.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation of the SDK: `placements_reconcile`, made of `client.orders.list`, `client.orders.get`, `client.domains.list`, `client.domains.listPurchased`.
   *
   * @example
   * ```ts
   * const answer = await client.placements.reconcile({ key: 'spring-1' });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  reconcile(params: ReconcilePlacementParams, options?: CallOptions): Promise<Reconciliation> {
    return this.#calls.run('placements_reconcile', params, options);
  }

  /**
   * Reconcile all placements.
   *
   * As `client.placements.reconcile`, for every placement of the organization whose outcome is not settled: `unknown`,
   * `rejected` in the last 7 days, left behind by a process that is gone, or applied without a known order.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation of the SDK: `placements_reconcile_all`, made of `client.orders.list`, `client.orders.get`, `client.domains.list`, `client.domains.listPurchased`.
   *
   * @example
   * ```ts
   * const answer = await client.placements.reconcileAll();
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  reconcileAll(options?: CallOptions): Promise<ReconciliationList> {
    return this.#calls.run('placements_reconcile_all', undefined, options);
  }

  /**
   * Settle a placement by hand.
   *
   * Writes down what became of an `unknown` placement when the service cannot tell: after a look at the web app, or the word of
   * ScaledMail's staff. Not before 15 minutes have passed since it was sent. Nothing is sent. What is found later upgrades it.
   *
   * Cost: free, changes nothing.
   * Operation of the SDK: `placements_settle`, from the journal.
   *
   * @example
   * ```ts
   * const answer = await client.placements.settle({ key: 'spring-1', outcome: 'rejected', reason: 'support says that no order exists' });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  settle(params: SettlePlacementParams, options?: CallOptions): Promise<Placement> {
    return this.#calls.run('placements_settle', params, options);
  }
}
