/** Settings of a client and of a call: shapes only, their meaning is native. */
import { type WriteOptions, chargeOptions, writeOptions } from './generated/options';
import { HOOKS, type HookOptions } from './hooks';
import type { OperationRow } from './shapes';
import { Secret } from './secret';

/** Settings of a {@link Client}. What is not given comes from the environment, then from a default. */
export interface ClientOptions extends HookOptions {
  /** The API key; else `SCALEDMAIL_API_KEY`. */
  apiKey?: string | Secret | undefined;
  /** The organization the calls are about; else `SCALEDMAIL_ORGANIZATION_ID`, else the account's only one. */
  organizationId?: string | undefined;
  /** Where the service is; else `SCALEDMAIL_BASE_URL`. Plain `http:` only for loopback hosts. */
  baseUrl?: string | undefined;
  /** Time for a whole call in milliseconds: waiting for a turn, all attempts, reading the answer; else
   *  `SCALEDMAIL_TIMEOUT` (which is in seconds), else 60 000. */
  timeout?: number | undefined;
  /** Time for making a connection, in milliseconds, 10 000 by default. */
  connectTimeout?: number | undefined;
  /** How often a call that is safe to send again may be sent again, 2 by default. Calls that charge never are. */
  maxRetries?: number | undefined;
  /** Whether to keep to the limits of the service. Can be switched off for loopback base URLs only. */
  pacing?: boolean | undefined;
  /** Refuses every call that changes or buys anything, before it is sent; also if `SCALEDMAIL_READ_ONLY` is true. */
  readOnly?: boolean | undefined;
  /** URL of a proxy; else the usual environment variables. */
  proxy?: string | undefined;
  /** A further certificate authority to trust, in PEM. */
  caCertificate?: string | undefined;
  /** Put before the package's own `User-Agent`. */
  userAgent?: string | undefined;
  /** Where charges are written down before they are sent: a path, or `memory`; else `SCALEDMAIL_JOURNAL`, else a file in
   *  the user's data folder. */
  journal?: string | undefined;
  /** The most that one call may charge, in US dollars; else `SCALEDMAIL_MAX_PER_CALL`. A charge of unknown price is then
   *  refused. */
  maxPerCall?: number | string | undefined;
  /** The most that may be charged in a day, by UTC, in US dollars; else `SCALEDMAIL_MAX_PER_DAY`. */
  maxPerDay?: number | string | undefined;
  /** Sends no call that changes anything; answers have the request instead. */
  dryRun?: boolean | undefined;
}

/** What calls take, and clients for their calls. */
interface CommonOptions {
  /** The organization the call is about. */
  organizationId?: string | undefined;
  /** Time for the whole call in milliseconds, waiting and all attempts included. */
  timeout?: number | undefined;
  /** How often the call may be sent again if that is safe. */
  maxRetries?: number | undefined;
}

/** Defaults that {@link Client.withOptions} changes. */
export interface DefaultOptions extends CommonOptions {
  /** Sends no call that changes anything. */
  dryRun?: boolean | undefined;
}

/** Options of one call, always the last argument. */
export interface CallOptions extends CommonOptions {
  /**
   * Ends the wait. The promise rejects with an abort error (or with the signal's own reason).
   *
   * A signal that is aborted already, or in the same turn, sends nothing. A charge that is on the wire is not called back:
   * it goes on, to its deadline at most, and its outcome is unknown to this call.
   */
  signal?: AbortSignal | undefined;
}

/** Options of a request that no method covers. */
export interface RawOptions extends WriteOptions {
  /** The key of the placement, if the request counts as one that charges. */
  key?: string | undefined;
}

/** An option of a call: name, name on the wire, kind. */
export type OptionRow = readonly [name: string, wire: string, kind: 'string' | 'amount' | 'boolean'];

type Kind = 'string' | 'number' | 'boolean' | 'amount' | 'milliseconds' | 'secret';
type Shapes = ReadonlyMap<string, readonly [wire: string, kind: Kind]>;

const DEFAULTS: Shapes = new Map([
  ['organizationId', ['organization_id', 'string']],
  ['timeout', ['timeout', 'milliseconds']],
  ['maxRetries', ['max_retries', 'number']],
]);

const WRITES: Shapes = new Map([...DEFAULTS, ...shapesOf(writeOptions)]);
const CHARGES: Shapes = new Map([...WRITES, ...shapesOf(chargeOptions)]);
const RAW: Shapes = new Map([...WRITES, ['key', ['key', 'string']]]);

const SETTINGS: Shapes = new Map([
  ...DEFAULTS,
  ['apiKey', ['api_key', 'secret']],
  ['baseUrl', ['base_url', 'string']],
  ['connectTimeout', ['connect_timeout', 'milliseconds']],
  ['pacing', ['pacing', 'boolean']],
  ['readOnly', ['read_only', 'boolean']],
  ['proxy', ['proxy', 'string']],
  ['caCertificate', ['ca_certificate', 'string']],
  ['userAgent', ['user_agent', 'string']],
  ['journal', ['journal', 'string']],
  ['maxPerCall', ['max_per_call', 'amount']],
  ['maxPerDay', ['max_per_day', 'amount']],
  ['dryRun', ['dry_run', 'boolean']],
]);

/** What errors call the options, and what they are called here. */
export function optionNames(): [wire: string, name: string][] {
  return [...SETTINGS, ...CHARGES].map(([name, [wire]]) => [wire, name]);
}

/** Settings of a client as JSON text. */
export function settingsJson(options: unknown): string {
  return encode(options, SETTINGS, 'options', HOOKS);
}

/** Defaults of a client as JSON text. */
export function defaultsJson(options: unknown): string {
  return encode(options, WRITES, 'options', []);
}

/** Options of a call of this effect, or of a raw request, as JSON text; its signal is read with {@link signalOf}. */
export function callJson(options: unknown, effect: OperationRow['effect'] | 'raw'): string {
  if (options === undefined) return '{}';
  const shapes = { read: DEFAULTS, write: WRITES, destructive: WRITES, charge: CHARGES, raw: RAW }[effect];
  return encode(options, shapes, 'options', ['signal']);
}

/** The signal of a call. */
export function signalOf(options: CallOptions | undefined): AbortSignal | undefined {
  const signal: unknown = options?.signal;
  if (signal === undefined) return undefined;
  if (typeof signal === 'object' && signal !== null && 'aborted' in signal && 'addEventListener' in signal) return signal as AbortSignal;
  throw new TypeError('options.signal: an AbortSignal is expected');
}

function shapesOf(rows: readonly OptionRow[]): [string, readonly [string, Kind]][] {
  return rows.map(([name, wire, kind]) => [name, [wire, kind]]);
}

function encode(options: unknown, shapes: Shapes, at: string, others: readonly string[]): string {
  if (options === undefined) return '{}';
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`${at}: an object is expected, not ${options === null ? 'null' : Array.isArray(options) ? 'an array' : typeof options}`);
  }
  const encoded: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    const shape = shapes.get(name);
    if (shape !== undefined) {
      if (value !== undefined) encoded[shape[0]] = checked(value, shape[1], `${at}.${name}`);
    } else if (!others.includes(name)) {
      throw new TypeError(`${at}.${name}: there is no such option; there are ${[...shapes.keys(), ...others].join(', ')}`);
    }
  }
  return JSON.stringify(encoded);
}

// Messages never show the value: it may be the key itself in the wrong place.
function checked(value: unknown, kind: Kind, at: string): unknown {
  if (kind === 'secret') {
    if (value instanceof Secret) return value.reveal();
    if (typeof value !== 'string') throw new TypeError(`${at}: a string or Secret is expected, not ${typeof value}`);
    return value;
  }
  if (kind === 'amount' && typeof value === 'string') return value;
  const type = kind === 'milliseconds' || kind === 'amount' ? 'number' : kind;
  if (typeof value !== type) throw new TypeError(`${at}: a ${type} is expected, not ${value === null ? 'null' : typeof value}`);
  if (type === 'number' && !Number.isFinite(value)) throw new TypeError(`${at}: a finite number is expected`);
  return kind === 'milliseconds' ? (value as number) / 1000 : value;
}
