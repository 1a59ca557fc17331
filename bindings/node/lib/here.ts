/** Refuses places where the package cannot work, while it is imported. */
import { PLATFORMS, requireNode, triple } from './platform';

requireNode(typeof process === 'undefined' ? undefined : process.versions);
// Elsewhere it is not loaded before it is needed, but a program should not find out late that it cannot be.
if (!Object.hasOwn(PLATFORMS, triple())) (require('./native') as typeof import('./native')).native();
