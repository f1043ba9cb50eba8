// Bundles src/main.ts to dist/: one small chunk for the start, the rest loaded when a command needs it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';

// Built beside and moved in place when it is whole: a build that fails leaves the last one working.
const DRAFT = `dist.${process.pid}`;

/** Names this build by its source and the packages it is made with, so that caches of another one are not read. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.ts')) hash.update(file).update(readFileSync(path.join('src', file)));
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * Chunks in layers, each with all that its roots import but not what they load later, less what is in a layer before:
 * Node takes longer to open a second file than to skim code it will not run, so few files, and only those that are wanted.
 */
const LAYERS = {
  app: ['cli/start', 'cli/commands/due', 'cli/commands/home'],
  memory: ['store/learner', 'memory/schedule'],
  study: ['cli/commands/study', 'terminal/study/plain', 'terminal/study/full-screen', 'deck/cards'],
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

const bundle = await rolldown({
  input: 'src/main.ts',
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  plugins: [findLayers],
  tsconfig: false,
  transform: { target: 'node20.19', define: { PREPDECK_BUILD: JSON.stringify(fingerprint()) } },
  logLevel: 'warn',
  // Dynamic imports say what is lazy in principle; which chunk a module lands in is decided below.
  checks: { ineffectiveDynamicImport: false },
});
const { output } = await bundle.write({
  dir: DRAFT,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  // Functions and classes keep their names for stack traces; the rest does not pay for itself at start-up.
  minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
  comments: { legal: false },
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: Object.keys(LAYERS).map((name) => ({ name, test: (id) => layerOf.get(id) === name })),
  },
});
await bundle.close();

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
