/** Calls in steps: what happens is told, and what needs an answer waits for it. */
import type { Hooks } from './hooks';
import type { NativeConversation, Settled } from './native';

/** Runs a call to its end. Rejects with what a callback threw, after the call has been told not to go on. */
export async function converse(conversation: NativeConversation, hooks: Hooks, signal: AbortSignal | undefined): Promise<Settled> {
  let failure: { readonly thrown: unknown } | undefined;
  for (;;) {
    const step = await conversation.next();
    const { kind, text, touch } = step;
    if (kind === 'answer' || kind === 'error') {
      if (failure !== undefined) throw failure.thrown;
      return kind === 'answer' ? { answer: text, touch } : { error: text };
    }
    if (kind === 'event') {
      hooks.tell(step);
    } else if (failure !== undefined) {
      conversation.answer(false);
    } else {
      let goOn = false;
      try {
        goOn = await unlessAborted(hooks.ask(kind, step), signal);
      } catch (thrown) {
        failure = { thrown };
      }
      conversation.answer(goOn);
    }
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
