/** The language of the generated tables: what the two sides call things, and what needs more than a copy. */

/** What a value needs on its way; absent when it is copied as it is. */
export type Shape = 'secret' | { readonly schema: string } | { readonly list: Shape } | { readonly map: Shape };

/** One field: name on the wire, name in JavaScript, shape. */
export type FieldRow = readonly [wire: string, name: string, shape?: Shape];

/** Every object by the name of its schema, and every set of parameters by the name of its type. */
export type Tables = Readonly<Record<string, readonly FieldRow[]>>;

/** What the client must know of an operation. */
export interface OperationRow {
  /** What the call does to the account. */
  readonly effect: 'read' | 'write' | 'destructive' | 'charge';
  /** The table of its parameters; absent when it has none. */
  readonly parameters?: string;
  /** The shape of its answer; absent when it is copied as it is. */
  readonly answer?: Shape;
}

/** A field found by one of its two names. */
export interface Field {
  readonly wire: string;
  readonly name: string;
  readonly shape: Shape | undefined;
}

/** A table ready for look-ups from either side. */
export interface Index {
  readonly fields: readonly Field[];
  readonly byWire: Readonly<Record<string, Field>>;
  readonly byName: Readonly<Record<string, Field>>;
  /** The fields that are secrets, or have some inside. */
  readonly secrets: readonly Field[];
}

/** A look-up of indexes that makes each when it is first wanted, which keeps importing cheap. */
export function indexed(tables: Tables): (schema: string) => Index {
  const indexes = new Map<string, Index>();
  const hides = (shape: Shape | undefined, seen: readonly string[]): boolean => {
    if (shape === undefined || typeof shape === 'string') return shape === 'secret';
    if ('list' in shape) return hides(shape.list, seen);
    if ('map' in shape) return hides(shape.map, seen);
    const { schema } = shape;
    return !seen.includes(schema) && (tables[schema] ?? []).some(([, , inner]) => hides(inner, [...seen, schema]));
  };
  return (schema) => {
    let index = indexes.get(schema);
    if (index === undefined) {
      const fields = (tables[schema] ?? []).map(([wire, name, shape]): Field => ({ wire, name, shape }));
      const secrets = fields.filter(({ shape }) => hides(shape, [schema]));
      index = { fields, byWire: dictionary(fields, 'wire'), byName: dictionary(fields, 'name'), secrets };
      indexes.set(schema, index);
    }
    return index;
  };
}

// Without a prototype, so that an unknown `constructor` is unknown; measurably faster than a Map in large answers.
function dictionary(fields: readonly Field[], key: 'wire' | 'name'): Readonly<Record<string, Field>> {
  const found = Object.create(null) as Record<string, Field>;
  for (const field of fields) found[field[key]] = field;
  return found;
}

/** Sets a property whatever its name is: assigning to `__proto__` would change the object instead. */
export function put(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') target[name] = value;
  else Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
}
