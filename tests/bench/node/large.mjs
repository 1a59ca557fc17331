// An answer of fifty thousand mailboxes.

export const MANY = 50_000;

/** Its text; with passwords, or without, and with the names of the wire or with those of JavaScript. */
export function mailboxes(count, passwords, rename = (name) => name) {
  const one = (position) => ({
    first_name: `First${position % 500}`,
    last_name: `Last${position % 700}`,
    alias: `first.last${position}`,
    email: `first.last${position}@example-${position % 900}.com`,
    domain_id: `recDomain${position % 900}`,
    payment_id: `recPayment${position % 300}`,
    order_id: `recOrder${position % 300}`,
    order_type: 'google',
    status: 'Active',
    tag: 'spring',
    ...(passwords && { mailbox_password: `password-${position}` }),
  });
  const renamed = (record) => Object.fromEntries(Object.entries(record).map(([name, value]) => [rename(name), value]));
  return JSON.stringify({ total: count, mailboxes: Array.from({ length: count }, (_, position) => renamed(one(position))) });
}
