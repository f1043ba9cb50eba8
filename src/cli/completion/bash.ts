import { type CommandNode, type Offer, steps } from './tree.ts';

/** Quoted for bash and zsh. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function offer(what: Offer): string {
  switch (what.kind) {
    case 'deck':
      return 'compopt -o default; _prepdeck_offer "$("$program" completion decks 2>/dev/null)"';
    case 'card':
      return '_prepdeck_offer "$("$program" completion cards 2>/dev/null)"';
    case 'file':
      return 'compopt -o default';
    case 'words':
      return `_prepdeck_offer ${quote(what.words.join('\n'))}`;
    case 'unknown':
      return ':';
  }
}

function node({ path, commands, options, argument, many }: CommandNode): string[] {
  const names = options.flatMap((o) => o.names);
  const first = commands.map((c) => c.name);
  const place = many ? '' : ' && given == 0';
  return [
    `    ${quote(path)})`,
    `      if [[ $current == -* ]]; then _prepdeck_offer ${quote(names.join('\n'))}`,
    ...(first.length > 0 ? [`      elif ((given == 0)); then _prepdeck_offer ${quote(first.join('\n'))}`] : []),
    ...(argument && first.length === 0 ? [`      elif ((1${place})); then ${offer(argument)}`] : []),
    '      fi ;;',
  ];
}

/** The completion script for bash 4 and newer. */
export function bashScript(nodes: readonly CommandNode[]): string {
  const values = nodes.flatMap(({ path, options }) =>
    options.flatMap(({ names, value }) =>
      value ? names.map((name) => `    ${quote(`${path} ${name}`)}) ${offer(value)}; return ;;`) : [],
    ),
  );
  return [
    '# Completion of prepdeck for bash. In ~/.bashrc: source <(prepdeck completion bash)',
    '_prepdeck_offer() {',
    '  local word',
    '  while IFS= read -r word; do',
    '    [[ -n $word && $word == "$current"* ]] && COMPREPLY+=("$word")',
    '  done <<< "$1"',
    '}',
    '_prepdeck() {',
    `  local program=$1 current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]}`,
    "  local path='' given=0 i",
    '  COMPREPLY=()',
    "  [[ $current == '=' ]] && current=''",
    `  [[ $previous == '=' ]] && previous=\${COMP_WORDS[COMP_CWORD - 2]}`,
    '  for ((i = 1; i < COMP_CWORD; i++)); do',
    `    case "$path \${COMP_WORDS[i]}" in`,
    ...steps(nodes).map(({ from, word, to }) => `      ${quote(`${from} ${word}`)}) path=${quote(to)} ;;`),
    "      *' -'*) ;;",
    '      *) ((given += 1)) ;;',
    '    esac',
    '  done',
    '  case "$path $previous" in',
    ...values,
    '  esac',
    '  case "$path" in',
    ...nodes.flatMap(node),
    '  esac',
    '}',
    'complete -F _prepdeck prepdeck',
    '',
  ].join('\n');
}
