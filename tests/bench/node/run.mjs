// What the Node package costs beside what people would write without it: node --expose-gc run.mjs PACKAGE URL
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Mailboxes, contenders } from './contenders.mjs';
import { MANY, mailboxes } from './large.mjs';
import { crowd, inTurns, median, table } from './measure.mjs';

const ROUNDS = 9;
const [given, address] = process.argv.slice(2);
const folder = resolve(given);
const require = createRequire(import.meta.url);
const scaledmail = await import(pathToFileURL(join(folder, 'index.mjs')));
const { order, mailboxes: lists } = contenders(scaledmail, address);
const each = (calls, wrap) => Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, () => wrap(call)]));

console.log(`Node ${process.version}, ${ROUNDS} rounds in turns, one server, pacing off`);
console.log(table('One call after the other, a small answer', await inTurns(each(order, (call) => crowd(1_000, 1, call)), ROUNDS), { per: 1_000, unit: 'µs for a call', scale: 1000 }));
console.log(table('64 calls at once, a small answer', await inTurns(each(order, (call) => crowd(2_000, 64, call)), ROUNDS), { per: 2_000, unit: 'µs for a call', scale: 1000 }));

console.log(table(`A whole call that lists ${MANY} mailboxes, with passwords`, await inTurns(lists, ROUNDS)));

// What is left of an answer for the event loop: the library has put the names of JavaScript into the text.
const { decode } = require(join(folder, 'dist/decode.js'));
const { index } = require(join(folder, 'dist/tables.js'));
const { operations } = require(join(folder, 'dist/generated/tables.js'));
for (const passwords of [false, true]) {
  const text = mailboxes(MANY, passwords);
  const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
  const told = { text: mailboxes(MANY, passwords, camel), touch: passwords ? 'secrets' : 'nothing' };
  const ways = {
    scaledmail: () => decode(told, operations.mailboxes_list.answer, index),
    'JSON.parse': () => JSON.parse(text),
    'JSON.parse + zod': () => Mailboxes.parse(JSON.parse(text)),
  };
  console.log(table(`Decoding ${MANY} mailboxes ${passwords ? 'with' : 'without'} passwords`, await inTurns(ways, ROUNDS)));
}

/** Milliseconds that a program takes from start to end. */
function started(...options) {
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - begin;
}
const at = JSON.stringify(folder);
const programs = {
  'require and a client': ['-e', `new (require(${at}).Client)({ apiKey: 'k', journal: 'memory' })`],
  require: ['-e', `require(${at})`],
  import: ['--input-type=module', '-e', `await import(${JSON.stringify(pathToFileURL(join(folder, 'index.mjs')).href)})`],
};
const bare = { 'require and a client': ['-e', ''], require: ['-e', ''], import: ['--input-type=module', '-e', ''] };
const over = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
for (let round = 0; round < 31; round += 1) for (const name of Object.keys(over)) over[name].push(started(...programs[name]) - started(...bare[name]));
console.log('\nStarting, over bare Node\n\n| | median ms | quartiles |\n|---|---|---|');
for (const [name, values] of Object.entries(over)) {
  const sorted = values.sort((a, b) => a - b);
  console.log(`| ${name} | ${median(sorted).toFixed(1)} | ${sorted[sorted.length >> 2].toFixed(1)}–${sorted[(sorted.length * 3) >> 2].toFixed(1)} |`);
}

const growth = spawnSync(process.execPath, ['--expose-gc', join(import.meta.dirname, 'growth.mjs'), folder, address], { encoding: 'utf8' });
if (growth.status !== 0) throw new Error(growth.stderr);
console.log('\nWhat calls leave behind, 64 at once\n\n| after | resident MB | heap MB | external MB | handles | descriptors |\n|---|---|---|---|---|---|');
let made = 0;
for (const { calls, rss, heap, external, handles, descriptors } of JSON.parse(growth.stdout)) {
  made += calls;
  console.log(`| ${made} calls | ${rss.toFixed(1)} | ${heap.toFixed(2)} | ${external.toFixed(2)} | ${handles} | ${descriptors} |`);
}
