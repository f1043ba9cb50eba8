import { quote } from './bash.ts';
import { type CommandNode, type Offer, steps } from './tree.ts';

function offer(what: Offer): string {
  switch (what.kind) {
    case 'deck':
      return `offers=(\${(f)"$(prepdeck completion decks 2>/dev/null)"}); compadd -a offers; _files -g '*.(yaml|yml)'`;
    case 'card':
      return `offers=(\${(f)"$(prepdeck completion cards 2>/dev/null)"}); compadd -a offers`;
    case 'file':
      return '_files';
    case 'words':
      return `offers=(${what.words.map(quote).join(' ')}); compadd -a offers`;
    case 'unknown':
      return ':';
  }
}

/** `name:what it does`, as _describe takes it. */
const described = (name: string, summary: string): string => quote(`${name}:${summary}`);

function node({ path, commands, options, argument, many }: CommandNode): string[] {
  const names = options.flatMap(({ names: all, summary }) => all.map((name) => described(name, summary)));
  const first = commands.map(({ name, summary }) => described(name, summary));
  return [
    `    ${quote(path)})`,
    `      if [[ $PREFIX == -* ]]; then offers=(${names.join(' ')}); _describe -o option offers`,
    ...(first.length > 0
      ? [`      elif ((given == 0)); then offers=(${first.join(' ')}); _describe command offers`]
      : []),
    ...(argument && first.length === 0 ? [`      elif ((${many ? '1' : 'given == 0'})); then ${offer(argument)}`] : []),
    '      fi ;;',
  ];
}

/** The completion script for zsh; works sourced and as a file `_prepdeck` in fpath. */
export function zshScript(nodes: readonly CommandNode[]): string {
  const values = nodes.flatMap(({ path, options }) =>
    options.flatMap(({ names, value }) =>
      value ? names.map((name) => `    ${quote(`${path} ${name}`)}) ${offer(value)}; return ;;`) : [],
    ),
  );
  return [
    '#compdef prepdeck',
    '# Completion of prepdeck for zsh. In ~/.zshrc, after compinit: source <(prepdeck completion zsh)',
    '_prepdeck() {',
    "  local at='' i given=0",
    '  local -a offers',
    '  for ((i = 2; i < CURRENT; i++)); do',
    `    case "$at \${words[i]}" in`,
    ...steps(nodes).map(({ from, word, to }) => `      ${quote(`${from} ${word}`)}) at=${quote(to)} ;;`),
    "      *' -'*) ;;",
    '      *) ((given += 1)) ;;',
    '    esac',
    '  done',
    `  case "$at \${words[CURRENT - 1]}" in`,
    ...values,
    '  esac',
    '  case "$at" in',
    ...nodes.flatMap(node),
    '  esac',
    '}',
    'if [[ $funcstack[1] == _prepdeck ]]; then _prepdeck "$@"; else compdef _prepdeck prepdeck; fi',
    '',
  ].join('\n');
}
