/** Stands for the package in bundles for browsers and edge runtimes, so that they fail at once and say why. */
import { NEEDS_NODE } from './unsupported';

throw new Error(NEEDS_NODE);
