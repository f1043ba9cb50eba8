// Bundles src/main.ts to dist/: one small chunk for the start, the rest loaded when a command needs it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });

/** Names this build by its source and the packages it is made with, so that caches of another one are not read. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.ts')) hash.update(file).update(readFileSync(path.join('src', file)));
  }
  return hash.digest('hex').slice(0, 12);
}

const { metafile } = await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Names stay readable in stack traces; white space does not pay for itself at start-up.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  define: { PREPDECK_BUILD: JSON.stringify(fingerprint()) },
  metafile: true,
  logLevel: 'warning',
  // Packages in CommonJS ask for node's modules through require.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});

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

const folders = [...new Set(Object.keys(metafile.inputs).map(packageFolder))].filter((f) => f !== undefined).sort();
const notices = folders.map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return `${name} ${version} (${license})\n\n${licenseText(folder)}\n`;
});
writeFileSync('dist/licenses.txt', `prepdeck contains these packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`);
