// For Node before 22.1, which has no module.enableCompileCache: compiling prepdeck anew at each start takes as long as Node itself.
'use strict';

const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

/** Has Node keep what it compiles, or take what the build has compiled: in this thread, from now on. */
exports.useCompiled = () => {
  if (Module.enableCompileCache) Module.enableCompileCache();
  else exports.useCodeCache();
};

/**
 * Loads *.cjs files with the code cache that the build left beside them, where this Node can use it. Gives the scripts that had to be
 * compiled, by file, as they come.
 */
exports.useCodeCache = () => {
  const compiled = new Map();
  Module._extensions['.cjs'] = (module, filename) => {
    const source = Module.wrap(fs.readFileSync(filename, 'utf8'));
    const script = new vm.Script(source, { filename, cachedData: cacheOf(filename) });
    if (script.cachedDataRejected !== false) compiled.set(filename, script);
    const run = script.runInThisContext();
    run.call(module.exports, module.exports, (id) => module.require(id), module, filename, path.dirname(filename));
  };
  return compiled;
};

function cacheOf(filename) {
  try {
    return fs.readFileSync(`${filename}.cache`);
  } catch {
    return undefined;
  }
}
