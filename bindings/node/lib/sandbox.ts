/**
 * A local ScaledMail service for tests and trials: no account, no card, nothing to install.
 *
 * @packageDocumentation
 */
/// <reference lib="esnext.disposable" preserve="true" />
import './here';
import { Client } from './client';
import { type NativeSandbox, native } from './native';
import type { ClientOptions } from './options';
import { type CommittedOrder, type CommittedPurchase, type Fault, type Latency, type Limits, type RecordedRequest, SandboxError, type SandboxOptions } from './sandbox-types';

export { SandboxError };
export type { CommittedOrder, CommittedPurchase, Fault, Latency, Limits, RecordedRequest, SandboxOptions };
export type { FaultKind } from './sandbox-types';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/**
 * A running sandbox: a real HTTP server with state on a free loopback port, inside this process.
 *
 * @example
 * ```ts
 * await using sandbox = await Sandbox.start();
 * const client = sandbox.client();
 * sandbox.fault({ operation: 'domains_buy', fault: 'bad_gateway', when: 'after' });
 * await client.domains.buy({ domains: ['my-domain.com'] }).catch(() => {});
 * console.log(sandbox.purchases().length); // 1
 * ```
 */
export class Sandbox {
  /** A key of the built-in state. */
  static readonly apiKey = 'sandbox-key';
  /** The organization of that key. */
  static readonly organizationId = 'recSandboxOrganization1';

  readonly #native: NativeSandbox;
  readonly #url: string;
  readonly #baseUrl: string;

  private constructor(running: NativeSandbox) {
    this.#native = running;
    this.#url = running.url;
    this.#baseUrl = running.baseUrl;
  }

  /**
   * Starts a sandbox; it accepts connections when the promise resolves.
   *
   * @throws {@link SandboxError} when an option is wrong, the port is taken or the host is not allowed
   */
  static async start(options: SandboxOptions = {}): Promise<Sandbox> {
    const { state, faults, limits, latency, ...rest } = options;
    const settings = {
      ...wire(rest),
      ...(state === undefined ? {} : { state }),
      ...(faults === undefined ? {} : { faults: faults.map(faultJson) }),
      ...(limits === undefined ? {} : { limits: wire(limits) }),
      ...(latency === undefined ? {} : { latency: wire(latency) }),
    };
    const sandbox = new Sandbox(told(() => new (native().NativeSandbox)(text(settings))));
    running.add(sandbox);
    return sandbox;
  }

  /** Where it listens: `http://127.0.0.1:PORT`. */
  get url(): string {
    return this.#url;
  }

  /** The base URL for clients: `http://127.0.0.1:PORT/api/v1`. */
  get baseUrl(): string {
    return this.#baseUrl;
  }

  /**
   * A client of this sandbox that does not wait for limits, with its journal in memory; options as in {@link Client}.
   * Without an `apiKey` it has the one of the built-in state, and its organization.
   */
  client(options: ClientOptions = {}): Client {
    const { apiKey, organizationId } = Sandbox;
    // Another key has other organizations.
    const own = options.apiKey === undefined ? { apiKey, organizationId } : {};
    return new Client({ baseUrl: this.#baseUrl, pacing: false, journal: 'memory', ...own, ...options });
  }

  /**
   * Lets something go wrong, behind the faults that wait already.
   *
   * @throws {@link SandboxError} when the operation is unknown or the fault cannot be served
   */
  fault(fault: Fault): void {
    this.control('POST', '/faults', faultJson(fault));
  }

  /** The faults that wait, with the times that are left. */
  faults(): Fault[] {
    return (this.control('GET', '/faults') as Record<string, unknown>[]).map(face) as unknown as Fault[];
  }

  /** Forgets the faults that wait. */
  clearFaults(): void {
    this.control('DELETE', '/faults');
  }

  /** The requests since the start or the last reset, at most the last 100 000. */
  requests(): RecordedRequest[] {
    return this.control('GET', '/requests') as RecordedRequest[];
  }

  /** The orders placed since the start or the last reset, as they are now. */
  orders(): CommittedOrder[] {
    return (this.control('GET', '/orders') as Record<string, unknown>[]).map(face) as unknown as CommittedOrder[];
  }

  /** The domains bought since the start or the last reset. */
  purchases(): CommittedPurchase[] {
    return (this.control('GET', '/purchases') as Record<string, unknown>[]).map(face) as unknown as CommittedPurchase[];
  }

  /** The whole state, in the form of a state file: its names are those of the wire. */
  state(): Record<string, unknown> {
    return this.control('GET', '/state') as Record<string, unknown>;
  }

  /**
   * Replaces the sections of the state that are given; the others stay.
   *
   * @throws {@link SandboxError} with the place of what does not fit; nothing is changed then
   */
  setState(sections: Record<string, unknown>): void {
    this.control('PUT', '/state', sections);
  }

  /** Sets the limits of each key; they are kept unless `enforced` is false. What is over them is answered with 429. */
  setLimits(limits: Limits = {}): void {
    this.control('PUT', '/limits', wire({ enforced: true, ...limits }));
  }

  /** Lets answers take a time drawn between the two by the seed, after the call was handled. */
  setLatency(latency: Latency): void {
    this.control('PUT', '/latency', wire(latency));
  }

  /** Moves the sandbox's clock forward by milliseconds. */
  advance(milliseconds: number): void {
    this.control('POST', '/clock', { advance_seconds: milliseconds / 1000 });
  }

  /** Stops the sandbox's clock, or lets it run on. */
  freezeClock(freeze = true): void {
    this.control('POST', '/clock', { freeze });
  }

  /** Confirms the payment of an order, as in the web app. */
  confirmPayment(orderId: string): void {
    this.control('POST', '/confirm-payment', { order_id: orderId });
  }

  /** Applies all pending changes of domains, as staff would; says how many. */
  applyChanges(): number {
    return (this.control('POST', '/apply-changes') as { applied: number }).applied;
  }

  /** Revokes a key: what is asked with it is refused with 403. */
  revokeKey(key: string): void {
    this.control('POST', '/revoke-key', { key });
  }

  /** Back to the start: state, clock, faults, limits, latency; the requests are forgotten. */
  reset(): void {
    this.control('POST', '/reset');
  }

  /**
   * Does what a request to the control surface does, such as `control('GET', '/clock')`; names are those of the wire.
   *
   * @throws {@link SandboxError} with the place of what does not fit
   */
  control(method: string, place: string, body: unknown = {}): unknown {
    for (const [name, value] of Object.entries({ method, place })) if (typeof value !== 'string') throw new TypeError(`${name}: a string is expected`);
    return JSON.parse(told(() => this.#native.control(method, place, text(body))));
  }

  /** Stops it; answers under way are finished, for half a second at most. */
  stop(): Promise<void> {
    running.delete(this);
    return this.#native.stop();
  }

  /** As {@link Sandbox.stop}: `await using sandbox = await Sandbox.start()`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** @internal */
  [INSPECT](): string {
    return `Sandbox(${running.has(this) ? this.#url : 'stopped'})`;
  }
}

/** Running ones: one that nobody holds any more still serves the clients that were made of it. */
const running = new Set<Sandbox>();

/** A fault under the names of the wire; headers and body are not ours to rename. */
function faultJson(fault: Fault): Record<string, unknown> {
  const { headers, body, ...rest } = fault;
  return { ...wire(rest), ...(headers === undefined ? {} : { headers }), ...(body === undefined ? {} : { body }) };
}

function text(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) throw new TypeError(`${typeof value} cannot be sent`);
  return json;
}

/** `retryAfter` → `retry_after`, one level deep. */
function wire(values: object): Record<string, unknown> {
  if (typeof values !== 'object' || values === null) throw new TypeError('an object is expected');
  const renamed = Object.entries(values).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]);
  return Object.fromEntries(renamed) as Record<string, unknown>;
}

/** `retry_after` → `retryAfter`, one level deep. */
function face(values: Record<string, unknown>): Record<string, unknown> {
  const renamed = Object.entries(values).map(([name, value]) => [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]);
  return Object.fromEntries(renamed) as Record<string, unknown>;
}

/** Runs something native whose exception says what does not fit, and where. */
function told<T>(run: () => T): T {
  try {
    return run();
  } catch (failure) {
    const text = (failure as { message?: unknown } | null)?.message;
    if (typeof text !== 'string' || !text.startsWith('{"')) throw failure;
    const { message, place } = JSON.parse(text) as { message: string; place: string };
    throw new SandboxError(message, place);
  }
}
