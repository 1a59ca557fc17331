/** What a client is made of. Loaded with the first one, so that importing the package stays cheap. */
import { Calls } from './calls';
import { natively } from './envelope';
import { Hooks } from './hooks';
import { type NativeClient, native } from './native';
import { type ClientOptions, type DefaultOptions, defaultsJson, settingsJson } from './options';

/** A native client on its way into a client of the face. */
export class Handle {
  constructor(
    readonly client: NativeClient,
    readonly hooks: Hooks,
    readonly pending: Set<Promise<unknown>>,
  ) {}
}

/** The calls of a new client, and the client in one line. */
export function start(options: ClientOptions | Handle | undefined): { calls: Calls; description: string } {
  const { client, hooks, pending } = options instanceof Handle ? options : open(options);
  return { calls: new Calls(client, hooks, pending), description: client.describe() };
}

/** The same client with other defaults. */
export function derive(calls: Calls, options: DefaultOptions): Handle {
  return new Handle(
    natively(() => calls.client().withOptions(defaultsJson(options))),
    calls.hooks,
    calls.pending,
  );
}

function open(options: ClientOptions | undefined): Handle {
  const settings = settingsJson(options);
  const hooks = new Hooks(options);
  return new Handle(
    natively(() => new (native().NativeClient)(settings)),
    hooks,
    new Set(),
  );
}
