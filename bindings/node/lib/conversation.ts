/** Calls in steps: what happens is told, and what needs an answer waits for it. */
import type { Hooks } from './hooks';
import type { NativeConversation, Settled } from './native';

/** What a callback comes to: an answer, or what it threw. */
type Said = { readonly goOn: boolean } | { readonly thrown: unknown };

/** Runs a call to its end. Rejects with what a callback threw, after the call has been told not to go on. */
export async function converse(conversation: NativeConversation, hooks: Hooks, signal: AbortSignal | undefined): Promise<Settled> {
  let failure: { readonly thrown: unknown } | undefined;
  let asking: Promise<Said> | undefined;
  for (;;) {
    const next = conversation.next();
    if (asking !== undefined) {
      // The deadline of the call does not wait for the callback: who is late is not heard any more.
      const heard = await Promise.race([asking, next.then(() => undefined)]);
      if (heard !== undefined) {
        asking = undefined;
        if ('thrown' in heard) failure = heard;
        conversation.answer('goOn' in heard && heard.goOn);
      }
    }
    const step = await next;
    const { kind, text, touch } = step;
    if (kind === 'answer' || kind === 'error') {
      const settled = kind === 'answer' ? { answer: text, touch } : { error: text };
      if (failure === undefined) return settled;
      // A callback that fails over a look-up after the charge must not keep its outcome from the caller.
      const outcome = kind === 'answer' ? 'applied' : (JSON.parse(text) as { outcome?: string | null }).outcome;
      if (outcome === undefined || outcome === null || outcome === 'not_sent') throw failure.thrown;
      process.emitWarning(`a callback failed: ${String(failure.thrown)}`, 'ScaledMailWarning');
      return settled;
    }
    if (kind === 'event') hooks.tell(step);
    else if (failure !== undefined) conversation.answer(false);
    else asking = said(unlessAborted(hooks.ask(kind, step), signal));
  }
}

async function said(answer: Promise<boolean>): Promise<Said> {
  try {
    return { goOn: await answer };
  } catch (thrown) {
    return { thrown };
  }
}

/** False as soon as the signal is aborted: nobody waits for the answer any more. */
async function unlessAborted(answer: Promise<boolean>, signal: AbortSignal | undefined): Promise<boolean> {
  if (signal === undefined) return answer;
  let stop = (): void => {};
  const aborted = new Promise<boolean>((resolve) => {
    stop = () => resolve(false);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
