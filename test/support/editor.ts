import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** An editor that does to its file what `sed` is told. */
export function editorThat(folder: string, expression: string): string {
  const editor = path.join(folder, 'editor.sh');
  writeFileSync(editor, `#!/bin/sh\necho "$@" > '${folder}/asked'\nsed -i '${expression}' "$2"\n`);
  chmodSync(editor, 0o755);
  return editor;
}
