// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { Calls } from '../calls';
import type { CallOptions } from '../options';
import type { PackageCalculation, PackageList } from './answers';
import type { CalculationPeriod, CalculationTier, MailProvider } from './enums';
import type { Distribution } from './requests';

/** Parameters of `client.packages.calculate`. */
export interface CalculatePackageParams {
  /**
   * How many e-mails shall be sent in a `period`. More than 0. Below a minimum, which the error answer names,
   * the call fails. Documented by the vendor.
   *
   * Limits: at least 1.
   */
  volume: number;
  /**
   * The mail providers to spread the volume over: at least one, each once. Documented by the vendor.
   *
   * Limits: 1 to 3 items.
   */
  providers: readonly MailProvider[];
  /** What a volume is counted over: `month` (the default) or `day`. Documented by the vendor. */
  period?: CalculationPeriod | undefined;
  /**
   * How the volume is spread over the providers, in percent. Required with two or more providers; adds up to
   * 100. Documented by the vendor.
   */
  distribution?: Distribution | undefined;
  /**
   * How hard mailboxes are used: `low`, `medium` or `max` (the default). Documented by the vendor; what exactly
   * the tiers mean is not.
   */
  tier?: CalculationTier | undefined;
}

/** The operations on packages: `client.packages`. */
export class Packages {
  readonly #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * List packages.
   *
   * Lists the packages on sale: their price, and how many domains and mailboxes they hold.
   *
   * Free. Takes no `organizationId`. The `id` of a package is the `priceId` of `client.orders.create`. Documented by
   * the vendor.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `packages_list`, `GET /packages`.
   *
   * @example
   * ```ts
   * const answer = await client.packages.list();
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  list(options?: CallOptions): Promise<PackageList> {
    return this.#calls.run('packages_list', undefined, options);
  }

  /**
   * Work out a custom package.
   *
   * Works out how many domains and mailboxes a sending volume needs, and what they cost a month.
   *
   * Free: no order is made. Prices in the answer are whole US dollars on live accounts, although the vendor's
   * reference says cents. Ask here rather than rely on remembered prices.
   *
   * `distribution` is required with two or more providers and must add up to 100. A volume below the minimum gives
   * a 400 answer that carries `requested` and `minimum_required`; a missing field gives a 400 answer with `error`
   * only (documented by the vendor).
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `packages_calculate`, `POST /calculate-package`.
   *
   * @example
   * ```ts
   * const answer = await client.packages.calculate({ volume: 30000, providers: ['google'] });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  calculate(params: CalculatePackageParams, options?: CallOptions): Promise<PackageCalculation> {
    return this.#calls.run('packages_calculate', params, options);
  }
}
