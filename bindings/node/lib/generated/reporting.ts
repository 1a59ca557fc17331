// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { Calls } from '../calls';
import type { CallOptions } from '../options';
import type { ReportList } from './answers';

/** The operations on reporting: `client.reporting`. */
export class Reporting {
  readonly #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * List weekly placement reports.
   *
   * Lists the weekly inbox placement tests: scores and reputation for the organization and for each domain.
   *
   * Free to read, but the tests are a paid add-on: without it there is nothing to see (inferred). Documented by
   * the vendor; the shape of the answer was seen on live accounts.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `reporting_list`, `GET /reporting`.
   *
   * @example
   * ```ts
   * const answer = await client.reporting.list();
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  list(options?: CallOptions): Promise<ReportList> {
    return this.#calls.run('reporting_list', undefined, options);
  }
}
