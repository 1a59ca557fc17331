/** Stacks that lead to the line of the caller, also when nobody awaited there. */

/** Where a call was made. Its text is made when it is read. */
export interface Trace {
  readonly stack?: string;
}

/** The stack above `callee`. Taken before the first wait: what comes after it has no frames of the caller. */
export function traceOf(callee: (...params: never) => unknown): Trace {
  const trace: Trace = {};
  Error.captureStackTrace(trace, callee);
  return trace;
}

/** Gives an error, and its causes, the stack of the call that it ended. */
export function traced<E extends Error>(error: E, trace: Trace): E {
  const { stack = '' } = trace;
  const frames = stack.indexOf('\n');
  if (frames < 0) return error;
  if (error.cause instanceof Error) traced(error.cause, trace);
  // As V8's own: `name: message`, then the frames; not enumerable.
  const value = `${error.name}: ${error.message}${stack.slice(frames)}`;
  return Object.defineProperty(error, 'stack', { value, configurable: true, enumerable: false, writable: true });
}
