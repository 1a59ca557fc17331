// What becomes of a charge whose answer is lost, or whose caller goes away.
import { setTimeout as sleep } from 'node:timers/promises';

const TICK = 5;
const PATIENCE = 20_000;

/** Makes answers take `seconds`. */
export async function setLatency(control, seconds) {
  const milliseconds = Math.round(seconds * 1000);
  await control('latency', { from_milliseconds: milliseconds, to_milliseconds: milliseconds }, 'PUT');
}

/** Makes a call, and aborts it once the service has its request. */
export async function cancelled(control, { call }, make) {
  const abort = new AbortController();
  let ended = false;
  const made = make(abort.signal).finally(() => {
    ended = true;
  });
  const end = Date.now() + PATIENCE;
  while (!ended && Date.now() < end && !(await control('requests')).some(({ operation }) => operation === call)) await sleep(TICK);
  abort.abort();
  return made;
}

/** The journal's placements, when the case has something to say of them; once nobody is making them any more. */
export async function placed(client, then) {
  if (then.placed === undefined && then.reconciled === undefined) return [];
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const { placements } = await client.placements.list();
    if (placements.every(({ inFlight }) => !inFlight)) return placements;
    await sleep(TICK);
  }
  throw new Error('placed: it is in flight for ever');
}

/** Throws unless the journal has what is expected, and the account says so once the faults are gone. */
export async function reconciled(client, then, placements, control) {
  if (then.placed === undefined && then.reconciled === undefined) return;
  if (placements.length !== 1) throw new Error(`placed: one placement is expected, not ${JSON.stringify(placements)}`);
  const [{ key, outcome }] = placements;
  if (then.placed !== undefined && outcome !== then.placed) throw new Error(`placed: expected ${then.placed}, got ${outcome}`);
  if (then.reconciled === undefined) return;
  await setLatency(control, 0);
  await control('faults', undefined, 'DELETE');
  const found = await client.placements.reconcile({ key }, { timeout: 30_000 });
  if (found.result !== then.reconciled || found.duplicates.length > 0) {
    throw new Error(`reconciled: expected ${then.reconciled}, got ${JSON.stringify(found)}`);
  }
}
