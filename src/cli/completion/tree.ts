import type { CommandSpec, OptionSpec } from '../command-spec.ts';
import { GLOBAL_OPTIONS } from '../options.ts';

/** What may stand in a place: things that are looked up, these words, or something that cannot be foreseen. */
export type Offer =
  | { readonly kind: 'deck' | 'card' | 'file' | 'unknown' }
  | { readonly kind: 'words'; readonly words: readonly string[] };

export interface OptionNode {
  /** `-n`, `--limit`. */
  readonly names: readonly string[];
  readonly summary: string;
  /** What its value may be; undefined for a flag. */
  readonly value: Offer | undefined;
}

/** One command of the tree. `path` is its name behind `prepdeck`, such as `config get`; empty for `prepdeck` alone. */
export interface CommandNode {
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly summary: string }[];
  readonly options: readonly OptionNode[];
  /** What its arguments may be; undefined where it has none. */
  readonly argument: Offer | undefined;
  /** Whether it takes more than one. */
  readonly many: boolean;
}

const nameOf = ({ usage }: CommandSpec): string => usage.split(' ')[0] ?? '';

function optionNode({ flags, description, choices, complete }: OptionSpec): OptionNode {
  const value = (): Offer => {
    if (choices) return { kind: 'words', words: choices };
    if (complete !== undefined && typeof complete !== 'string') return { kind: 'words', words: complete };
    return { kind: complete ?? 'unknown' };
  };
  return {
    names: flags.split(/[ ,]+/).filter((part) => part.startsWith('-')),
    summary: description,
    value: /[<[]/.test(flags) ? value() : undefined,
  };
}

/** The words that the program itself knows, by what they name. */
export type OwnWords = Readonly<Record<'setting' | 'code', readonly string[]>>;

function offerOf(complete: CommandSpec['complete'], own: OwnWords): Offer | undefined {
  if (complete === undefined) return undefined;
  if (complete === 'setting' || complete === 'code') return { kind: 'words', words: own[complete] };
  return typeof complete === 'string' ? { kind: complete } : { kind: 'words', words: complete };
}

/** All commands of the program as completion sees them, `prepdeck` itself first. */
export function commandNodes(home: CommandSpec, commands: readonly CommandSpec[], own: OwnWords): CommandNode[] {
  const shown = (specs: readonly CommandSpec[]) => specs.map((s) => ({ name: nameOf(s), summary: s.summary }));
  const help: OptionSpec = { flags: '-h, --help', description: 'show this help' };
  const version: OptionSpec = { flags: '-V, --version', description: 'show the version' };
  const node = (spec: CommandSpec, path: string): CommandNode => ({
    path,
    commands: shown(spec.subcommands ?? []),
    options: [...(spec.options ?? []), ...GLOBAL_OPTIONS, help].map(optionNode),
    argument: offerOf(spec.complete, own),
    many: spec.usage.includes('...'),
  });
  const below = (spec: CommandSpec, path: string): CommandNode[] => [
    node(spec, path),
    ...(spec.subcommands ?? []).flatMap((sub) => below(sub, `${path} ${nameOf(sub)}`)),
  ];
  const root = node(home, '');
  const helpCommand = { name: 'help', summary: 'show the help of a command' };
  return [
    { ...root, commands: [...shown(commands), helpCommand], options: [...root.options, optionNode(version)] },
    ...commands.flatMap((spec) => below(spec, nameOf(spec))),
    {
      path: 'help',
      commands: [],
      options: [],
      argument: { kind: 'words', words: commands.map(nameOf) },
      many: false,
    },
  ];
}

/** Every step from a command to one below it. */
export const steps = (
  nodes: readonly CommandNode[],
): { readonly from: string; readonly word: string; readonly to: string }[] =>
  nodes.flatMap(({ path, commands }) =>
    commands.map(({ name }) => ({ from: path, word: name, to: path === '' ? name : `${path} ${name}` })),
  );
