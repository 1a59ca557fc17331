/** Answers: names of the wire become names of JavaScript, passwords become secrets, nothing is lost. */
import { native } from './native';
import { Secret } from './secret';
import { type Index, type Shape, put } from './shapes';

/** Converts `value`, the parsed answer, in the light of `shape`. Values that do not fit their shape pass as they are. */
export function decode(value: unknown, shape: Shape | undefined, index: (schema: string) => Index): unknown {
  if (shape === undefined || value === null || value === undefined) return value;
  if (shape === 'secret') return typeof value === 'string' ? new Secret(value) : value;
  // Exact decimals may cross as text; in JavaScript they are numbers to show, sums are made natively.
  if (shape === 'decimal') return typeof value === 'string' ? decimal(value) : value;
  if ('list' in shape) {
    const inner = shape.list;
    return Array.isArray(value) ? value.map((item) => decode(item, inner, index)) : value;
  }
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  if ('schema' in shape) return decodeObject(value as Record<string, unknown>, index(shape.schema), index);
  const decoded: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) put(decoded, key, decode(item, shape.map, index));
  return decoded;
}

function decodeObject(value: Record<string, unknown>, { byWire }: Index, index: (schema: string) => Index): object {
  const decoded: Record<string, unknown> = {};
  let extra: Record<string, unknown> | undefined;
  // Not Object.keys: this loop sees every field of every record, and an array of keys for each is what it would cost.
  for (const key in value) {
    const field = byWire[key];
    const item = value[key];
    if (field === undefined) {
      if (Object.hasOwn(value, key)) put((extra ??= {}), key, hide(item, namesSecret(key)));
    } else if (field.shape === undefined) {
      decoded[field.name] = typeof item === 'object' ? hide(item, false) : item;
    } else {
      decoded[field.name] = decode(item, field.shape, index);
    }
  }
  if (extra !== undefined) decoded['extra'] = extra;
  return decoded;
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

function decimal(text: string): number | string {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}
