// Servers for the tests: the sandbox, and one that does exactly what a test says.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

/** Starts the sandbox; `stop` ends it. */
export async function sandbox() {
  const binary = process.env.SCALEDMAIL_SANDBOX;
  if (!binary) throw new Error('SCALEDMAIL_SANDBOX must name the sandbox binary');
  const child = spawn(binary, ['--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const url = line.match(/http:\/\/\S+/)[0];
  const control = async (path, body) => {
    const init = body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await fetch(`${url}/_sandbox/${path}`, init);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    settings: { apiKey: 'sandbox-key', baseUrl: `${url}/api/v1`, organizationId: 'recSandboxOrganization1', pacing: false, journal: 'memory' },
    control,
    stop: async () => {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** A server that answers with `handler` and remembers every request. */
export async function server(handler) {
  const requests = [];
  const http = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    requests.push({ method: request.method, url: new URL(request.url, 'http://localhost'), headers: request.headers, body });
    await handler(response, requests.at(-1));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    requests,
    settings: { apiKey: 'key-of-a-test', baseUrl: `http://127.0.0.1:${http.address().port}`, organizationId: 'recTest', pacing: false, maxRetries: 0, journal: 'memory' },
    stop: async () => {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

/** Answers with JSON. */
export function json(response, status, body, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A server that never answers, until its test is over. */
export async function silent(context) {
  const quiet = await server(() => {});
  context.after(() => quiet.stop());
  return quiet;
}

/** Waits until something holds. */
export async function until(condition) {
  while (!(await condition())) await new Promise((done) => setTimeout(done, 5));
}

/** Every method that sends something: its noun, its name, and itself. */
export function methods(client) {
  const nouns = Object.entries(client).filter(([, noun]) => typeof noun === 'object');
  return nouns.flatMap(([noun, value]) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(value))
      .filter((name) => name !== 'constructor')
      .map((name) => ({ noun, name, call: (...given) => value[name](...given) })),
  );
}
