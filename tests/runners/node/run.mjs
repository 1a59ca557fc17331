// Runs the contract cases against the npm package.
//
// node run.mjs --sandbox URL --cases DIR --package DIR [--only TEXT] [--wire FILE] [--times FILE]
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { checkCase } from './case.mjs';
import { cancelled, placed, reconciled, setLatency } from './lab.mjs';
import { commits, extra, failure, requests, subset, view, withoutLookups } from './compare.mjs';

const TEXT = { type: 'string' };
const { values: given } = parseArgs({ options: { sandbox: TEXT, cases: TEXT, package: TEXT, only: TEXT, wire: TEXT, times: TEXT } });
for (const name of ['sandbox', 'cases', 'package']) if (!given[name]) throw new Error(`--${name} is missing`);
const sandbox = given.sandbox.replace(/\/+$/, '');

// The parser is a tool of the package's own development and not of the package.
const tools = createRequire(join(resolve(given.package), 'package.json'));
const { parse } = tools('yaml');
const scaledmail = await import(pathToFileURL(join(resolve(given.package), 'index.mjs')).href);

// Only the cases say what the settings are.
for (const name of Object.keys(process.env)) if (name.startsWith('SCALEDMAIL_')) delete process.env[name];

const files = readdirSync(given.cases, { recursive: true }).filter((file) => file.endsWith('.yaml') && file.includes(given.only ?? '')).sort();
let failed = 0;
const wire = {};
const times = {};
for (const file of files) {
  await control('reset', {});
  try {
    await run(file, parse(readFileSync(join(given.cases, file), 'utf8')));
  } catch (problem) {
    failed += 1;
    console.log(`${relative('.', join(given.cases, file))}: ${problem.message}`);
  }
  wire[file] = await control('requests');
}
if (given.wire) writeFileSync(given.wire, JSON.stringify(wire));
if (given.times) writeFileSync(given.times, JSON.stringify(times));
console.log(`node: ${files.length} cases, ${files.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || files.length === 0 ? 1 : 0;

async function run(file, parsed) {
  checkCase(parsed);
  const { given: { client: settings = {}, faults = [], limits, freeze_clock: freeze = false, before = [], advance_seconds: seconds, latency_seconds: latency } = {}, when, then } = parsed;
  if (freeze) await control('clock', { freeze });
  if (limits !== undefined) await control('limits', limits, 'PUT');
  const client = new scaledmail.Client(
    options({
      api_key: 'sandbox-key', base_url: `${sandbox}/api/v1`, organization_id: 'recSandboxOrganization1', pacing: false, journal: 'memory', ...settings,
    }),
  );
  try {
    for (const { faults: own = [], error: kind, ...step } of before) {
      for (const fault of own) await control('faults', fault);
      const { error } = await attempt(client, step);
      if (error?.kind !== kind) throw error ?? new Error(`a call before succeeded: ${step.call}`);
    }
    if (seconds !== undefined) await control('clock', { advance_seconds: seconds });
    for (const fault of faults) await control('faults', fault);
    if (latency !== undefined) await setLatency(control, latency);
    const earlier = (await control('requests')).length;
    const begin = performance.now();
    const { result, error } = await (when.cancelled ? cancelled(control, when, (signal) => attempt(client, when, signal)) : attempt(client, when));
    times[file] = (performance.now() - begin) / 1000;
    const placements = await placed(client, then);
    if (when.cancelled) {
      // What it ended in is the language's own.
    } else if (then.error === undefined) {
      if (error !== undefined) throw new Error(`the call failed: ${error?.stack ?? error}`);
    } else {
      if (error === undefined) throw new Error(`the call succeeded: ${JSON.stringify(result)}`);
      failure(error, then.error, scaledmail);
    }
    const sent = (await control('requests')).slice(earlier);
    const seen = then.lookups === false ? withoutLookups(sent) : sent;
    if ('requests' in then) requests(seen, then.requests);
    if ('commits' in then) commits(seen, then.commits);
    if ('result' in then) subset(view(result, scaledmail.Secret, when.raw === undefined), then.result, 'result');
    if ('extra' in then) extra(result, then.extra);
    await reconciled(client, then, placements, control);
  } finally {
    await client.close();
  }
}

async function attempt(client, when, signal) {
  try {
    return { result: await (when.raw === undefined ? call(client, when, signal) : raw(client, when)) };
  } catch (error) {
    return { error: error ?? new Error('nothing was thrown') };
  }
}

async function raw(client, when) {
  // Some of it is shown only when it is asked for by name.
  const { status, headers, body, text, outcome, receipt, request } = await client.request(when.raw, options(when.options));
  return { status, headers, body, text, outcome, receipt, request };
}

async function call(client, { call: operation, params, options: given }, signal) {
  const [noun, ...words] = operation.split('_');
  const method = camel(words.join('_'));
  if (typeof client[noun]?.[method] !== 'function') throw new Error(`${operation}: the package has no client.${noun}.${method}`);
  // A method without parameters takes its options first.
  if (client[noun][method].length >= 2) return client[noun][method](camelKeys(params ?? {}), { ...options(given), ...(signal && { signal }) });
  if (params !== undefined && Object.keys(params).length > 0) throw new Error(`${operation} takes no parameters`);
  return client[noun][method](options(given));
}

function camel(name) {
  return name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/** Names as JavaScript writes them; the free details of a host are sent under the names they have. */
function camelKeys(value) {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [camel(key), key === 'hosting' ? item : camelKeys(item)]));
}

/** Options and settings as JavaScript writes them; null stands for "not set". */
function options(settings = {}) {
  const renamed = {};
  for (const [key, value] of Object.entries(settings)) {
    if (value === null) continue;
    if (value === '<fresh>') {
      renamed[camel(key)] = join(mkdtempSync(join(tmpdir(), 'journal-')), 'journal.sqlite');
      continue;
    }
    if (key.endsWith('_seconds')) renamed[camel(key.slice(0, -'_seconds'.length))] = value * 1000;
    else if (key === 'ca_certificate_pem') renamed.caCertificate = value;
    else renamed[camel(key)] = value;
  }
  return renamed;
}

async function control(path, body, method = 'POST') {
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined && method === 'POST' ? undefined : { method, body: JSON.stringify(body), headers };
  const answer = await fetch(`${sandbox}/_sandbox/${path}`, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`sandbox ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
