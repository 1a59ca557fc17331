// The main job: search domains, buy them, order mailboxes on them, wait, and list the mailboxes.
// It charges the card, so it asks for a sandbox: set SCALEDMAIL_API_KEY and SCALEDMAIL_BASE_URL.
import { setTimeout } from 'node:timers/promises';
import { Client } from 'scaledmail';

const DOMAINS = ['scaledmail.net', 'scaledmail.us', 'scaledmail.org', 'scaledmail.io'];
const PATIENCE = 60_000;

if (!process.env.SCALEDMAIL_BASE_URL?.startsWith('http://127.0.0.1')) {
  throw new Error('this example spends money: point SCALEDMAIL_BASE_URL at a sandbox');
}
const client = new Client();
await search();
await client.domains.buy({ domains: DOMAINS });
console.log(`2. bought ${DOMAINS.length} domains`);
await listMailboxes(await waitUntilActive(await place()));

async function search() {
  console.log('1. searched domains');
  for (const { domain, status, price } of await client.domains.search({ domains: DOMAINS })) {
    console.log(`   ${domain.padEnd(16)} ${status === 'available' ? `${price} USD` : status}`);
  }
}

async function place() {
  const { packages } = await client.packages.list();
  const { id: priceId } = packages.find((each) => each.domains === DOMAINS.length);
  const names = { firstName: 'Dean', lastName: 'Fiacoo' };
  const [first, ...others] = DOMAINS;
  const receipt = await client.orders.create({
    priceId,
    provider: 'scaledmail',
    domains: [
      { domain: first, redirect: 'scaledmail.com', ...names },
      ...others.map((domain) => ({ domain, ...names })),
    ],
    sequencer: { provider: 'Instantly', username: 'username', password: 'password' },
    tag: 'demo',
  });
  const orderId = receipt.orderId;
  if (!orderId) throw new Error('the answer names no order');
  console.log(`3. ordered package ${priceId}: order ${orderId}`);
  return orderId;
}

async function waitUntilActive(orderId) {
  const begin = performance.now();
  for (;;) {
    const order = await client.orders.get({ orderId });
    const passed = performance.now() - begin;
    if (order.status === 'Active') {
      console.log(`4. the order is active after ${(passed / 1000).toFixed(1)} s`);
      return order;
    }
    if (passed > PATIENCE) throw new Error(`the order is still ${order.status}`);
    await setTimeout(500);
  }
}

/** A secret shows as asterisks; `reveal()` would read it. */
async function listMailboxes(order) {
  console.log('5. mailboxes');
  for (const { id: domainId } of order.packages.flatMap((each) => each.domains ?? [])) {
    const { mailboxes } = await client.mailboxes.list({ domainId, password: true });
    for (const { email, mailboxPassword } of mailboxes ?? []) {
      console.log(`   ${email.padEnd(36)} password ${mailboxPassword}`);
    }
  }
}
