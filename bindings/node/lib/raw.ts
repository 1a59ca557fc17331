/** Requests that no method covers. */
import { touched } from './decode';
import { encode } from './encode';
import type { Outcome, PlannedRequest, Receipt } from './generated/models';
import { index } from './tables';

/** A request below the base URL. It gets the key, the limits, the deadline and the error classes of any call. */
export interface RawRequest {
  /** `GET`, `POST`, `PUT`, `PATCH` or `DELETE`. */
  method: string;
  /** The path below the base URL: `/orders`. */
  path: string;
  /** Query parameters. `organization_id` is added when it is an option of the call or of `withOptions`. */
  query?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** A JSON body, sent as it is. */
  body?: unknown;
}

/** An answer as the service gave it, names of the wire included. Printing and serialising show neither headers nor body. */
export interface RawResponse {
  /** HTTP status; 0 on a dry run. */
  readonly status: number;
  /** Headers by lower-case name; none on a dry run, or when a placement is replayed. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON body; null when it is none. Passwords in it are in clear. */
  readonly body: unknown;
  /** The body when it is not JSON. */
  readonly text?: string | null;
  /** What is known of the effect of a write: `applied`, or `not_sent` on a dry run. */
  readonly outcome?: Outcome | null;
  /** What the journal has of a request that charges. */
  readonly receipt?: Receipt | null;
  /** On a dry run the request that would have been sent; nothing was. */
  readonly request?: PlannedRequest | null;
}

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** What is not to be shown is private: neither inspection nor cloning nor a spread reaches it. */
class Answer implements RawResponse {
  readonly status: number;
  readonly outcome: Outcome | null;
  readonly receipt: Receipt | null;
  readonly request: PlannedRequest | null;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #body: unknown;
  readonly #text: string | null;

  constructor({ status, headers, body, text = null, outcome = null, receipt, request }: RawResponse) {
    this.status = status;
    this.outcome = outcome;
    this.receipt = touched(receipt, { schema: 'Receipt' }, true, index) as Receipt | null;
    this.request = touched(request, { schema: 'PlannedRequest' }, true, index) as PlannedRequest | null;
    this.#headers = headers;
    this.#body = body;
    this.#text = text;
  }

  get headers(): Readonly<Record<string, string>> {
    return this.#headers;
  }

  get body(): unknown {
    return this.#body;
  }

  get text(): string | null {
    return this.#text;
  }

  [INSPECT](_depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
    const { status, outcome, receipt, request } = this;
    return `RawResponse ${inspect({ status, outcome, receipt, request }, options)}`;
  }
}
/** The answer from its JSON text. */
export function responseOf(text: string): RawResponse {
  return new Answer(JSON.parse(text) as RawResponse);
}

const FIELDS = ['method', 'path', 'query', 'body'];

/** The request as JSON text. */
export function requestJson(request: unknown): string {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) throw new TypeError('request: an object is expected');
  for (const name of Object.keys(request)) {
    if (!FIELDS.includes(name)) throw new TypeError(`request.${name}: there is no such field; there are ${FIELDS.join(', ')}`);
  }
  const { method, path, query } = request as Record<string, unknown>;
  if (typeof method !== 'string') throw new TypeError('request.method: a string is expected');
  if (typeof path !== 'string') throw new TypeError('request.path: a string is expected');
  if (query !== undefined && (typeof query !== 'object' || query === null || Array.isArray(query))) {
    throw new TypeError('request.query: an object is expected');
  }
  return JSON.stringify(encode(request, undefined, noTables, 'request'));
}

function noTables(): never {
  throw new Error('a raw request has no tables');
}
