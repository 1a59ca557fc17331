// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

import type { Calls } from '../calls';
import { Organizations } from './organizations';
import { Domains } from './domains';
import { Packages } from './packages';
import { Orders } from './orders';
import { Prewarm } from './prewarm';
import { Mailboxes } from './mailboxes';
import { Reporting } from './reporting';
import { Placements } from './placements';

/** The nouns of the API. */
export class Nouns {
  /** `list`. */
  readonly organizations: Organizations;
  /** `list`, `listPurchased`, `search`, `suggest`, `buy`, `swap`, `swapRedirect`, `swapSenderName`, `swapMasking`, `listMasking`, `preview`. */
  readonly domains: Domains;
  /** `list`, `calculate`. */
  readonly packages: Packages;
  /** `list`, `get`, `cancel`, `create`, `createCustom`, `updateTag`, `listPendingForms`, `submitForm`, `place`, `preview`, `waitUntilActive`. */
  readonly orders: Orders;
  /** `list`, `buy`, `preview`. */
  readonly prewarm: Prewarm;
  /** `list`. */
  readonly mailboxes: Mailboxes;
  /** `list`. */
  readonly reporting: Reporting;
  /** `list`, `get`, `reconcile`, `reconcileAll`, `settle`. */
  readonly placements: Placements;

  /** @internal */
  constructor(calls: Calls) {
    this.organizations = new Organizations(calls);
    this.domains = new Domains(calls);
    this.packages = new Packages(calls);
    this.orders = new Orders(calls);
    this.prewarm = new Prewarm(calls);
    this.mailboxes = new Mailboxes(calls);
    this.reporting = new Reporting(calls);
    this.placements = new Placements(calls);
  }
}
