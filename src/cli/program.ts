import { Command, CommanderError, Help, Option } from 'commander';
import { quoted } from '../deck/characters.ts';
import { nearest } from '../deck/nearest.ts';
import { EXIT, type ExitCode, Failure, type Problem } from '../problem.ts';
import { sanitize } from '../terminal/sanitize.ts';
import type { CommandSpec, OptionSpec } from './command-spec.ts';
import { COMMANDS, HOME } from './commands.ts';
import type { Context, GlobalFlags, Out } from './context.ts';
import { GLOBAL_OPTIONS } from './options.ts';

interface Streams {
  readonly out: Out;
  readonly err: Out;
  /** Asked for only where help is shown. */
  readonly columns: () => number;
}

type MakeContext = (flags: GlobalFlags) => Context;

function optionOf(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.description);
  if (spec.choices) option.choices([...spec.choices]);
  if (spec.parse) option.argParser(spec.parse);
  const { into } = spec;
  if (into !== undefined) option.attributeName = () => into;
  return option;
}

/** Usage, then examples, then the rest: most people look for a line to copy. */
class ExamplesFirst extends Help {
  constructor(
    private readonly specs: ReadonlyMap<Command, CommandSpec>,
    columns: number,
  ) {
    super();
    this.helpWidth = Math.min(columns, 100);
    this.minWidthToWrap = 10;
  }

  override formatHelp(command: Command, helper: Help): string {
    const spec = this.specs.get(command);
    const terms = [
      ...helper.visibleOptions(command).map((o) => helper.optionTerm(o)),
      ...helper.visibleCommands(command).map((c) => helper.subcommandTerm(c)),
    ];
    const column = Math.min(28, Math.max(...terms.map((t) => t.length), 10));
    // Two columns need room; without it what a term means stands below it.
    const row = (term: string, text: string): string =>
      term.length <= column && (this.helpWidth ?? 80) >= column + 32
        ? helper.formatItem(term, column, text, helper)
        : [`  ${term}`, ...this.indented(text, 6)].join('\n');
    const section = (title: string, rows: readonly string[]): string[] =>
      rows.length > 0 ? [`${title}:`, ...rows, ''] : [];
    const commands = helper.visibleCommands(command);
    return [
      `Usage: ${helper.commandUsage(command)}`,
      '',
      ...this.paragraph(spec?.summary ?? ''),
      ...section(
        'Examples',
        (spec?.examples ?? []).flatMap(([line, what]) => [`  ${line}`, ...this.indented(what, 6)]),
      ),
      ...section(
        'Commands',
        commands.map((c) => row(helper.subcommandTerm(c), helper.subcommandDescription(c))),
      ),
      ...section(
        'Options',
        helper.visibleOptions(command).map((o) => row(helper.optionTerm(o), helper.optionDescription(o))),
      ),
      ...(spec?.details ?? '').split('\n\n').flatMap((text) => this.paragraph(text)),
    ]
      .join('\n')
      .trimEnd()
      .concat('\n');
  }

  private indented(text: string, by: number): string[] {
    const columns = (this.helpWidth ?? 80) - by;
    return this.boxWrap(text, columns)
      .split('\n')
      .map((line) => ' '.repeat(by) + line);
  }

  private paragraph(text: string): string[] {
    return text === '' ? [] : [this.boxWrap(text, this.helpWidth ?? 80), ''];
  }
}

export interface Program {
  readonly command: Command;
  readonly specs: ReadonlyMap<Command, CommandSpec>;
}

/**
 * The command tree, built from the table in commands.ts. `settle` gets the exit code of the command that ran. Where `args` name a
 * command at once, the others get their names and summaries alone: their options are not asked for.
 */
export function buildProgram(
  args: readonly string[],
  streams: Streams,
  context: MakeContext,
  settle: (code: ExitCode) => void,
): Program {
  const specs = new Map<Command, CommandSpec>();
  const root = named(HOME);

  const equip = (command: Command, spec: CommandSpec): Command => {
    specs.set(command, spec);
    command
      .description(spec.summary)
      .exitOverride()
      .configureOutput({
        writeOut: (text) => streams.out.write(text),
        writeErr: (text) => streams.err.write(text),
        outputError: (text, write) =>
          write(`prepdeck: ${sanitize(inOurWords(text))}  \`${fullName(command)} --help\` shows what it takes\n`),
      }).createHelp = () => new ExamplesFirst(specs, streams.columns());
    for (const option of [...(spec.options ?? []), ...GLOBAL_OPTIONS]) command.addOption(optionOf(option));
    command.helpOption('-h, --help', 'show this help');
    for (const sub of spec.subcommands ?? []) command.addCommand(equip(named(sub), sub));
    if (command === root || spec.subcommands) command.addHelpCommand('help [command]', 'Show the help of a command.');
    if (spec.dashWords) command.allowUnknownOption();
    const load = spec.load;
    if (load) {
      // A word that is no subcommand is a typo, not an argument too many, unless the command takes words of its own.
      const branches =
        (command === root || (spec.subcommands?.length ?? 0) > 0) && command.registeredArguments.length === 0;
      if (branches) command.allowExcessArguments();
      command.action(async () => {
        const [word] = command.args;
        if (branches && word !== undefined) throw new Failure(unknownCommand(word, command));
        const dashed = command.args.find((arg) => spec.dashWords && arg.startsWith('--'));
        if (dashed !== undefined) throw new Failure(unknownOption(dashed, command));
        const options = optionsOf(command);
        const { run } = await load();
        settle(await run({ words: command.args, options }, context(globalFlags(command))));
      });
    }
    return command;
  };

  const command = equip(root, HOME).version('', '-V, --version', 'show the version');
  const chosen = COMMANDS.find((spec) => nameOf(spec) === args[0]);
  for (const spec of COMMANDS) {
    const sub = named(spec);
    command.addCommand(chosen === undefined || spec === chosen ? equip(sub, spec) : sub.description(spec.summary));
  }
  return { command, specs };
}

const nameOf = ({ usage }: CommandSpec): string => usage.split(' ', 1)[0] ?? '';

/** A command with the name and arguments of its usage. */
function named(spec: CommandSpec): Command {
  const [name = '', ...args] = spec.usage.split(' ');
  const command = new Command(name);
  for (const arg of args) command.argument(arg);
  return command;
}

/** The options of a command; commander gives those that its parent has too to the parent, wherever they stand on the line. */
function optionsOf(command: Command): Record<string, unknown> {
  const options = command.opts<Record<string, unknown>>();
  for (const name of command.options.map((option) => option.attributeName())) {
    for (let c = command.parent; c && options[name] === undefined; c = c.parent) {
      if (c.getOptionValueSource(name) === 'cli') options[name] = c.getOptionValue(name);
    }
  }
  return options;
}

/** Flags said anywhere on the line count, before or after the subcommand. */
function globalFlags(command: Command): GlobalFlags {
  const said: { color?: boolean; plain?: boolean; pager?: boolean } = {};
  for (let c: Command | null = command; c; c = c.parent) {
    for (const name of ['color', 'plain', 'pager'] as const) {
      const value: unknown = c.getOptionValue(name);
      if (c.getOptionValueSource(name) === 'cli' && typeof value === 'boolean') said[name] ??= value;
    }
  }
  return said;
}

function unknownCommand(word: string, command: Command): Problem {
  const meant = nearest(
    word,
    command.commands.map((c) => c.name()),
  );
  return {
    message: `no command ${quoted(word)} in ${fullName(command)}`,
    hint: meant ? `did you mean ${meant}?` : `\`${fullName(command)} --help\` shows what there is`,
    exit: EXIT.usage,
  };
}

function unknownOption(word: string, command: Command): Problem {
  const known = command.options.flatMap(({ long }) => long ?? []);
  const meant = nearest(word, known);
  return {
    message: `unknown option ${quoted(word)}`,
    hint: meant ? `did you mean ${meant}?` : `\`${fullName(command)} --help\` shows what it takes`,
    exit: EXIT.usage,
  };
}

/** What commander says about a usage error, set as ours are: the hint on a line of its own. */
const inOurWords = (text: string): string =>
  text.replace(/^error: /, '').replace(/\n\(Did you mean (.*)\?\)\n$/s, '\n  did you mean $1?\n');

/** `help stduy` names nothing: commander would show the help of all instead. */
function checkHelpTopic(args: readonly string[], root: Command): void {
  let command = root;
  for (const [i, word] of args.entries()) {
    if (word === 'help') {
      const topic = args[i + 1];
      const known = topic === undefined || topic.startsWith('-') || topic === 'help';
      if (!known && !command.commands.some((c) => c.name() === topic)) {
        throw new Failure(unknownCommand(topic, command));
      }
      return;
    }
    const branch = command.commands.find((c) => c.name() === word);
    if (!branch) return;
    command = branch;
  }
}

function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();
}

/** Runs one command line; gives its exit code. Problems and bugs are thrown for `start` to tell. */
export async function runProgram(args: readonly string[], streams: Streams, context: MakeContext): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const { command } = buildProgram(args, streams, context, (settled) => {
    code = settled;
  });
  checkHelpTopic(args, command);
  try {
    await command.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help that was asked for is an answer; everything else commander says is about usage.
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  return code;
}
