/** Answers: passwords become secrets. Their names are those of JavaScript already: the native library sees to that. */
import { type Told, native } from './native';
import { Secret } from './secret';
import { type Field, type Index, type Shape, put } from './shapes';

/** The value that a text of the native library tells of. */
export function decode({ text, touch }: Told, shape: Shape | undefined, index: (schema: string) => Index): unknown {
  const value: unknown = JSON.parse(text);
  return touch === 'nothing' ? value : touched(value, shape, touch === 'everything', index);
}

/** The same of a value that is parsed; with `all` also what nothing describes is looked through. Changes it in place. */
export function touched(value: unknown, shape: Shape | undefined, all: boolean, index: (schema: string) => Index): unknown {
  if (shape === 'secret') return hide(value, true);
  if (typeof value !== 'object' || value === null) return value;
  const array = Array.isArray(value);
  if (typeof shape === 'object') {
    if ('list' in shape && array) return touchedList(value, shape.list, all, index);
    if ('schema' in shape && !array) return touchedObject(value as Record<string, unknown>, index(shape.schema), all, index);
    if ('map' in shape && !array) {
      for (const [key, item] of Object.entries(value)) put(value as Record<string, unknown>, key, touched(item, shape.map, all, index));
      return value;
    }
  }
  return all ? hide(value, false) : value;
}

function touchedList(list: unknown[], shape: Shape, all: boolean, index: (schema: string) => Index): unknown[] {
  if (!all && typeof shape === 'object' && 'schema' in shape) {
    // The way of a large list: what is the same for all of its records is found out once.
    const { secrets } = index(shape.schema);
    for (const record of list) if (isObject(record)) hideSecrets(record, secrets, index);
    return list;
  }
  for (let position = 0; position < list.length; position += 1) list[position] = touched(list[position], shape, all, index);
  return list;
}

function touchedObject(value: Record<string, unknown>, of: Index, all: boolean, index: (schema: string) => Index): object {
  if (!all) return hideSecrets(value, of.secrets, index);
  for (const { name, shape } of of.fields) {
    const item = value[name];
    if (item !== undefined) value[name] = touched(item, shape, all, index);
  }
  const extra = value['extra'];
  if (isObject(extra)) for (const [key, item] of Object.entries(extra)) put(extra, key, hide(item, namesSecret(key)));
  return value;
}

function hideSecrets(value: Record<string, unknown>, secrets: readonly Field[], index: (schema: string) => Index): object {
  for (let position = 0; position < secrets.length; position += 1) {
    const { name, shape } = secrets[position] as Field;
    const item = value[name];
    if (shape === 'secret' && typeof item === 'string') value[name] = new Secret(item);
    else if (item !== undefined) value[name] = touched(item, shape, false, index);
  }
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What nothing describes, with secrets where its names speak of them. */
function hide(value: unknown, secret: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => hide(item, secret));
  if (typeof value === 'object' && value !== null) {
    const hidden: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) put(hidden, key, hide(item, secret || namesSecret(key)));
    return hidden;
  }
  return secret && (typeof value === 'string' || typeof value === 'number') ? new Secret(String(value)) : value;
}

let words: readonly string[] | undefined;

function namesSecret(name: string): boolean {
  words ??= native().secretWords();
  const lower = name.toLowerCase().replace(/[_-]/g, '');
  return words.some((word) => lower.includes(word));
}
