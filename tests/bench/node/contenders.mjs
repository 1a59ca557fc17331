// Who gets an order, and lists mailboxes: the package, and what people would write without it.
import axios from 'axios';
import http from 'node:http';
import { Agent, request } from 'undici';
import { z } from 'zod';

const text = z.string().nullish();
const number = z.number().nullish();
const Package = z.looseObject({
  type: text, id: text, note: text, payment_id: text, created_at: text, total_domains: number, status: text, domains: z.array(z.looseObject({ id: text, name: text, status: text })).nullish(),
});
const Order = z.looseObject({
  id: text, created_at: text, amount: number, tag: text, status: text, description: text, invoices: z.array(z.unknown()).nullish(), total_domains: number, packages: z.array(Package).nullish(), addons: z.array(z.unknown()).nullish(), current_items: z.array(z.unknown()).nullish(),
});
const Mailbox = z.looseObject({
  first_name: text, last_name: text, alias: text, email: text, domain_id: text, payment_id: text, order_id: text, order_type: text, status: text, tag: text, mailbox_password: text,
});
export const Mailboxes = z.looseObject({ total: z.number().nullish(), mailboxes: z.array(Mailbox).nullish() });

/** Calls of each contender to the service at that address. */
export function contenders(scaledmail, address) {
  const settings = { apiKey: 'bench-key', organizationId: 'recBenchOrganization' };
  const baseUrl = `${address}/api/v1`;
  const client = new scaledmail.Client({ ...settings, baseUrl, pacing: false, journal: 'memory' });
  const headers = { authorization: `Bearer ${settings.apiKey}` };
  const url = (path) => `${baseUrl}${path}?organization_id=${settings.organizationId}`;
  const dispatcher = new Agent({ connections: 64 });
  const httpAgent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const good = (status) => {
    if (status !== 200) throw new Error(`the service answered ${status}`);
  };
  const withUndici = async (path) => {
    const { statusCode, body } = await request(url(path), { headers, dispatcher });
    good(statusCode);
    return JSON.parse(await body.text());
  };
  const withFetch = async (path, schema) => {
    const answer = await fetch(url(path), { headers });
    good(answer.status);
    return schema.parse(await answer.json());
  };
  const withAxios = async (path) => {
    const { status, data } = await axios.get(url(path), { headers, httpAgent, maxContentLength: Infinity });
    good(status);
    return data;
  };
  const [orderId, domainId] = ['recBenchOrder', 'recDomain0'];
  return {
    order: {
      scaledmail: () => client.orders.get({ orderId }),
      'undici + JSON.parse': () => withUndici(`/orders/${orderId}`),
      'fetch + zod': () => withFetch(`/orders/${orderId}`, Order),
      axios: () => withAxios(`/orders/${orderId}`),
    },
    mailboxes: {
      scaledmail: () => client.mailboxes.list({ domainId, password: true }),
      'undici + JSON.parse': () => withUndici(`/mailboxes/${domainId}`),
      'fetch + zod': () => withFetch(`/mailboxes/${domainId}`, Mailboxes),
      axios: () => withAxios(`/mailboxes/${domainId}`),
    },
  };
}
