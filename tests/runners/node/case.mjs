// The format of a contract case, held strictly: a key that means nothing is an error, not a check that never runs.

const TEXT = (value) => typeof value === 'string';
const WHOLE = (value) => Number.isInteger(value);
const BOOLEAN = (value) => typeof value === 'boolean';
const ANY = () => true;
const ONE_OF = (...words) => (value) => words.includes(value);
const OBJECT = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const OR_NULL = (check) => (value) => value === null || check(value);

const list = (shape) => ({ list: shape });

const AMOUNT = (value) => typeof value === 'string' || Number.isFinite(value);
const DEFAULTS = { organization_id: OR_NULL(TEXT), timeout_seconds: Number.isFinite, max_retries: WHOLE, dry_run: BOOLEAN };
const OPTIONS = { ...DEFAULTS, key: TEXT, expected_price: AMOUNT, price_tolerance: AMOUNT };
const SETTINGS = {
  ...DEFAULTS,
  journal: TEXT,
  max_per_call: AMOUNT,
  max_per_day: AMOUNT,
  api_key: OR_NULL(TEXT),
  base_url: TEXT,
  connect_timeout_seconds: Number.isFinite,
  pacing: BOOLEAN,
  read_only: BOOLEAN,
  proxy: TEXT,
  ca_certificate_pem: TEXT,
  user_agent: TEXT,
};
const CALL = { call: TEXT, params: OBJECT, options: OPTIONS };

const RETRY_AFTER = ['retry_after_seconds', 'retry_after_as'];
// The keys that each kind of fault takes beside those of all faults.
const KINDS = {
  answer: ['status', 'headers', 'body', 'text'],
  hang: [],
  close: [],
  reset: [],
  cut_off: [],
  wrong_type: [],
  empty: [],
  slow_body: ['bytes_per_second'],
  slow_headers: ['bytes_per_second'],
  internal_error: [],
  bad_gateway: [],
  unavailable: RETRY_AFTER,
  request_timeout: [],
  conflict: [],
  rate_limited: RETRY_AFTER,
  payment_incomplete: [],
};
const FAULT = {
  operation: TEXT,
  fault: ONE_OF(...Object.keys(KINDS)),
  when: ONE_OF('before', 'after'),
  times: (value) => WHOLE(value) || value === 'always',
  status: WHOLE,
  headers: OBJECT,
  body: ANY,
  text: TEXT,
  bytes_per_second: WHOLE,
  retry_after_seconds: WHOLE,
  retry_after_as: ONE_OF('seconds', 'date'),
};

const CASE = {
  about: TEXT,
  given: {
    client: SETTINGS,
    faults: list(FAULT),
    limits: {
      enforced: BOOLEAN,
      requests_per_second: WHOLE,
      searches_per_minute: WHOLE,
      retry_after: TEXT,
      block_seconds: WHOLE,
    },
    freeze_clock: BOOLEAN,
    before: list({ ...CALL, faults: list(FAULT), error: TEXT }),
    advance_seconds: Number.isFinite,
    latency_seconds: Number.isFinite,
  },
  when: { ...CALL, raw: { method: TEXT, path: TEXT, query: OBJECT, body: ANY }, cancelled: BOOLEAN },
  then: {
    placed: TEXT,
    reconciled: TEXT,
    lookups: BOOLEAN,
    requests: list({ method: TEXT, path: TEXT, query: OBJECT, headers: OBJECT, body: ANY }),
    commits: WHOLE,
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
  const faults = [...(parsed.given?.before ?? []), parsed.given].flatMap((given) => given?.faults ?? []);
  for (const fault of faults) {
    const kind = fault.fault ?? 'answer';
    need(fault, kind === 'answer' ? ['operation', 'status'] : ['operation'], 'given.faults');
    const stray = Object.keys(fault).find((key) => !['operation', 'fault', 'when', 'times', ...KINDS[kind]].includes(key));
    if (stray !== undefined) throw new Error(`given.faults: \`${stray}\` does not go with ${kind}`);
  }
  if (parsed.given?.limits) need(parsed.given.limits, ['enforced'], 'given.limits');
  for (const request of parsed.then.requests ?? []) need(request, ['method', 'path'], 'then.requests');
  if (Object.keys(parsed.then).every((key) => key === 'lookups')) throw new Error('then: nothing is checked');
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
