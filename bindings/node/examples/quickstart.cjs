// The same in CommonJS.
const { Client } = require('scaledmail');

async function main() {
  const client = new Client();
  const { domains } = await client.domains.list();
  for (const { domain, status, totalMailboxes } of domains ?? []) {
    console.log(`${domain}: ${status}, ${totalMailboxes} mailboxes`);
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
