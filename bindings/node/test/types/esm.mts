// What must compile, and, marked as such, what must not.
import type { CallEvent, CallOptions, ChargeOptions, ClientOptions, Confirmation, CreateOrderParams, DomainOffer, ErrorKind, Mailbox, MailboxList, Order, Orders, Outcome, PlannedRequest, Receipt, WriteOptions } from 'scaledmail';
import Default, { Client, OutcomeUnknownError, ScaledMailError, Secret, ValidationError } from 'scaledmail';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<_ extends true>(): void {}

const client: Client = new Default({ apiKey: new Secret('k'), timeout: 1000, pacing: true });
const options: CallOptions = { organizationId: 'rec', timeout: 5, maxRetries: 1, signal: AbortSignal.timeout(5) };

export async function calls(): Promise<void> {
  const list = await client.mailboxes.list({ domainId: 'rec', password: true }, options);
  holds<Equal<typeof list, MailboxList>>();
  const mailbox: Mailbox | undefined = list.mailboxes?.[0];
  holds<Equal<NonNullable<typeof mailbox>['mailboxPassword'], Secret | null | undefined>>();
  const address: string | null | undefined = mailbox?.email;
  const offers: readonly DomainOffer[] = await client.domains.search({ domains: ['a.com'] as const });
  const price: number | null | undefined = offers[0]?.price;
  const order: Order = await client.orders.get({ orderId: 'rec' });
  const unknown: unknown = order.extra?.['anything'];
  await client.domains.listPurchased();
  await client.domains.listPurchased({ available: true }, options);
  await client.orders.list(options);
  const raw = await client.request({ method: 'GET', path: '/orders', query: { a: 1 } }, options);
  const status: number = raw.status;
  await using other = client.withOptions({ organizationId: 'rec' });
  const orders: Orders = other.orders;
  void [address, price, unknown, status, orders];

  // An open enum takes what may come, and still knows what there is.
  if (list.mailboxes?.[0]?.status === 'Active' || list.mailboxes?.[0]?.status === 'Something new') return;
}

export function purchase(): CreateOrderParams {
  return {
    priceId: 'price',
    provider: 'other',
    coupon: undefined,
    domains: [{ domain: 'a.com', aliases: [{ firstName: 'A', lastName: 'B', alias: 'a' }] }],
    hosting: { provider: 'x', username: 'u', password: new Secret('p'), smtpHost: 'h' },
  };
}

const hooks: ClientOptions = {
  confirm: async ({ price, key }: Confirmation) => (price?.amount ?? 0) < 10 && key !== undefined,
  onRequest: ({ method, url, body }: PlannedRequest) => void [method, url, body],
  onEvent: ({ event, attempt }: CallEvent) => void [event, attempt],
  logger: console,
  journal: 'memory',
  maxPerCall: '12.50',
  maxPerDay: 100,
};

export async function placing(): Promise<string | undefined> {
  const write: WriteOptions = { ...options, dryRun: true };
  const charge: ChargeOptions = { ...write, key: 'k', expectedPrice: 7, priceTolerance: 0.5 };
  const receipt: Receipt = await new Client(hooks).orders.place({ provider: 'scaledmail', domains: [] }, charge);
  holds<Equal<typeof receipt.outcome, Outcome>>();
  holds<Equal<typeof receipt.warnings, readonly string[]>>();
  const preview = await client.orders.preview({ provider: 'scaledmail' });
  const ready: boolean = preview.ready;
  const { outcome } = await client.orders.cancel({ orderId: 'rec' }, write);
  const placement = await client.placements.settle({ key: 'k', outcome: 'rejected', reason: 'r' });
  const { result } = await client.placements.reconcile({ key: placement.key });
  await client.request({ method: 'POST', path: '/x' }, { key: 'k', dryRun: true });
  void [ready, outcome, result, client.withOptions({ dryRun: true })];
  return receipt.request?.url;
}

export function mistakes(): void {
  // @ts-expect-error a read has nothing to try out
  void client.orders.list({ dryRun: true });
  // @ts-expect-error only a charge has a key
  void client.orders.cancel({ orderId: 'rec' }, { key: 'k' });
  // @ts-expect-error a key is for one call
  client.withOptions({ key: 'k' });
  // @ts-expect-error who confirms says so
  new Client({ confirm: () => {} });
  // @ts-expect-error a required parameter is missing
  void client.orders.get({});
  // @ts-expect-error params come as one object
  void client.orders.get('rec');
  // @ts-expect-error a misspelt option
  void client.orders.list({ timeOut: 5 });
  // @ts-expect-error a closed enum of requests
  void client.orders.create({ ...purchase(), provider: 'elsewhere' });
  // @ts-expect-error a name of the wire
  void client.orders.create({ price_id: 'p', provider: 'other' });
  // @ts-expect-error a secret is no string
  const text: string = new Secret('p');
  // @ts-expect-error an answer does not change
  (order: Order) => (order.status = 'Active');
  // @ts-expect-error nor do its lists
  (list: MailboxList) => list.mailboxes?.push({});
  // @ts-expect-error nor do its unknown fields
  (order: Order) => ((order.extra ?? {})['anything'] = 1);
  // @ts-expect-error nouns do not change
  client.orders = client.orders;
  // @ts-expect-error a signal belongs to a call
  client.withOptions({ signal: AbortSignal.abort() });
  void text;
}

export function failures(error: unknown): Outcome | undefined {
  if (error instanceof OutcomeUnknownError) {
    holds<Equal<typeof error.kind, 'outcome_unknown'>>();
    return error.outcome;
  }
  if (error instanceof ValidationError) return void error.violations.map(({ field, rule }) => `${field} ${rule}`);
  if (error instanceof ScaledMailError) {
    holds<Equal<typeof error.kind, ErrorKind>>();
    const wait: number | undefined = error.retryAfter;
    void [wait, error.status, error.requestId, error.causeKind, error.attempts, error.operation, error.rawBody, error.cause];
  }
  return undefined;
}
