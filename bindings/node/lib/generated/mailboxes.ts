// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { Calls } from '../calls';
import type { CallOptions } from '../options';
import type { MailboxList } from './answers';

/** Parameters of `client.mailboxes.list`. */
export interface ListMailboxesParams {
  /**
   * The id of the domain, as in `client.domains.list` (`id`, not the domain name). Documented by the vendor.
   *
   * Limits: at least 1 character.
   */
  domainId: string;
  /**
   * True adds the password of each mailbox, in clear text. Seen on live accounts, not documented; that it is
   * false by default is inferred.
   *
   * Limits: default false.
   */
  password?: boolean | undefined;
}

/** The operations on mailboxes: `client.mailboxes`. */
export class Mailboxes {
  readonly #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * List the mailboxes of a domain.
   *
   * Lists the mailboxes of one domain, and their passwords when `password` is true.
   *
   * Free. An export of every mailbox is one call for each domain, so pace it: more than 5 requests per second may
   * get the key blocked. A mailbox has no id; its address is the key. `mailboxes` is null when the domain belongs
   * to another organization, and an unknown domain id gives 404 (seen on live accounts, not documented).
   *
   * **Passwords come in clear text.** Ask for them only when they are needed, and keep them out of logs.
   *
   * Cost: free, changes nothing.
   * Limits: 5 requests a second for each key; the client keeps to them.
   * On failure: sent again when that can help.
   * Operation: `mailboxes_list`, `GET /mailboxes/{domain_id}`.
   *
   * @example
   * ```ts
   * const answer = await client.mailboxes.list({ domainId: 'recSandboxDomain1', password: true });
   * ```
   *
   * @throws {@link ScaledMailError} when the call fails
   */
  list(params: ListMailboxesParams, options?: CallOptions): Promise<MailboxList> {
    return this.#calls.run('mailboxes_list', params, options);
  }
}
