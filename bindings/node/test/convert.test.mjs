// The tables between the names of the wire and those of JavaScript, without any server.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const { encode, renamePath } = require('../dist/encode.js');
const { indexed } = require('../dist/shapes.js');
const { tables } = require('../dist/generated/tables.js');
const { Secret } = require('../dist/index.js');

const index = indexed(tables);
const order = { schema: 'CreateOrder' };

test('a request gets the names of the wire at every depth', () => {
  const sent = encode(
    {
      priceId: 'price_1',
      provider: 'other',
      coupon: undefined,
      domains: [{ domain: 'a.com', aliases: [{ firstName: 'A', lastName: 'B', alias: 'a', profilePicture: 'p' }] }],
      providers: { google: { domains: [{ domain: 'b.com', firstName: 'C' }], mailboxesPerDomain: 2 } },
      hosting: { provider: 'x', username: 'u', password: new Secret('pw'), smtpHost: 'h', nested: { someKey: [1, null, true] } },
    },
    order,
    index,
    '',
  );
  assert.deepEqual(sent, {
    price_id: 'price_1',
    provider: 'other',
    domains: [{ domain: 'a.com', aliases: [{ first_name: 'A', last_name: 'B', alias: 'a', profile_picture: 'p' }] }],
    providers: { google: { domains: [{ domain: 'b.com', first_name: 'C' }], mailboxes_per_domain: 2 } },
    hosting: { provider: 'x', username: 'u', password: 'pw', smtpHost: 'h', nested: { someKey: [1, null, true] } },
  });
});

test('names that no table knows pass as they are', () => {
  assert.deepEqual(encode({ priceId: 'p', nonsense: 1, ['__proto__x']: 2 }, order, index, ''), { price_id: 'p', nonsense: 1, ['__proto__x']: 2 });
  const hostile = encode(JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}'), order, index, '');
  assert.equal(JSON.stringify(hostile), '{"__proto__":{"polluted":1},"constructor":2}');
  assert.equal({}.polluted, undefined);
});

test('what JSON cannot say is a TypeError that names the field', () => {
  const cycle = { domain: 'a.com' };
  cycle.aliases = [cycle];
  class Money {
    toJSON() {
      return '1';
    }
  }
  for (const [params, message] of [
    [{ quantity: 1n }, /^quantity: bigint cannot be sent/],
    [{ quantity: Number.NaN }, /^quantity: NaN is not a finite number/],
    [{ domains: [{ domain: () => 'a' }] }, /^domains\[0\]\.domain: function cannot be sent/],
    [{ domains: [{ domain: 'a.com' }, undefined] }, /^domains\[1\]: undefined cannot be sent/],
    [{ domains: Array(2) }, /^domains\[0\]: /],
    [{ domains: [cycle] }, /^domains\[0\]\.aliases.*contains itself/],
    [{ domains: new Set(['a.com']) }, /^domains: a Set cannot be sent/],
    [{ tag: new Date(0) }, /^tag: a Date cannot be sent/],
    [{ tag: new Money() }, /^tag: a Money cannot be sent/],
    [{ tag: 'half \ud83d' }, /^tag: .*surrogate/],
    [{ tag: Symbol('x') }, /^tag: symbol cannot be sent/],
    [{ domains: [{ first_name: 'A' }] }, /^domains\[0\]\.first_name: the field is called firstName here/],
  ]) {
    assert.throws(() => encode(params, order, index, ''), (error) => error instanceof TypeError && message.test(error.message), String(message));
  }
});

test('objects of another realm are plain', async () => {
  const { runInNewContext } = await import('node:vm');
  assert.deepEqual(encode(runInNewContext('({ tag: "t", domains: [{ domain: "a.com" }] })'), order, index, ''), { tag: 't', domains: [{ domain: 'a.com' }] });
});

test('paths of violations are given back as the caller wrote them', () => {
  assert.equal(renamePath('domains[0].aliases[1].first_name', 'CreateOrder', index), 'domains[0].aliases[1].firstName');
  assert.equal(renamePath('price_id', 'CreateOrder', index), 'priceId');
  assert.equal(renamePath('hosting.some_detail', 'CreateOrder', index), 'hosting.some_detail');
  assert.equal(renamePath('no_such.first_name', 'CreateOrder', index), 'no_such.first_name');
  assert.equal(renamePath('a_b', undefined, index), 'a_b');
});

test('no name of the wire is among ours', () => {
  for (const [schema, rows] of Object.entries(tables)) {
    for (const [, name] of rows) assert.match(name, /^[a-z][a-zA-Z0-9]*$/, schema);
    assert.equal(new Set(rows.map(([, name]) => name)).size, rows.length, schema);
  }
});

test('every table gives the names of the wire', () => {
  for (const [schema, rows] of Object.entries(tables)) {
    const plain = rows.filter(([, , shape]) => shape === undefined);
    const ours = Object.fromEntries(plain.map(([, name]) => [name, 1]));
    assert.deepEqual(Object.keys(encode(ours, { schema }, index, '')), plain.map(([name]) => name));
  }
});
