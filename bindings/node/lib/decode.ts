/** Answers: passwords become secrets. Their names are those of JavaScript already: the native library sees to that. */
import { type Told, native } from './native';
import { Secret } from './secret';
import { type Index, type Shape, put } from './shapes';

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
    if ('list' in shape && array) {
      for (let position = 0; position < value.length; position += 1) replace(value, position, touched(value[position], shape.list, all, index));
      return value;
    }
    if ('schema' in shape && !array) return touchedObject(value as Record<string, unknown>, index(shape.schema), all, index);
    if ('map' in shape && !array) {
      for (const [key, item] of Object.entries(value)) put(value as Record<string, unknown>, key, touched(item, shape.map, all, index));
      return value;
    }
  }
  return all ? hide(value, false) : value;
}

function touchedObject(value: Record<string, unknown>, { fields, secrets }: Index, all: boolean, index: (schema: string) => Index): object {
  for (const { name, shape } of all ? fields : secrets) {
    const item = value[name];
    if (item !== undefined && item !== null) replace(value, name, touched(item, shape, all, index));
  }
  const extra = all ? (value['extra'] as Record<string, unknown> | undefined) : undefined;
  for (const [key, item] of Object.entries(extra ?? {})) put(extra ?? {}, key, hide(item, namesSecret(key)));
  return value;
}

// Writing what is there already costs as much as writing something new.
function replace<K extends string | number>(target: Record<K, unknown>, key: K, value: unknown): void {
  if (target[key] !== value) target[key] = value;
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
