import { ALL_CODES, CODES } from '../../deck/codes.ts';
import { nearest } from '../../deck/nearest.ts';
import { EXIT, Failure } from '../../problem.ts';
import { SETTING_KEYS } from '../../store/settings.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { CommandSpec, Run } from '../command-spec.ts';
import { bashScript } from '../completion/bash.ts';
import { fishScript } from '../completion/fish.ts';
import { commandNodes } from '../completion/tree.ts';
import { zshScript } from '../completion/zsh.ts';
import { knownDecks } from '../known-ids.ts';
import { printLines } from '../print.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;
const OWN_WORDS = {
  setting: SETTING_KEYS,
  code: [...ALL_CODES, ...ALL_CODES.map((code) => CODES[code].name)],
} as const;
const SHELLS = ['bash', 'zsh', 'fish'] as const;

/**
 * `prepdeck completion SHELL`: the script. The scripts themselves call it with `decks` or `cards` for the ids; no help
 * tells of that.
 * @param home, commands the command tree the scripts are made from
 */
export const completion =
  (home: CommandSpec, commands: readonly CommandSpec[]): Run =>
  async ({ words }, context) => {
    const [word = ''] = words;
    if (word === 'decks' || word === 'cards') {
      const decks = knownDecks(context);
      const ids = word === 'decks' ? decks.map(({ id }) => id) : decks.flatMap((deck) => deck.cards());
      printLines(context.out, ids);
      return EXIT.ok;
    }
    const shell = SHELLS.find((name) => name === word);
    if (shell === undefined) {
      const meant = nearest(word, SHELLS);
      throw new Failure({
        message: `no completion for ${JSON.stringify(oneLine(word))}`,
        hint: meant ? `did you mean ${meant}?` : `there is one for ${SHELLS.join(', ')}`,
        exit: EXIT.usage,
      });
    }
    context.out.write(SCRIPTS[shell](commandNodes(home, commands, OWN_WORDS)));
    return EXIT.ok;
  };
