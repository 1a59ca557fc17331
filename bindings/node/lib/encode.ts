/** Requests: names of JavaScript become names of the wire, and what JSON cannot say is refused by name. */
import { Secret } from './secret';
import { type Index, type Shape, put } from './shapes';

// Deeper than any request; what goes on for ever is a cycle.
const DEEPEST = 32;

/** What is known to be no secret: errors may show it. */
const OPEN = 'open';

/**
 * Converts `value`, named `at` in errors. Names that the tables do not know pass as they are: whether they are
 * allowed is a rule, and rules are native.
 */
export function encode(value: unknown, shape: Shape | typeof OPEN | undefined, index: (schema: string) => Index, at: string, depth = 0): unknown {
  if (depth > DEEPEST) throw new TypeError(`${at}: nested too deeply, or it contains itself`);
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      // JSON would silently make it null.
      if (!Number.isFinite(value)) throw new TypeError(`${at}: ${value} is not a finite number`);
      return value;
    case 'string':
      if (!value.isWellFormed()) throw new TypeError(`${at}: the text has half of a surrogate pair, which JSON cannot carry`);
      return value;
    case 'object':
      break;
    default:
      throw new TypeError(`${at}: ${typeof value} cannot be sent`);
  }
  if (value === null) return null;
  if (value instanceof Secret) {
    if (shape === OPEN) throw new TypeError(`${at}: a Secret does not belong here`);
    return value.reveal();
  }
  if (Array.isArray(value)) {
    const inner = typeof shape === 'object' && 'list' in shape ? shape.list : shape === OPEN ? OPEN : undefined;
    // Array.from also visits holes, which map would skip and JSON would turn into null.
    return Array.from(value, (item: unknown, position) => encode(item, inner, index, `${at}[${position}]`, depth + 1));
  }
  if (!isPlain(value)) throw new TypeError(`${at}: ${kindOf(value)} cannot be sent; make it plain data first`);
  return encodeObject(value, shape, index, at, depth);
}

function encodeObject(value: object, shape: Shape | typeof OPEN | undefined, index: (schema: string) => Index, at: string, depth: number): object {
  const table = typeof shape === 'object' && 'schema' in shape ? index(shape.schema) : undefined;
  const inner = typeof shape === 'object' && 'map' in shape ? shape.map : undefined;
  const encoded: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const path = at === '' ? key : `${at}.${key}`;
    const field = table?.byName[key];
    const meant = field === undefined ? table?.byWire[key] : undefined;
    // Passing it on would work by accident, and two names for one field would overwrite each other.
    if (meant !== undefined) throw new TypeError(`${path}: the field is called ${meant.name} here`);
    put(encoded, field?.wire ?? key, encode(item, field === undefined ? inner : (field.shape ?? OPEN), index, path, depth + 1));
  }
  return encoded;
}

/** The path `path` of wire names as the caller wrote it: `sender_names[0].first_name` → `senderNames[0].firstName`. */
export function renamePath(path: string, schema: string | undefined, index: (schema: string) => Index): string {
  let shape: Shape | undefined = schema === undefined ? undefined : { schema };
  return path.replace(/\[\d+\]|[^.[\]]+/g, (step) => {
    const here = shape;
    shape = undefined;
    if (typeof here !== 'object') return step;
    if (step.startsWith('[')) {
      if ('list' in here) shape = here.list;
      return step;
    }
    if ('map' in here) shape = here.map;
    if (!('schema' in here)) return step;
    const field = index(here.schema).byWire[step];
    shape = field?.shape;
    return field?.name ?? step;
  });
}

// Also true for objects of another realm, as tests and worker set-ups make them.
function isPlain(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Object]' && typeof (value as { toJSON?: unknown }).toJSON !== 'function';
}

function kindOf(value: object): string {
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name !== '' && name !== 'Object' ? `a ${name}` : 'this object';
}
