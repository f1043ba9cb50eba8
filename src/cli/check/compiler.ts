/** With fewer files than this nobody would notice. */
const WORTH_TUNING = 200;
/** Releases of Node whose V8 takes the flag; another would complain of it on stderr. */
const KNOWN = new Set(['20', '22', '24', '26']);

/**
 * Has V8 inline less from now on, where many files are to be checked: it spends as long on compiling for speed as a run of a second can
 * win by it, on processors that are wanted for the files. On Node 20, 1,000 files take a tenth less time so. What is loaded after this
 * cannot be taken from the code cache.
 */
export async function compileLess(files: number, node = process.versions.node): Promise<void> {
  if (files < WORTH_TUNING || !KNOWN.has(node.split('.')[0] ?? '')) return;
  const [{ setFlagsFromString }, cache] = await Promise.all([import('node:v8'), import('node:module')]);
  // From Node 22.10 on the cache is written at the end, with flags under which the next start could not use it.
  if ('flushCompileCache' in cache && typeof cache.flushCompileCache === 'function') cache.flushCompileCache();
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
}
