// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { CallOptions, OptionRow } from '../options';

/** Options of a call that changes something. */
export interface WriteOptions extends CallOptions {
  /**
   * True sends nothing and gives the exact request, with the outcome `not_sent`. The rules are checked; prices, caps
   * and what the account has are not, which is what a preview is for.
   */
  dryRun?: boolean | undefined;
}

/** Options of a call that charges. */
export interface ChargeOptions extends WriteOptions {
  /**
   * The key of this placement: the same key and cart are charged once, however often they are placed. Without one it
   * is made of the cart, and an old one must then be repeated with a key. At most 200 characters.
   */
  key?: string | undefined;
  /** What it may cost, in US dollars, as a preview said. A price that has moved by more than `priceTolerance` is refused. */
  expectedPrice?: number | string | undefined;
  /** How far the price may have moved from `expectedPrice`, in US dollars. 0 by default. */
  priceTolerance?: number | string | undefined;
}

/** What {@link WriteOptions} has of its own: name, name on the wire, kind. */
export const writeOptions: readonly OptionRow[] = [
  ['dryRun', 'dry_run', 'boolean'],
];

/** What {@link ChargeOptions} has of its own. */
export const chargeOptions: readonly OptionRow[] = [
  ['key', 'key', 'string'],
  ['expectedPrice', 'expected_price', 'amount'],
  ['priceTolerance', 'price_tolerance', 'amount'],
];
