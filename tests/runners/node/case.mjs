// The format of a contract case, held strictly: a key that means nothing is an error, not a check that never runs.

const TEXT = (value) => typeof value === 'string';
const WHOLE = (value) => Number.isInteger(value);
const ANY = () => true;
const OBJECT = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const OR_NULL = (check) => (value) => value === null || check(value);

const list = (shape) => ({ list: shape });

const OPTIONS = { organization_id: OR_NULL(TEXT), timeout_seconds: Number.isFinite, max_retries: WHOLE };
const SETTINGS = {
  ...OPTIONS,
  api_key: OR_NULL(TEXT),
  base_url: TEXT,
  connect_timeout_seconds: Number.isFinite,
  pacing: (value) => typeof value === 'boolean',
  proxy: TEXT,
  ca_certificate_pem: TEXT,
  user_agent: TEXT,
};
const CALL = { call: TEXT, params: OBJECT };

const CASE = {
  about: TEXT,
  given: {
    client: SETTINGS,
    answers: list({ operation: TEXT, status: WHOLE, headers: OBJECT, body: ANY, text: TEXT, times: WHOLE }),
    before: list(CALL),
    advance_seconds: Number.isFinite,
  },
  when: { ...CALL, raw: { method: TEXT, path: TEXT, query: OBJECT, body: ANY }, options: OPTIONS },
  then: {
    requests: list({ method: TEXT, path: TEXT, query: OBJECT, headers: OBJECT, body: ANY }),
    result: ANY,
    extra: OBJECT,
    error: {
      kind: TEXT,
      outcome: OR_NULL(TEXT),
      status: OR_NULL(WHOLE),
      code: OR_NULL(TEXT),
      cause_kind: OR_NULL(TEXT),
      message: TEXT,
      message_absent: (value) => TEXT(value) || (Array.isArray(value) && value.every(TEXT)),
      violations: list({ field: TEXT, rule: TEXT }),
    },
  },
};

/** Throws when `parsed` is not a case. */
export function checkCase(parsed) {
  check(parsed, CASE, '');
  need(parsed, ['about', 'when', 'then'], 'a case');
  if (('call' in parsed.when) === ('raw' in parsed.when)) throw new Error('when: either `call` or `raw`');
  if ('raw' in parsed.when) {
    if ('params' in parsed.when) throw new Error('when: `params` go with `call`');
    need(parsed.when.raw, ['method', 'path'], 'when.raw');
  }
  for (const before of parsed.given?.before ?? []) need(before, ['call'], 'given.before');
  for (const answer of parsed.given?.answers ?? []) need(answer, ['operation', 'status'], 'given.answers');
  for (const request of parsed.then.requests ?? []) need(request, ['method', 'path'], 'then.requests');
  if (Object.keys(parsed.then).length === 0) throw new Error('then: nothing is checked');
  if ('error' in parsed.then) {
    need(parsed.then.error, ['kind'], 'then.error');
    if ('result' in parsed.then || 'extra' in parsed.then) throw new Error('then: a call that fails has no result');
  }
}

function need(value, keys, at) {
  for (const key of keys) if (!(key in value)) throw new Error(`${at}: \`${key}\` is missing`);
}

function check(value, shape, at) {
  if (typeof shape === 'function') {
    if (!shape(value)) throw new Error(`${at}: ${JSON.stringify(value)} does not belong here`);
  } else if (shape.list && Object.keys(shape).length === 1) {
    if (!Array.isArray(value)) throw new Error(`${at}: a list is expected`);
    value.forEach((item, position) => check(item, shape.list, `${at}[${position}]`));
  } else {
    if (!OBJECT(value)) throw new Error(`${at || 'the case'}: an object is expected`);
    for (const [key, item] of Object.entries(value)) {
      const path = at === '' ? key : `${at}.${key}`;
      if (!Object.hasOwn(shape, key)) throw new Error(`${path}: the format has no such key`);
      check(item, shape[key], path);
    }
  }
}
