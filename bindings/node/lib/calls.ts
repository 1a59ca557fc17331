/** The way of a call between the face and the native library. */
import { abortError, isCancelled } from './abort';
import { converse } from './conversation';
import { decode } from './decode';
import { encode, renamePath } from './encode';
import { errorFrom } from './envelope';
import { errorOf } from './error';
import { operations } from './generated/tables';
import { Hooks } from './hooks';
import { type Cancellation, type NativeClient, type NativeConversation, type Settled, type Told, type Wanted, native } from './native';
import { type CallOptions, type RawOptions, callJson, signalOf } from './options';
import { type RawRequest, type RawResponse, requestJson, responseOf } from './raw';
import type { OperationRow } from './shapes';
import { type Trace, traceOf, traced } from './stack';
import { index } from './tables';

/** What is said of a call that has no answer. */
interface Context {
  readonly operation: string | undefined;
  readonly effect: OperationRow['effect'] | 'raw';
  readonly reads: boolean;
  readonly rename?: (path: string) => string;
  readonly trace: Trace;
}

/** The two ways of a call: the short one, and the one that tells and asks. */
interface Start {
  plainly(client: NativeClient, options: string, cancellation: Cancellation | undefined): Promise<Settled>;
  telling(client: NativeClient, options: string, wanted: Wanted, cancellation: Cancellation | undefined): NativeConversation;
}

/** The calls of one client. */
export class Calls {
  #native: NativeClient | undefined;

  /** What the client's owner wants to be told, and asked. */
  readonly hooks: Hooks;

  /** What is under way, of the client that all others were derived from, too. */
  readonly pending: Set<Promise<unknown>>;

  constructor(client: NativeClient, hooks: Hooks, pending: Set<Promise<unknown>>) {
    this.#native = client;
    this.hooks = hooks;
    this.pending = pending;
  }

  /** Runs an operation. */
  async run<T>(operation: string, params: unknown, options: CallOptions | undefined): Promise<T> {
    const trace = traceOf(this.run);
    const row = operations[operation];
    const schema = row?.parameters;
    const encoded = schema === undefined ? {} : this.#parameters(params, schema);
    const context: Context = {
      operation,
      effect: row?.effect ?? 'raw',
      reads: row?.effect === 'read',
      rename: (path) => renamePath(path, schema, index),
      trace,
    };
    const json = JSON.stringify(encoded);
    const answer = await this.#settle(options, context, {
      plainly: (client, callOptions, cancellation) => client.call(operation, json, callOptions, cancellation),
      telling: (client, callOptions, wanted, cancellation) => client.converse(operation, json, callOptions, wanted, cancellation),
    });
    const decoded = decode(answer, row?.answer, index);
    this.hooks.answered(operation, decoded);
    return decoded as T;
  }

  /** Runs a raw request. */
  async raw(request: RawRequest, options: RawOptions | undefined): Promise<RawResponse> {
    const trace = traceOf(this.raw);
    const json = requestJson(request);
    const context: Context = { operation: undefined, effect: 'raw', reads: request.method.toUpperCase() === 'GET', trace };
    const answer = await this.#settle(options, context, {
      plainly: (client, callOptions, cancellation) => client.raw(json, callOptions, cancellation),
      telling: (client, callOptions, wanted, cancellation) => client.converseRaw(json, callOptions, wanted, cancellation),
    });
    const response = responseOf(answer.text);
    this.hooks.answered('request', response.receipt);
    return response;
  }

  /** The native client; an error once it is closed. */
  client(operation?: string): NativeClient {
    if (this.#native !== undefined) return this.#native;
    throw errorOf('the client is closed', { kind: 'config', outcome: 'not_sent', operation });
  }

  /** Refuses further calls and waits until those under way have ended. */
  async close(): Promise<void> {
    this.#native = undefined;
    await Promise.allSettled(this.pending);
  }

  #parameters(params: unknown, schema: string): unknown {
    // What is missing is told by the rules, which are native.
    if (params === undefined) return {};
    if (typeof params !== 'object' || params === null || Array.isArray(params)) {
      const given = params === null ? 'null' : Array.isArray(params) ? 'an array' : typeof params;
      throw new TypeError(`params: an object is expected, not ${given}`);
    }
    return encode(params, { schema }, index, '');
  }

  async #settle(
    options: CallOptions | undefined,
    { operation, effect, reads, rename, trace }: Context,
    start: Start,
  ): Promise<Told> {
    const callOptions = callJson(options, effect);
    const signal = signalOf(options);
    const client = this.client(operation);
    // Sending begins after the caller's own turn, so that a signal that is aborted in the same turn sends nothing either.
    if (signal?.aborted === false) await undefined;
    if (signal?.aborted) {
      const outcome = reads ? undefined : 'not_sent';
      const cancelled = errorOf('the call was cancelled before it was sent', { kind: 'cancelled', outcome, operation });
      throw abortError(signal, cancelled, reads, trace);
    }
    const cancellation = signal && new (native().Cancellation)();
    const cancel = (): void => cancellation?.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    const wanted = this.hooks.wanted();
    const call =
      wanted === undefined
        ? start.plainly(client, callOptions, cancellation)
        : converse(start.telling(client, callOptions, wanted, cancellation), this.hooks, signal);
    this.pending.add(call);
    let settled: Settled;
    try {
      settled = await call;
    } finally {
      this.pending.delete(call);
      signal?.removeEventListener('abort', cancel);
    }
    if (typeof settled.answer === 'string') return { text: settled.answer, touch: settled.touch ?? 'everything' };
    const error = traced(errorFrom(settled.error ?? '', rename), trace);
    this.hooks.failed(operation ?? 'request', error);
    throw signal?.aborted && isCancelled(error) ? abortError(signal, error, reads, trace) : error;
  }
}
