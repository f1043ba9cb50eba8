// Bundles src/main.ts to dist/: one small chunk for the start, the rest loaded when a command needs it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import asc from 'assemblyscript/asc';
import { rolldown } from 'rolldown';

// Built beside and moved in place when it is whole: a build that fails leaves the last one working.
const DRAFT = `dist.${process.pid}`;

/** Names this build by its source and the packages it is made with, so that caches of another one are not read. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  for (const folder of ['scanner', 'src']) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (file.endsWith('.ts')) hash.update(file).update(readFileSync(path.join(folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * Chunks in layers, each with all that its roots import but not what they load later, less what is in a layer before:
 * Node takes longer to open a second file than to skim code it will not run, so few files, and only those that are wanted.
 */
const LAYERS = {
  app: ['cli/start', 'cli/commands/due', 'cli/commands/home', 'terminal/theme'],
  memory: ['store/learner', 'memory/schedule', 'cli/plan/book'],
  study: ['cli/commands/study', 'terminal/study/plain', 'terminal/study/full-screen', 'deck/cards'],
  check: ['cli/commands/check', 'report/check/summary', 'report/check/json'],
  reader: ['deck/parse'],
  judge: ['cli/check/judge'],
};
const layerOf = new Map();

const findLayers = {
  name: 'find-layers',
  buildEnd() {
    const visit = (id, layer) => {
      if (layerOf.has(id)) return;
      layerOf.set(id, layer);
      for (const imported of this.getModuleInfo(id)?.importedIds ?? []) visit(imported, layer);
    };
    // The entry, and what it needs to say its version, stay by themselves.
    for (const name of ['src/main.ts', 'src/version.ts', 'package.json']) layerOf.set(path.resolve(name), undefined);
    for (const [layer, roots] of Object.entries(LAYERS)) {
      for (const root of roots) visit(path.resolve('src', `${root}.ts`), layer);
    }
  },
};

/**
 * What packages load and never use here: commander's child processes (for subcommands that are programs of their own) and chalk's
 * guess at colours (ours is made before). Together they cost a fifth of a start.
 */
const UNUSED = [
  {
    file: '/commander/lib/command.js',
    code: "const childProcess = require('node:child_process');",
    instead: "const childProcess = { spawn: () => { throw new Error('no such program'); } };",
  },
  {
    file: '/chalk/source/index.js',
    code: "import supportsColor from '#supports-color';",
    instead: 'const supportsColor = { stdout: false, stderr: false };',
  },
];
const withoutUnused = {
  name: 'without-unused',
  transform(code, id) {
    const cut = UNUSED.find(({ file }) => id.endsWith(file));
    if (cut === undefined) return null;
    if (!code.includes(cut.code)) throw new Error(`${id} does not hold ${cut.code}`);
    return code.replace(cut.code, cut.instead);
  },
};

const INPUT = {
  // Optional and built for each machine: looked for where it was installed, when it is wanted.
  external: ['@open-spaced-repetition/binding'],
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  tsconfig: false,
  transform: { target: 'node20.19', define: { PREPDECK_BUILD: JSON.stringify(fingerprint()) } },
  logLevel: 'warn',
  // Dynamic imports say what is lazy in principle; which chunk a module lands in is decided below.
  checks: { ineffectiveDynamicImport: false },
};
const OUTPUT = {
  dir: DRAFT,
  format: 'cjs',
  // A script that comes out of a code cache has no import().
  dynamicImportInCjs: false,
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
  // Functions and classes keep their names for stack traces; the rest does not pay for itself at start-up.
  minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
  comments: { legal: false },
};

async function build(input, output) {
  const bundle = await rolldown({ ...INPUT, ...input });
  const built = await bundle.write({ ...OUTPUT, ...output });
  await bundle.close();
  return built.output;
}

const output = await build(
  { input: 'src/main.ts', plugins: [findLayers, withoutUnused] },
  {
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: Object.keys(LAYERS).map((name) => ({ name, test: (id) => layerOf.get(id) === name })),
    },
  },
);
// What threads of their own run, each with all that it needs and nothing else: a thread is there to save time.
for (const input of ['src/cli/check/judge-thread.ts', 'src/terminal/input-thread.ts']) {
  output.push(...(await build({ input }, { codeSplitting: false })));
}

/** Compiles the scanner: it keeps no objects, so it needs nothing of what AssemblyScript has for them. */
async function buildScanner() {
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort=', '--enable', 'simd'];
  // Of vectors handed from file to file, which never leave the scanner.
  const quiet = ['--disableWarning', '112'];
  const { error, stderr } = await asc.main([
    'scanner/index.ts',
    '--outFile',
    `${DRAFT}/scanner.wasm`,
    ...options,
    ...quiet,
  ]);
  if (error) throw new Error(stderr.toString(), { cause: error });
}
await buildScanner();

/** The folder of the package that a bundled file belongs to. */
function packageFolder(input) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  return match?.[1];
}

const LICENSE_NAMES = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'license.md', 'LICENCE', 'License'];

function licenseText(folder) {
  for (const name of LICENSE_NAMES) {
    try {
      return readFileSync(path.join(folder, name), 'utf8').trim();
    } catch {
      // The next name.
    }
  }
  return 'No licence file in the package.';
}

const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
const folders = [...new Set(modules.map(packageFolder))].filter((f) => f !== undefined).sort();
const notices = folders.map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return `${name} ${version} (${license})\n\n${licenseText(folder)}\n`;
});
writeFileSync(
  path.join(DRAFT, 'licenses.txt'),
  `prepdeck contains these packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`,
);
rmSync('dist', { recursive: true, force: true });
renameSync(DRAFT, 'dist');

/** What people do every day, done once, so that the caches hold the functions which that takes. */
const DAILY = [
  { args: ['study', 'messaging', '--plain', '--limit', '3', '--seed', 'cache'], input: '1\n\n1\n\n1\n\n\n' },
  { args: ['due'], input: '' },
  { args: ['list'], input: '' },
  { args: ['stats'], input: '' },
  // Anew, and as kept.
  { args: ['check', 'decks'], input: '' },
  { args: ['check', 'decks'], input: '' },
  { args: ['check', 'decks', '--format', 'json'], input: '' },
];
// Newer Nodes keep such caches themselves.
if (module.enableCompileCache === undefined) {
  const home = mkdtempSync(path.join(tmpdir(), 'prepdeck-build-'));
  const warm = (script, args, input) => {
    const command = ['--require', './scripts/code-cache.cjs', script, ...args];
    const env = { ...process.env, PREPDECK_HOME: home };
    const { status, stderr } = spawnSync(process.execPath, command, { input, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status}: ${stderr}`);
  };
  for (const { args, input } of DAILY) warm('bin/prepdeck.js', args, input);
  warm('scripts/warm-thread.mjs', [], '');
  rmSync(home, { recursive: true, force: true });
}
