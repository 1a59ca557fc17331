/** The native library: what it exports, and how it is found. */
import { SUPPORTED, requireNode, triple } from './platform';

requireNode(typeof process === 'undefined' ? undefined : process.versions);

/** How a call ended: an answer or an error envelope. */
export interface Settled {
  readonly answer?: string | null;
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
export interface Step {
  readonly kind: string;
  readonly text: string;
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
  errorKinds(): string[];
  secretWords(): string[];
}

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
  const file = `../scaledmail.${platform}.node`;
  const name = `@scaledmail/${platform}`;
  const failures: unknown[] = [];
  for (const id of [file, name]) {
    try {
      return load(id) as Native;
    } catch (failure) {
      failures.push(failure);
      // A library that is there and does not load (a wrong architecture, a missing symbol) is the real news.
      if (!isMissing(failure)) break;
    }
  }
  const supported = SUPPORTED.includes(platform);
  const advice = supported
    ? `Install it again without --omit=optional, or install ${name} of the same version.`
    : 'There is no library for this platform yet.';
  throw new Error(
    `scaledmail: no native library could be loaded for ${platform}. Looked for scaledmail.${platform}.node in the ` +
      `package and for ${name}. Supported platforms: ${SUPPORTED.join(', ')}. ${advice}`,
    { cause: failures.at(-1) },
  );
}

function isMissing(failure: unknown): boolean {
  return (failure as { code?: unknown } | null)?.code === 'MODULE_NOT_FOUND';
}
