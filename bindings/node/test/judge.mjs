// What a request may look like, in words of its own: whatever breaks this should have been refused before it was sent.

const DOMAIN = ['domain', 'redirect', 'profile_picture', 'first_name', 'last_name', 'aliases'];
const ORDER = ['domains', 'quantity', 'hosting', 'sequencer', 'tag', 'providers'];
const NONE = [];

// Method, path, query, fields of the body, fields that must be there.
const OPERATIONS = [
  ['GET', '/organizations', NONE],
  ['GET', '/domains', NONE],
  ['GET', '/purchased-domains', ['available']],
  ['POST', '/search-domains', NONE, ['domains'], ['domains']],
  ['POST', '/suggest-domains', ['page', 'limit'], ['domain', 'tlds'], ['domain']],
  ['POST', '/buy-domains', NONE, ['domains'], ['domains']],
  ['POST', '/swap-domain/*', ['provider'], ['new_domain', 'hosting'], ['new_domain']],
  ['POST', '/swap-redirect/*', NONE, ['new_redirect'], ['new_redirect']],
  ['POST', '/swap-sender-name/*', ['mode'], ['sender_names'], ['sender_names']],
  ['POST', '/swap-domain-masking/*', NONE, ['new_primary_domain'], ['new_primary_domain']],
  ['GET', '/domain-masking', NONE],
  ['GET', '/packages', NONE],
  ['POST', '/calculate-package', NONE, ['volume', 'period', 'providers', 'distribution', 'tier'], ['volume', 'providers']],
  ['GET', '/orders', NONE],
  ['GET', '/orders/*', NONE],
  ['POST', '/create-order/*', ['provider', 'coupon'], ORDER],
  ['POST', '/create-custom-order', ['provider', 'coupon'], ORDER, ['providers']],
  ['DELETE', '/orders/*', NONE],
  ['PATCH', '/orders/*/tag', NONE, ['tag'], ['tag']],
  ['GET', '/pending-forms', NONE],
  ['POST', '/submit-form/*', ['provider'], ORDER, ['providers']],
  ['GET', '/pre-warm-inboxes', NONE],
  ['POST', '/buy-pre-warm-inboxes', NONE, ['domains', 'tag', 'sequencer'], ['domains']],
  ['GET', '/mailboxes/*', ['password']],
  ['GET', '/reporting', NONE],
];
const LONGEST = { '/search-domains': 30, '/buy-domains': 10 };

/** What is wrong with a request; nothing when it is right, or when it is a raw one that no operation describes. */
export function judge({ method, url, body }) {
  if (url.pathname.includes('//') || /\/(\.|%2e){1,2}(\/|$)/i.test(url.pathname) || /%2f|%5c/i.test(url.pathname)) return 'the path';
  const found = OPERATIONS.find(([its, path]) => its === method && pattern(path).test(url.pathname));
  if (found === undefined) return undefined;
  const [, path, query, fields, required = NONE] = found;
  const stray = [...url.searchParams.keys()].find((name) => name !== 'organization_id' && !query.includes(name));
  if (stray !== undefined) return `the query parameter ${stray}`;
  if (fields === undefined) return body === '' || method === 'GET' ? undefined : 'a body';
  const sent = JSON.parse(body);
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return 'the body is no object';
  const unknown = Object.keys(sent).find((name) => !fields.includes(name));
  if (unknown !== undefined) return `the field ${unknown}`;
  const missing = required.find((name) => !(name in sent));
  if (missing !== undefined) return `${missing} is missing`;
  const list = sent.domains;
  if (list !== undefined && (!Array.isArray(list) || list.length > (LONGEST[path] ?? Infinity))) return 'the list of domains';
  for (const entry of list ?? []) {
    const name = typeof entry === 'string' ? entry : entry.domain;
    if (typeof name !== 'string' || !/^[^\s@/\\]+\.[^\s@/\\]+$/.test(name)) return `the domain ${name}`;
    const strange = typeof entry === 'string' ? undefined : Object.keys(entry).find((field) => ![...DOMAIN, 'id'].includes(field));
    if (strange !== undefined) return `the field ${strange} of a domain`;
  }
  if (typeof sent.tag === 'string' && [...sent.tag].length > (path.endsWith('/tag') ? 320 : 20)) return 'the tag';
  return undefined;
}

function pattern(path) {
  return new RegExp(`^${path.replaceAll('*', '[^/]+')}$`);
}

