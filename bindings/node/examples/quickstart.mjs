// Lists the domains of the account, and looks whether others are free. Reads only.
// The key and the organization come from SCALEDMAIL_API_KEY and SCALEDMAIL_ORGANIZATION_ID.
import { Client } from 'scaledmail';

const client = new Client();

const { domains } = await client.domains.list();
for (const { domain, status, totalMailboxes } of domains ?? []) {
  console.log(`${domain}: ${status}, ${totalMailboxes} mailboxes`);
}

for (const { domain, status, price } of await client.domains.search({ domains: ['example-mail.com', 'taken.com'] })) {
  console.log(`${domain}: ${status === 'available' ? `${price} USD` : status}`);
}
