// The sandbox as TypeScript sees it.
import type { Client } from 'scaledmail';
import { type CommittedPurchase, type Fault, Sandbox, SandboxError, type SandboxOptions } from 'scaledmail/sandbox';

const options: SandboxOptions = { seed: 2, strict: true, limits: { enforced: false }, faults: [{ operation: '*', status: 503 }] };

export async function bought(): Promise<readonly CommittedPurchase[]> {
  await using sandbox: Sandbox = await Sandbox.start(options);
  const client: Client = sandbox.client({ timeout: 5_000 });
  const fault: Fault = { operation: 'domains_buy', fault: 'cut_off', when: 'after', times: 'always' };
  sandbox.fault(fault);
  await client.domains.buy({ domains: ['a.com'] });
  return sandbox.purchases();
}

export const place = (error: unknown): string => (error instanceof SandboxError ? error.place : '');

// @ts-expect-error there is no such fault
export const wrong: Fault = { operation: 'domains_buy', fault: 'explode' };
// @ts-expect-error a sandbox is started, not constructed
new Sandbox();
