// Is killed while it orders, starts again, and finds out what became of the order.
// A worker process plays the part of yours; the sandbox that of the service.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, OutcomeUnknownError } from 'scaledmail';
import { Sandbox } from 'scaledmail/sandbox';

const order = {
  priceId: 'price_sandbox_1',
  provider: 'scaledmail',
  domains: [{ domain: 'scaledmail-sandbox-1.com', firstName: 'Dean', lastName: 'Fiacoo' }],
};

if (process.argv[2] === 'worker') await work();
else await main();

/** What your program does at each start: it does not ask whether it was there before. */
async function work() {
  const client = new Client({ pacing: false });
  try {
    const { outcome, orderId, replayed } = await client.orders.place(order, { key: 'job-4711' });
    console.log(`worker: ${outcome}, order ${orderId}, replayed: ${replayed}`);
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    console.log(`worker: it is not known what became of ${error.key}`);
    const { result, orderId } = await client.placements.reconcile({ key: error.key });
    console.log(`worker: ${result}, order ${orderId}`);
  }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'scaledmail-example-'));
  const sandbox = await Sandbox.start();
  const env = {
    ...process.env,
    SCALEDMAIL_BASE_URL: sandbox.baseUrl,
    SCALEDMAIL_API_KEY: Sandbox.apiKey,
    SCALEDMAIL_JOURNAL: join(folder, 'journal.sqlite3'),
  };
  const start = () => fork(fileURLToPath(import.meta.url), ['worker'], { env });

  sandbox.fault({ operation: 'orders_create', fault: 'hang', when: 'after' });
  const first = start();
  while (sandbox.orders().length === 0) await setTimeout(10);
  first.kill('SIGKILL');
  await once(first, 'exit');
  console.log('the worker was killed: the order is placed, and nobody heard of it');

  for (let round = 0; round < 2; round += 1) await once(start(), 'exit');
  console.log(`orders of the sandbox: ${sandbox.orders().length}`);
  await sandbox.stop();
  rmSync(folder, { recursive: true });
}
