/** Names of the wire in the texts of errors, as they are called here. */
import { tables } from './generated/tables';
import { optionNames } from './options';

const NAME = /(?<![\w.])[a-z]+(?:_[a-z]+)+(?!\w)/g;

let names: ReadonlyMap<string, string> | undefined;

/** A text of ours with our names. Not for texts of others, or with values in them: those are not ours to change. */
export function nativeNames(text: string): string {
  return text.replace(NAME, (word) => (names ??= known()).get(word) ?? word);
}

function known(): ReadonlyMap<string, string> {
  const fields = Object.values(tables).flatMap((rows) => rows.map(([wire, name]): [string, string] => [wire, name]));
  return new Map([...fields, ...optionNames()]);
}
