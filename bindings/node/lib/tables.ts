/** The generated tables, ready for look-ups. */
import { tables } from './generated/tables';
import { indexed } from './shapes';

/** A table by the name of its schema or of its type of parameters. */
export const index = indexed(tables);
