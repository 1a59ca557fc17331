#!/usr/bin/env node
// Serves a sandbox until Ctrl-C or SIGTERM.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { Sandbox } from '../sandbox.mjs';

const HELP = `A local, stateful ScaledMail service for tests and trials.

Usage: scaledmail-sandbox [--port N] [--seed N] [--state FILE] [--faults FILE] [--strict]

  --port N       port; 0, the default, takes any free one
  --seed N       seed of ids and passwords, 1 by default
  --state FILE   sections of the state to begin with (JSON)
  --faults FILE  a list of faults to begin with (JSON), with the names of the wire
  --strict       keep the limits of the service, refuse what no document names
`;

const options = { port: { type: 'string' }, seed: { type: 'string' }, state: { type: 'string' }, faults: { type: 'string' } };
const read = (file) => (file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8')));

try {
  const { values } = parseArgs({ options: { ...options, strict: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
  } else {
    await serve(values);
  }
} catch (error) {
  process.stderr.write(`scaledmail-sandbox: ${error.message}\n`);
  process.exitCode = 1;
}

async function serve({ port = '0', seed = '1', state, faults, strict = false }) {
  const sandbox = await Sandbox.start({ port: Number(port), seed: Number(seed), strict, state: read(state), faults: read(faults) });
  // The service's thread does not keep the process alive.
  const alive = setInterval(() => {}, 1 << 30);
  const stop = async () => {
    clearInterval(alive);
    await sandbox.stop();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  process.stdout.write(`listening on ${sandbox.url}\nfor a client: SCALEDMAIL_BASE_URL=${sandbox.baseUrl} SCALEDMAIL_API_KEY=${Sandbox.apiKey}\n`);
}
