import { type CommandNode, type Offer, steps } from './tree.ts';

/** Quoted for fish, where a backslash escapes within single quotes. */
const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function offer(what: Offer): string[] {
  switch (what.kind) {
    case 'deck':
      return ['-F', '-a', quote('(prepdeck completion decks 2>/dev/null)')];
    case 'card':
      return ['-f', '-a', quote('(prepdeck completion cards 2>/dev/null)')];
    case 'file':
      return ['-F'];
    case 'words':
      return ['-f', '-a', quote(what.words.join(' '))];
    case 'unknown':
      return ['-f'];
  }
}

const line = (at: string, ...parts: readonly string[]): string =>
  ['complete -c prepdeck', '-n', quote(at), ...parts].join(' ');

function node({ path, commands, options, argument, many }: CommandNode): string[] {
  const here = `__prepdeck_at ${quote(path)}`;
  const first = `${here} 0`;
  return [
    ...commands.map(({ name, summary }) => line(first, '-f', '-a', name, '-d', quote(summary))),
    ...(argument && commands.length === 0 ? [line(many ? here : first, ...offer(argument))] : []),
    ...options.map(({ names, summary, value }) =>
      line(
        here,
        ...names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)),
        ...(value ? ['-r', ...offer(value)] : []),
        '-d',
        quote(summary),
      ),
    ),
  ];
}

/** The completion script for fish 3 and newer. */
export function fishScript(nodes: readonly CommandNode[]): string {
  return [
    '# Completion of prepdeck for fish. In ~/.config/fish/config.fish: prepdeck completion fish | source',
    '# Whether the command typed so far is $argv[1], with $argv[2] arguments where that is given.',
    'function __prepdeck_at',
    "  set -l at ''",
    '  set -l given 0',
    '  for word in (commandline -opc)[2..-1]',
    '    switch "$at $word"',
    ...steps(nodes).flatMap(({ from, word, to }) => [
      `      case ${quote(`${from} ${word}`)}`,
      `        set at ${quote(to)}`,
    ]),
    "      case '* -*'",
    "      case '*'",
    '        set given (math $given + 1)',
    '    end',
    '  end',
    '  test "$at" = "$argv[1]"; and begin; test (count $argv) -lt 2; or test "$given" -eq "$argv[2]"; end',
    'end',
    'complete -c prepdeck -e',
    'complete -c prepdeck -f',
    ...nodes.flatMap(node),
    '',
  ].join('\n');
}
