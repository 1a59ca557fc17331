// Comparing what happened with what a case expects.
import { inspect, isDeepStrictEqual } from 'node:util';

const show = (value) => (value === undefined ? 'nothing' : JSON.stringify(value));

export const snake = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Whether a text says what a case expects, with the names of the wire or with those of JavaScript. */
function says(text, expected) {
  const ours = expected.replace(/(?<![\w.])[a-z]+(_[a-z]+)+(?!\w)/g, (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()));
  return text.includes(expected) || text.includes(ours);
}

/** An answer as cases see it: names in snake case, unknown fields where they were, secrets in clear. */
export function view(value, Secret, typed = true) {
  if (value instanceof Secret) return value.reveal();
  if (Array.isArray(value)) return value.map((item) => view(item, Secret, typed));
  if (typeof value !== 'object' || value === null) return value;
  const seen = {};
  for (const [key, item] of Object.entries(value)) {
    if (typed && key === 'extra') {
      for (const [unknown, what] of Object.entries(item)) seen[snake(unknown)] = view(what, Secret, false);
    } else if (item !== undefined) {
      seen[snake(key)] = view(item, Secret, typed);
    }
  }
  return seen;
}

/** Throws unless `actual` has all of `expected`; lists have the same length. */
export function subset(actual, expected, at) {
  if (expected === '<any>') {
    if ((actual ?? null) === null) throw new Error(`${at}: something is expected`);
  } else if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) throw new Error(`${at}: expected ${show(expected)}, got ${show(actual)}`);
    expected.forEach((item, position) => subset(actual[position], item, `${at}[${position}]`));
  } else if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) throw new Error(`${at}: expected ${show(expected)}, got ${show(actual)}`);
    for (const [key, item] of Object.entries(expected)) subset(actual[snake(key)], item, `${at}.${key}`);
  } else if (expected !== (actual ?? null)) {
    // A field that is missing reads as null in some languages, so cases cannot tell the two apart.
    throw new Error(`${at}: expected ${show(expected)}, got ${show(actual)}`);
  }
}

/** Throws unless the requests are exactly these. */
export function requests(actual, expected) {
  if (actual.length !== expected.length) {
    const seen = actual.map(({ method, path }) => `${method} ${path}`).join(', ');
    throw new Error(`requests: expected ${expected.length}, got ${actual.length}: ${seen}`);
  }
  expected.forEach((wanted, position) => {
    const got = actual[position];
    const at = `requests[${position}]`;
    for (const key of ['method', 'path', 'query', 'body']) {
      if (key in wanted && !isDeepStrictEqual(got[key] ?? null, key === 'query' ? texts(wanted.query) : wanted[key])) {
        throw new Error(`${at}.${key}: expected ${show(wanted[key])}, got ${show(got[key])}`);
      }
    }
    for (const [name, value] of Object.entries(wanted.headers ?? {})) {
      const header = got.headers[name.toLowerCase()];
      if (value === '<any>' ? header === undefined : header !== String(value)) {
        throw new Error(`${at}.headers.${name}: expected ${show(value)}, got ${show(header)}`);
      }
    }
  });
}

const LOOKUPS = ['domains_list', 'domains_list_purchased', 'orders_list', 'orders_get'];
// How long the mark of a placement is.
const MARK = 11;

/** The requests without what the SDK reads for a charge, and without the mark of the placement in a tag. */
export function withoutLookups(log) {
  const sent = log.filter(({ operation }) => !LOOKUPS.includes(operation));
  for (const { body } of sent) {
    const tag = typeof body === 'object' && body !== null ? body.tag : undefined;
    if (typeof tag !== 'string') continue;
    const letters = [...tag];
    if (letters.length === MARK) delete body.tag;
    else if (letters.at(-MARK - 1) === '-') body.tag = letters.slice(0, -MARK - 1).join('');
  }
  return sent;
}

/** Throws unless so many of the requests changed something. */
export function commits(actual, expected) {
  const committed = actual.filter((request) => request.committed === true).length;
  if (committed !== expected) throw new Error(`commits: expected ${expected}, got ${committed}`);
}

/** Throws unless the unknown fields at each path are exactly these. */
export function extra(result, expected) {
  for (const [path, fields] of Object.entries(expected)) {
    let here = result;
    for (const step of path.split('.').filter((part) => part !== '')) {
      const key = Array.isArray(here) ? step : Object.keys(here ?? {}).find((name) => snake(name) === snake(step));
      here = here?.[key];
    }
    // Missing when there are none.
    const unknown = typeof here === 'object' && here !== null ? (here.extra ?? {}) : undefined;
    if (!isDeepStrictEqual(unknown, fields)) throw new Error(`extra ${show(path)}: expected ${show(fields)}, got ${show(unknown)}`);
  }
}

/** Throws unless `error` is as expected, its class included. */
export function failure(error, expected, scaledmail) {
  if (!(error instanceof scaledmail.ScaledMailError)) throw new Error(`error: ${error?.stack ?? error}`);
  for (const key of ['kind', 'outcome', 'status', 'code']) {
    if (key in expected && (error[key] ?? null) !== expected[key]) {
      throw new Error(`error.${key}: expected ${show(expected[key])}, got ${show(error[key])} (${error.message})`);
    }
  }
  if ('cause_kind' in expected && (error.causeKind ?? null) !== expected.cause_kind) {
    throw new Error(`error.cause_kind: expected ${show(expected.cause_kind)}, got ${show(error.causeKind)}`);
  }
  // All that an error shows, the body included that has to be asked for.
  const everything = `${error} ${inspect(error, { depth: null, showHidden: true })} ${JSON.stringify(error)} ${error.stack} ${error.rawBody}`;
  for (const text of [expected.message_absent ?? []].flat()) {
    if (everything.includes(text)) throw new Error(`error.message_absent: ${show(text)} is in ${everything}`);
  }
  const name = `${expected.kind.split('_').map((word) => word[0].toUpperCase() + word.slice(1)).join('')}Error`;
  if (error.name !== name || !(error instanceof scaledmail[name])) throw new Error(`error: expected the class ${name}, got ${error.name}`);
  if ('message' in expected && !says(error.message, expected.message)) {
    throw new Error(`error.message: expected ${show(expected.message)} in ${show(error.message)}`);
  }
  if ('violations' in expected) violations(error.violations, expected.violations);
}

function violations(actual, expected) {
  const seen = actual.map(({ field, rule }) => ({ field: snake(field), rule }));
  if (seen.length !== expected.length) throw new Error(`violations: expected ${expected.length}, got ${show(seen)}`);
  expected.forEach(({ field, rule }, position) => {
    const got = seen[position];
    if (field !== undefined && got.field !== snake(field)) throw new Error(`violations[${position}].field: expected ${field}, got ${got.field}`);
    if (rule !== undefined && !says(got.rule, rule)) throw new Error(`violations[${position}].rule: expected ${show(rule)} in ${show(got.rule)}`);
  });
}

function texts(query) {
  return Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)]));
}
