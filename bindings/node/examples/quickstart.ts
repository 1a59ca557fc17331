// The same in TypeScript, and what may go wrong.
import { AuthenticationError, Client, type Domain, RateLimitedError, ScaledMailError } from 'scaledmail';

async function domains(client: Client): Promise<readonly Domain[]> {
  const { domains } = await client.domains.list({ timeout: 10_000 });
  return domains ?? [];
}

try {
  for (const { domain, status, totalMailboxes } of await domains(new Client())) {
    console.log(`${domain}: ${status}, ${totalMailboxes} mailboxes`);
  }
} catch (error) {
  if (error instanceof AuthenticationError) console.error('the key is wrong');
  else if (error instanceof RateLimitedError) console.error(`try again in ${error.retryAfter ?? 1_000} ms`);
  else if (error instanceof ScaledMailError) console.error(error.kind, error.message);
  else throw error;
  process.exitCode = 1;
}
