// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { Calls } from '../calls';
import type { CallOptions } from '../options';
import type { OrganizationList } from './answers';

/** The operations on organizations: `client.organizations`. */
export class Organizations {
  readonly #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * List organizations.
   *
   * Lists the organizations that the API key reaches. Vendor pages from later in 2026 call an organization a
   * workspace.
   *
   * Free, and the usual way to check a key: a wrong key gives 401 or 403 (seen on live accounts, not documented).
   * Takes no parameters at all, not even `organizationId`.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `organizations_list`, `GET /organizations`.
   *
   * @example
   * ```ts
   * const answer = await client.organizations.list();
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  list(options?: CallOptions): Promise<OrganizationList> {
    return this.#calls.run('organizations_list', undefined, options);
  }
}
