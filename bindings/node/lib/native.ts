/** The native library: what it exports, and how it is found. */
import { PLATFORMS, packageOf, triple } from './platform';

/** What has to be looked for in a text: nothing, the secrets that tables name, or all that no table describes, too. */
export type Touch = 'nothing' | 'secrets' | 'everything';

/** A text with the names of JavaScript. */
export interface Told {
  readonly text: string;
  readonly touch: Touch;
}

/** How a call ended: an answer or an error envelope. */
export interface Settled {
  readonly answer?: string | null;
  readonly touch?: Touch | null;
  readonly error?: string | null;
}

/** Tells one call that nobody waits for it any more. */
export interface Cancellation {
  cancel(): void;
}

/** What a call shall tell and ask. */
export interface Wanted {
  readonly events: boolean;
  readonly requests: boolean;
  readonly confirm: boolean;
}

/** What a call came to: an `event`, a question (`request`, `confirm`), or its end (`answer`, `error`). */
export interface Step extends Told {
  readonly kind: string;
}

/** A call in steps. */
export interface NativeConversation {
  next(): Promise<Step>;
  answer(goOn: boolean): void;
}

/** The client on the other side; everything crosses as JSON text. */
export interface NativeClient {
  call(operation: string, parameters: string, options: string, cancellation?: Cancellation): Promise<Settled>;
  raw(request: string, options: string, cancellation?: Cancellation): Promise<Settled>;
  converse(operation: string, parameters: string, options: string, wanted: Wanted, cancellation?: Cancellation): NativeConversation;
  converseRaw(request: string, options: string, wanted: Wanted, cancellation?: Cancellation): NativeConversation;
  withOptions(options: string): NativeClient;
  describe(): string;
}

/** A running sandbox on the other side. */
export interface NativeSandbox {
  readonly url: string;
  readonly baseUrl: string;
  control(method: string, place: string, body: string): string;
  stop(): Promise<void>;
}

/** What the library exports. */
export interface Native {
  readonly NativeClient: new (settings: string) => NativeClient;
  readonly Cancellation: new () => Cancellation;
  readonly NativeSandbox: new (settings: string) => NativeSandbox;
  version(): string;
  errorKinds(): string[];
  secretWords(): string[];
}

const VERSION = (require('../package.json') as { version: string }).version;

let loaded: Native | undefined;

/** The library, loaded at the first use so that importing the package stays cheap. */
export function native(): Native {
  loaded ??= load(triple(), require);
  return loaded;
}

/**
 * Loads the library of a platform: the file inside this package, else the package of that platform.
 *
 * @param platform - a triple such as `linux-x64-gnu`
 * @param load - what loads a module, `require` outside tests
 */
export function load(platform: string, load: (id: string) => unknown): Native {
  const name = packageOf(platform);
  for (const id of [`../scaledmail.${platform}.node`, name]) {
    let library: Native;
    try {
      library = load(id) as Native;
    } catch (failure) {
      if (isMissing(failure)) continue;
      // There, and of no use here: a system library that is too old, another architecture, a damaged file.
      throw failed(`${id.startsWith('.') ? `scaledmail.${platform}.node` : name} was found and cannot be loaded on ${platform}`, REINSTALL, failure);
    }
    const version = library.version();
    if (version === VERSION) return library;
    throw failed(`the native library for ${platform} is of version ${version}, not ${VERSION}`, `Install ${name} ${VERSION}, or scaledmail again.`);
  }
  const known = Object.keys(PLATFORMS);
  const fix = known.includes(platform)
    ? `${REINSTALL} Without --omit=optional or --no-optional, on the kind of system that it runs on, and with scaledmail marked as external if a bundler is used.`
    : `There is no library for this platform yet. There is one for ${known.join(', ')}.`;
  throw failed(`there is no native library for ${platform}: neither scaledmail.${platform}.node in the package nor the package ${name}`, fix);
}

const REINSTALL = 'Remove node_modules and install again.';

function failed(what: string, fix: string, cause?: unknown): Error {
  const reason = cause instanceof Error || typeof cause === 'object' ? `: ${String((cause as { message?: unknown } | null)?.message)}` : '';
  return new Error(`scaledmail: ${what}${reason}. ${fix}`, cause === undefined ? undefined : { cause });
}

function isMissing(failure: unknown): boolean {
  return (failure as { code?: unknown } | null)?.code === 'MODULE_NOT_FOUND';
}
