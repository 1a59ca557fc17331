// Gives up waiting: for a read, and for a purchase, which goes on without its caller.
import { setTimeout } from 'node:timers/promises';
import { Sandbox } from 'scaledmail/sandbox';

const sandbox = await Sandbox.start();
const client = sandbox.client();
sandbox.setLatency({ fromMilliseconds: 400, toMilliseconds: 400 });

try {
  await client.orders.list({ signal: AbortSignal.timeout(100) });
} catch (error) {
  console.log(`${error.name}: ${error.cause.kind}`); // TimeoutError: cancelled
}

const controller = new AbortController();
const purchase = client.domains.buy({ domains: ['example-mail.com'] }, { key: 'job-4711', signal: controller.signal });
while (!sandbox.requests().some(({ operation }) => operation === 'domains_buy')) await setTimeout(10);
controller.abort();
try {
  await purchase;
} catch (error) {
  console.log(`${error.name}: the outcome is ${error.cause.outcome}`); // AbortError: the outcome is unknown
}

// The journal is told when the answer comes, though nobody waits for it.
let placement;
do {
  await setTimeout(50);
  placement = await client.placements.get({ key: 'job-4711' });
} while (placement.inFlight);
console.log(`it was ${placement.outcome} all the same`);
await sandbox.stop();
