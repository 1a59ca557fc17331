/** The client. */
/// <reference lib="esnext.disposable" preserve="true" />
import type { Calls } from './calls';
import { Nouns } from './generated/nouns';
import type { ClientOptions, DefaultOptions, RawOptions } from './options';
import type { RawRequest, RawResponse } from './raw';
import type { Handle } from './start';

// Not imported: most of the package is needed with the first client only.
const making = (): typeof import('./start') => require('./start') as typeof import('./start');

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/**
 * A client of ScaledMail. Cheap to keep, safe to share; the nouns of the API are its properties.
 *
 * Without options everything comes from the environment: `SCALEDMAIL_API_KEY`, `SCALEDMAIL_ORGANIZATION_ID`,
 * `SCALEDMAIL_BASE_URL`, `SCALEDMAIL_TIMEOUT`, `SCALEDMAIL_JOURNAL`, `SCALEDMAIL_MAX_PER_CALL`, `SCALEDMAIL_MAX_PER_DAY`.
 *
 * @example
 * ```ts
 * const client = new Client();
 * const { domains } = await client.domains.list();
 * ```
 */
export class Client extends Nouns {
  readonly #calls: Calls;
  readonly #description: string;

  /**
   * A client. Nothing is sent.
   *
   * @throws {@link ConfigError} when a setting is missing or wrong
   */
  constructor(options?: ClientOptions);
  constructor(options?: ClientOptions | Handle) {
    const { calls, description } = making().start(options);
    super(calls);
    this.#calls = calls;
    this.#description = description;
  }

  /** The same client with other defaults for its calls; connections and limits are shared. */
  withOptions(options: DefaultOptions): Client {
    return new (Client as new (handle: Handle) => Client)(making().derive(this.#calls, options));
  }

  /**
   * Sends a request that no method covers, with names as they are on the wire.
   *
   * A request that matches no known operation and is not a `GET` is treated as a charge of unknown price: it is
   * sent at most once.
   */
  request(request: RawRequest, options?: RawOptions): Promise<RawResponse> {
    return this.#calls.raw(request, options);
  }

  /** Refuses further calls and waits until those under way have ended. A client need not be closed for the process to exit. */
  close(): Promise<void> {
    return this.#calls.close();
  }

  /** As {@link Client.close}: `await using client = new Client()`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** The client in one line, without its key. */
  override toString(): string {
    return this.#description;
  }

  /** The client in one line, without its key. */
  toJSON(): string {
    return this.#description;
  }

  /** @internal */
  [INSPECT](): string {
    return this.#description;
  }
}
