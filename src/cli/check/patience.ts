import * as nodeModule from 'node:module';

/** So many bytes of decks take long enough for what is settled here to show. */
const MUCH = 1_000_000;
/** How much bytecode a function has run before V8 optimizes it, in bytes; its own figure is 67,584. */
const BUDGET = 300_000;

/**
 * Has V8 wait longer before it optimizes functions. A check calls many functions and is over within a second or two: compiling most of them
 * pays late or never, and takes the processor from whatever else runs. Measured on 1,000 decks, that is a seventh of all processor time.
 */
export async function optimizeLater(bytes: number): Promise<void> {
  // Later Nodes have another compiler between, and other figures; this is what tells them.
  if (bytes < MUCH || 'enableCompileCache' in nodeModule) return;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
