// What ten thousand calls leave behind: node --expose-gc growth.mjs PACKAGE URL
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { contenders } from './contenders.mjs';
import { crowd } from './measure.mjs';

const [folder, address] = process.argv.slice(2);
const { scaledmail } = contenders(await import(pathToFileURL(join(folder, 'index.mjs'))), address).order;

async function state() {
  for (let round = 0; round < 3; round += 1) {
    await setTimeout(50);
    globalThis.gc();
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss: rss / 1e6, heap: heapUsed / 1e6, external: external / 1e6, handles: process.getActiveResourcesInfo().length, descriptors: readdirSync('/proc/self/fd').length };
}

const rows = [];
for (const calls of [1_000, 10_000, 10_000, 10_000]) {
  await crowd(calls, 64, scaledmail);
  rows.push({ calls, ...(await state()) });
}
console.log(JSON.stringify(rows));
