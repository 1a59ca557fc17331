// Measuring contenders against each other: in turns, in several rounds, as ratios of one run.

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
};

/** What the last one gave is held until its time is taken: whoever asks for an answer looks at it. */
export let held;

/** Rounds in which every contender has its turn, each time another one first: milliseconds by contender and round. */
export async function inTurns(contenders, rounds) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await contenders[name]();
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      held = undefined;
      globalThis.gc?.();
      const begin = performance.now();
      held = await contenders[name]();
      times[name].push(performance.now() - begin);
    }
  }
  return times;
}

/** A table of times, and of how the first contender compares with each: median, least and most of the rounds. */
export function table(title, times, { per = 1, unit = 'ms', scale = 1 } = {}) {
  const [ours, ...others] = Object.keys(times);
  const shown = (value) => value.toFixed(value < 10 ? 2 : 1);
  const ratio = (name) => {
    const ratios = times[ours].map((time, round) => time / times[name][round]);
    return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
  };
  const row = (name) => {
    const each = times[name].map((time) => (time / per) * scale);
    return `| ${name} | ${shown(median(each))} | ${shown(Math.min(...each))}–${shown(Math.max(...each))} | ${name === ours ? '' : ratio(name)} |`;
  };
  return [`\n${title}\n`, `| | median ${unit} | spread | ${ours} takes so many times as long |`, '|---|---|---|---|', ...[ours, ...others].map(row)].join('\n');
}

/** Makes `count` calls, so many at once. */
export async function crowd(count, atOnce, call) {
  let left = count;
  const one = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}
