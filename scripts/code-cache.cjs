// Preloaded into a run of the built program: leaves a code cache beside each file of dist/ that had none, functions that ran included.
const { writeFileSync } = require('node:fs');
const Module = require('node:module');
const { useCodeCache } = require('../bin/code-cache.js');

const compiled = useCodeCache();
const load = Module._extensions['.cjs'];
Object.defineProperty(Module._extensions, '.cjs', { get: () => load, set: () => {} });
process.on('exit', () => {
  for (const [file, script] of compiled) writeFileSync(`${file}.cache`, script.createCachedData());
});
