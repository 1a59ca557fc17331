/** What the sandbox is told, and what it tells. */

const BRAND = Symbol.for('scaledmail.SandboxError');

/** What the sandbox was told does not fit, or it could not start. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';

  /** Which part is wrong, such as `organizations[0].name`; empty for the whole. */
  readonly place: string;

  /** Made by the sandbox; public so that tests of yours can make one. */
  constructor(message: string, place: string) {
    super(message);
    this.place = place;
  }

  /** @internal */
  get [BRAND](): true {
    return true;
  }

  /** Also true for errors of another copy of this package in the same process. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== SandboxError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === 'object' && value !== null && (value as { [BRAND]?: unknown })[BRAND] === true;
  }
}

/** What goes wrong; `answer` is an answer of your own. */
export type FaultKind =
  | 'answer'
  | 'hang'
  | 'close'
  | 'reset'
  | 'cut_off'
  | 'wrong_type'
  | 'empty'
  | 'slow_body'
  | 'slow_headers'
  | 'internal_error'
  | 'bad_gateway'
  | 'unavailable'
  | 'request_timeout'
  | 'conflict'
  | 'rate_limited'
  | 'payment_incomplete';

/** Something that goes wrong on purpose. */
export interface Fault {
  /** The operation, noun and method, such as `domains_buy`; `*` for every one. */
  operation: string;
  /**
   * What goes wrong. No answer: `hang`, `close`, `reset`. A spoilt one: `cut_off`, `slow_body`, `slow_headers`, `wrong_type` (a
   * page), `empty`. A status: `internal_error` (500), `bad_gateway` (502 with a page), `unavailable` (503), `request_timeout`
   * (408), `conflict` (409), `rate_limited` (429). `payment_incomplete`: the 400 that did create what was ordered, for charges.
   * `answer`, the default: an answer of your own.
   */
  fault?: FaultKind;
  /** `before` the commit, the default: nothing is looked at or changed. `after`: a call that succeeds is done, and its answer is spoilt. */
  when?: 'before' | 'after';
  /** How often, once by default. */
  times?: number | 'always';
  /** Status of an answer, 200 to 599. */
  status?: number;
  /** Headers of an answer. */
  headers?: Record<string, string>;
  /** JSON body of an answer. */
  body?: unknown;
  /** Body of an answer as plain text. */
  text?: string;
  /** For `unavailable` and `rate_limited`. */
  retryAfterSeconds?: number;
  /** How `Retry-After` is written, `seconds` by default. */
  retryAfterAs?: 'seconds' | 'date';
  /** For `slow_body` and `slow_headers`, 20 by default. */
  bytesPerSecond?: number;
}

/** How often each key may ask. */
export interface Limits {
  /** Whether the limits are kept at all. */
  enforced?: boolean;
  /** Requests in any second, 5 by default. */
  requestsPerSecond?: number;
  /** Searches, suggestions and purchases of domains in any minute, 15 by default. */
  searchesPerMinute?: number;
  /** Whether and how a 429 says when to come back, `none` by default. */
  retryAfter?: 'none' | 'seconds' | 'date';
  /** How long a key that went over is refused everything, in seconds; 0, the default, for not at all. */
  blockSeconds?: number;
}

/** How long answers take, in milliseconds: drawn between the two. */
export interface Latency {
  /** The least. */
  fromMilliseconds: number;
  /** The most. */
  toMilliseconds: number;
}

/** Options of a sandbox. */
export interface SandboxOptions {
  /** Seed of ids, passwords and latencies, 1 by default: the same calls give the same ones. */
  seed?: number;
  /** How long orders and changes take on the sandbox's clock, 3 seconds by default. */
  provisioningSeconds?: number;
  /** Keep the limits of the service, and refuse what no document names. */
  strict?: boolean;
  /** Sections of the state to begin with, in the form of a state file; the others are built in. */
  state?: Record<string, unknown>;
  /** Faults to begin with. */
  faults?: Fault[];
  /** The limits to begin with: kept when any is given, or when strict. */
  limits?: Limits;
  /** The latency to begin with, none by default. */
  latency?: Latency;
  /** The time that the clock begins with, such as `2026-01-12T12:47:01Z`; real time by default. */
  now?: string;
  /** Stop the clock: it moves only by `advance`. */
  freezeClock?: boolean;
  /** The port; 0, the default, takes any free one. */
  port?: number;
  /** The IP address to listen on, `127.0.0.1` by default. */
  host?: string;
  /** Allow a host that other machines can reach; keys show in clear. */
  expose?: boolean;
}

/** A request that the sandbox has seen, as it was sent: secrets are not hidden. */
export interface RecordedRequest {
  /** Such as `POST`. */
  readonly method: string;
  /** The path as it came over the wire, without the query. */
  readonly path: string;
  /** The decoded query parameters. */
  readonly query: Readonly<Record<string, string>>;
  /** The headers; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body: JSON where it was JSON, else text; null when there was none. */
  readonly body: unknown;
  /** The operation, such as `domains_buy`; null when the request is none. */
  readonly operation: string | null;
  /** The status that was answered; null when there was no answer. */
  readonly status: number | null;
  /** Whether the request changed anything. */
  readonly committed: boolean;
  /** What went wrong on purpose. */
  readonly fault: FaultKind | null;
}

/** An order placed since the start or the last reset, as it is now. */
export interface CommittedOrder {
  /** The id, which the service also calls payment id. */
  readonly id: string;
  /** The organization that it is for. */
  readonly organizationId: string;
  /** What was ordered. */
  readonly description: string;
  /** What was charged, in US cents. */
  readonly amountCents: number;
  /** The tag that it was placed with or has been given since. */
  readonly tag: string;
  /** Where its domains come from: `scaledmail`, `other`, `buy` or `prewarm`. */
  readonly provider: string;
  /** `In Progress`, `Active` or `Cancelled`. */
  readonly status: string;
  /** Whether the payment has to be confirmed: nothing is set up until then. */
  readonly needsConfirming: boolean;
  /** When it was placed, such as `2026-01-12T12:47:01Z`. */
  readonly createdAt: string;
  /** The names of its domains. */
  readonly domains: readonly string[];
}

/** A domain bought since the start or the last reset. */
export interface CommittedPurchase {
  /** The name. */
  readonly domain: string;
  /** The id of the purchase. */
  readonly domainId: string;
  /** The organization that it is for. */
  readonly organizationId: string;
  /** What was charged for the first year, in US cents. */
  readonly priceCents: number;
  /** When it was bought, such as `2026-01-12T12:47:01Z`. */
  readonly purchasedAt: string;
}
