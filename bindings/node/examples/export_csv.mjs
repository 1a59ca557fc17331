// Exports all mailboxes as CSV to the standard output, or into a file: node export_csv.mjs mailboxes.csv
// A stream with back-pressure: a domain is asked for when there is room for its mailboxes. Reads only.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'scaledmail';

const COLUMNS = ['email', 'firstName', 'lastName', 'status', 'domain', 'orderId'];
const AT_ONCE = 5;

/** The mailboxes of every domain, in order; a few domains are asked ahead, the client keeps to the limits. */
async function* mailboxes(client) {
  const { domains } = await client.domains.list();
  const waiting = (domains ?? []).filter(({ id }) => typeof id === 'string');
  const asked = [];
  while (waiting.length > 0 || asked.length > 0) {
    while (asked.length < AT_ONCE && waiting.length > 0) {
      const { id: domainId, domain } = waiting.shift();
      const call = client.mailboxes.list({ domainId });
      // Whoever waits for it is told; until then it must not count as unhandled.
      call.catch(() => {});
      asked.push({ domain, call });
    }
    const { domain, call } = asked.shift();
    const { mailboxes } = await call;
    for (const mailbox of mailboxes ?? []) yield { ...mailbox, domain, email: mailbox.email ?? `${mailbox.alias}@${domain}` };
  }
}

async function* csv(records) {
  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  yield `${COLUMNS.join(',')}\r\n`;
  for await (const record of records) {
    yield `${COLUMNS.map((column) => cell(String(record[column] ?? ''))).join(',')}\r\n`;
  }
}

const [file] = process.argv.slice(2);
const target = file === undefined ? process.stdout : createWriteStream(file);
await pipeline(Readable.from(mailboxes(new Client()), { highWaterMark: 16 }), csv, target, { end: file !== undefined });
