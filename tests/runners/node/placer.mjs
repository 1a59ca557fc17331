// Places one order, to be killed while it does.
//
// node placer.mjs PACKAGE KEY DOMAIN MODE..., with the client's settings in the environment. Prints `ready`, waits for a line,
// and prints a line of JSON for each mode: `place`; `place-paused`, which prints `asked` between the claim and the send, and
// stands there; `reconcile`.
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, key, domain, ...modes] = process.argv.slice(2);
const { Client, ScaledMailError } = await import(pathToFileURL(join(resolve(folder), 'index.mjs')).href);

console.log('ready');
await once(process.stdin, 'data');
// An open input would keep the program from its end.
process.stdin.destroy();
for (const mode of modes) console.log(JSON.stringify(await run(mode)));

async function run(mode) {
  const client = new Client({ pacing: false, ...(mode === 'place-paused' && { confirm: stand }) });
  try {
    return await (mode === 'reconcile' ? reconcile(client) : place(client));
  } catch (error) {
    if (!(error instanceof ScaledMailError)) throw error;
    return { kind: error.kind, outcome: error.outcome, message: error.message };
  } finally {
    await client.close();
  }
}

async function place(client) {
  const domains = [{ domain, firstName: 'Dean', lastName: 'Fiacoo' }];
  const hosting = { provider: 'Porkbun', username: 'user', password: 'sentinel' };
  const receipt = await client.orders.place({ provider: 'other', providers: { google: { domains } }, hosting }, { key });
  const { outcome, orderId, replayed, attempt, warnings } = receipt;
  return { outcome, order_id: orderId, replayed, attempt, warnings };
}

async function reconcile(client) {
  const { result, orderId, duplicates } = await client.placements.reconcile({ key });
  return { result, order_id: orderId, duplicates };
}

/** Never answers. */
function stand() {
  console.log('asked');
  return new Promise(() => {});
}
