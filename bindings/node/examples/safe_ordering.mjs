// Places an order under a key, for a price that was looked up: however often it runs, the card is charged once.
// It runs against a sandbox, so it costs nothing; with an account it is `new Client()`, and a journal that lasts.
import { InFlightError, SpendLimitError } from 'scaledmail';
import { Sandbox } from 'scaledmail/sandbox';

const sandbox = await Sandbox.start();
const client = sandbox.client({ maxPerCall: 50 });

const order = {
  priceId: 'price_sandbox_1',
  provider: 'scaledmail',
  domains: [{ domain: 'scaledmail-sandbox-1.com', firstName: 'Dean', lastName: 'Fiacoo' }],
  tag: 'spring',
};

const preview = await client.orders.preview(order);
if (!preview.ready) throw new Error(preview.notes.join('; '));
console.log(`it costs ${preview.price.amount} USD`);

// The key is yours: the id of the job, of your customer's order.
const options = { key: 'job-4711', expectedPrice: preview.price.amount };
try {
  const receipt = await client.orders.place(order, options);
  console.log(`${receipt.outcome}: order ${receipt.orderId}`);
  const again = await client.orders.place(order, options);
  console.log(`${again.outcome} already: order ${again.orderId}, replayed: ${again.replayed}`);
} catch (error) {
  if (error instanceof SpendLimitError) console.error('it costs more than it may, or than was expected');
  else if (error instanceof InFlightError) console.error('another process is placing it');
  else throw error;
}
console.log(`orders of the sandbox: ${sandbox.orders().length}`);
await sandbox.stop();
