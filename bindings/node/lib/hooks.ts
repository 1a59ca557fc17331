/** What the owner of a client wants to be told, and asked. */
import { channel } from 'node:diagnostics_channel';

import { decode } from './decode';
import type { ScaledMailError } from './error';
import type { CallEvent, Confirmation, PlannedRequest } from './generated/models';
import type { Told, Wanted } from './native';
import { index } from './tables';

/** Where a client writes what happens; `console` is one. Bodies and secrets are never written. */
export interface Logger {
  /** Waits, attempts, retries, and the end of reads. */
  debug(message: string, event: CallEvent): void;
  /** The end of calls that change something. */
  info(message: string, event: CallEvent): void;
  /** An outcome that is unknown, and what went wrong without changing one. */
  warn(message: string, fields: { readonly operation: string; readonly outcome?: string | undefined }): void;
}

/** Callbacks of a client. They run in the async context of the call. */
export interface HookOptions {
  /**
   * Called before a call charges or removes anything. Unless it gives `true`, nothing is sent: with `false` or nothing the
   * call rejects with a {@link CancelledError}, with anything else with a `TypeError`, and what it throws, the call rejects
   * with. The time that the answer takes is part of the call's `timeout`.
   */
  confirm?: ((confirmation: Confirmation) => boolean | Promise<boolean>) | undefined;
  /** Called with every request before it is sent. What it throws, the call rejects with, and the request is not sent. */
  onRequest?: ((request: PlannedRequest) => void | Promise<void>) | undefined;
  /** Called with everything that happens to a call. What it throws becomes a warning of the process, and changes nothing. */
  onEvent?: ((event: CallEvent) => void) | undefined;
  /** Where to write what happens. */
  logger?: Logger | undefined;
}

const CALLBACKS = ['confirm', 'onRequest', 'onEvent'] as const;
const LEVELS = ['debug', 'info', 'warn'] as const;

/** The options of a client that are no settings. */
export const HOOKS: readonly string[] = [...CALLBACKS, 'logger'];

const events = channel('scaledmail:event');
const requests = channel('scaledmail:request');

/** The callbacks of one client, and the channels of the process. */
export class Hooks {
  readonly #options: HookOptions;

  /** Refuses at once what cannot be called. */
  constructor(options: HookOptions = {}) {
    for (const name of CALLBACKS) {
      if (options[name] !== undefined && typeof options[name] !== 'function') throw new TypeError(`options.${name}: a function is expected`);
    }
    const { logger } = options;
    if (logger !== undefined && LEVELS.some((level) => typeof logger?.[level] !== 'function')) {
      throw new TypeError(`options.logger: an object with ${LEVELS.join(', ')} is expected`);
    }
    this.#options = options;
  }

  /** What a call must tell and ask; nothing when the short way will do. */
  wanted(): Wanted | undefined {
    const { confirm, onRequest, onEvent, logger } = this.#options;
    const wanted = {
      events: onEvent !== undefined || logger !== undefined || events.hasSubscribers,
      requests: onRequest !== undefined || requests.hasSubscribers,
      confirm: confirm !== undefined,
    };
    return wanted.events || wanted.requests || wanted.confirm ? wanted : undefined;
  }

  /** Whether a call may go on, from whoever the question is for. */
  async ask(kind: string, told: Told): Promise<boolean> {
    if (kind === 'confirm') {
      const answer: unknown = await this.#options.confirm?.(parsed<Confirmation>('Confirmation', told));
      // A text such as 'no' is true, too.
      if (answer !== undefined && answer !== null && typeof answer !== 'boolean') throw new TypeError(`confirm gives true or false, not ${typeof answer}`);
      return answer === true;
    }
    const request = parsed<PlannedRequest>('PlannedRequest', told);
    if (requests.hasSubscribers) requests.publish(request);
    await this.#options.onRequest?.(request);
    return true;
  }

  /** Hands on an event. */
  tell(told: Told): void {
    const event = parsed<CallEvent>('CallEvent', told);
    if (events.hasSubscribers) events.publish(event);
    const { onEvent, logger } = this.#options;
    heard('onEvent', () => onEvent?.(event));
    heard('logger', () => logger?.[event.event === 'ended' && event.outcome ? 'info' : 'debug'](line(event), event));
  }

  /** Warns of an unknown outcome, and of what a failed call warns of. */
  failed(operation: string, { outcome, message, warnings }: ScaledMailError): void {
    if (outcome === 'unknown') this.#warn(operation, `the outcome is unknown: ${message}`, outcome);
    for (const warning of warnings) this.#warn(operation, warning, outcome);
  }

  /** Warns of what an answer warns of. */
  answered(operation: string, answer: unknown): void {
    const { warnings, outcome } = (answer ?? {}) as { warnings?: unknown; outcome?: string };
    if (Array.isArray(warnings)) for (const warning of warnings) this.#warn(operation, String(warning), outcome);
  }

  #warn(operation: string, text: string, outcome: string | undefined): void {
    heard('logger', () => this.#options.logger?.warn(`${operation}: ${text}`, { operation, outcome }));
  }
}

/** A listener that fails must not keep the outcome from the caller. */
function heard(name: string, listen: () => unknown): void {
  const failed = (failure: unknown): void => process.emitWarning(`${name} failed: ${String(failure)}`, 'ScaledMailWarning');
  try {
    const done = listen() as Partial<PromiseLike<unknown>> | null | undefined;
    // Not instanceof: the promise may be of another realm.
    if (typeof done?.then === 'function') void done.then(undefined, failed);
  } catch (failure) {
    failed(failure);
  }
}

function parsed<T>(schema: string, told: Told): T {
  return decode(told, { schema }, index) as T;
}

function line({ event, operation, extra: _, ...others }: CallEvent): string {
  const details = Object.entries(others).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return [`${operation}: ${event}`, ...details.map(([name, value]) => `${name}=${value}`)].join(' ');
}
