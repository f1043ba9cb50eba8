import * as nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';

/** How much bytecode a function has run before V8 optimizes it, in bytes; its own figure is 67,584. */
const BUDGET = 300_000;

/**
 * Has V8 wait longer before it optimizes functions. A check calls many functions and is over within a second or two: compiling most of them
 * pays late or never, and takes the processor from whatever else runs. Measured on 1,000 decks, that is a seventh of all processor time.
 */
export function optimizeLater(): void {
  // Later Nodes have another compiler between, and other figures; this is what tells them.
  if (!('enableCompileCache' in nodeModule)) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
