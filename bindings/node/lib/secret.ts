/** Values that must not be shown by accident. */

const BRAND = Symbol.for('scaledmail.Secret');
const REDACTED = '**********';
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/**
 * A password or key. Printing, logging, inspecting and serialising it show `**********`; only
 * {@link Secret.reveal} shows the text. A structured clone (`postMessage`, `structuredClone`) is an empty object.
 *
 * @example
 * ```ts
 * console.log(mailbox.mailboxPassword);            // Secret(**********)
 * login(mailbox.mailboxPassword?.reveal());        // a visible call
 * ```
 */
export class Secret {
  // A private field: neither inspection nor cloning nor a spread reaches it.
  readonly #text: string;

  /** Hides `text`. */
  constructor(text: string) {
    if (typeof text !== 'string') throw new TypeError('a Secret holds a string');
    this.#text = text;
  }

  /** The text itself. */
  reveal(): string {
    return this.#text;
  }

  /** Whether another secret holds the same text. Deep equality of tests cannot tell: it sees neither. */
  equals(other: Secret): boolean {
    return this.#text === other.reveal();
  }

  /** The redacted form. */
  toString(): string {
    return REDACTED;
  }

  /** The redacted form. */
  toJSON(): string {
    return REDACTED;
  }

  /** @internal */
  get [BRAND](): true {
    return true;
  }

  /** @internal */
  [INSPECT](): string {
    return `Secret(${REDACTED})`;
  }

  /** Also true for a secret of another copy of this package in the same process. */
  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && (value as { [BRAND]?: unknown })[BRAND] === true;
  }
}
