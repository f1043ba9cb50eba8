import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { editorThat } from '../support/editor.ts';
import { KINDS_DECK } from '../support/kinds.ts';
import { eventsIn, fillDisk } from '../support/log.ts';
import { newHome, ROOT } from '../support/program.ts';
import { KEYS, openPty } from '../support/pty.ts';

const RESTORED = { alternate: false, bracketedPaste: false, cursorVisible: true, wraps: true };

describe.concurrent('browse', () => {
  it.each([
    { columns: 80, rows: 24 },
    { columns: 40, rows: 18 },
    { columns: 120, rows: 24 },
  ])('finds a card, opens it part by part, suspends and flags it, at $columns columns', async ({ columns, rows }) => {
    const home = newHome();
    const pty = openPty(['browse'], { home, columns, rows });
    await pty.waitFor(/\d+ cards of \d+/);
    pty.type('idmpotent kind:interview');
    await pty.waitFor('1 card of');
    pty.type(KEYS.enter);
    const asked = await pty.waitFor('closed: enter shows the next');
    expect(asked).not.toContain('Model answer');
    pty.type(KEYS.enter);
    await pty.waitFor('Model answer');
    pty.type('!');
    await pty.waitFor('is suspended.');
    pty.resize(columns + 12, rows);
    pty.type('f');
    await pty.waitFor('is flagged.');
    pty.type(KEYS.escape);
    await pty.waitFor('suspended');
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
    expect(pty.state()).toEqual(RESTORED);
    expect(pty.overflows()).toEqual([]);
    expect(eventsIn(home).map((e) => [e.type, e.card])).toEqual([
      ['suspend', 'messaging/idempotent-consumers'],
      ['flag', 'messaging/idempotent-consumers'],
    ]);
  });

  it('finds what its own keys have changed, and closes a card that leaves the list', async () => {
    const home = newHome();
    const pty = openPty(['browse', 'kind:interview -is:suspended'], { home });
    await pty.waitFor('14 cards of');
    pty.type(KEYS.enter);
    pty.type('a');
    await pty.waitFor('Model answer');
    pty.type('!');
    const listed = await pty.waitFor('13 cards of');
    expect(listed).not.toContain('Model answer');
    pty.type('q');
    expect((await pty.exit).code).toBe(0);
    expect(eventsIn(home).map((e) => e.type)).toEqual(['suspend']);
  });

  it('studies the card in focus and comes back to the list', async () => {
    const home = newHome();
    const pty = openPty(['browse', 'kind:true-false'], { home });
    await pty.waitFor('of 79');
    pty.type('s');
    await pty.waitFor('True or false');
    pty.type('1');
    await pty.waitFor(/Right\.|Wrong\./);
    pty.type('q');
    await pty.waitFor('of 79');
    expect(eventsIn(home).map((e) => e.type)).toEqual(['review']);
    pty.type(KEYS.ctrlC);
    expect((await pty.exit).code).toBe(130);
    expect(pty.state()).toEqual(RESTORED);
  });

  it('Ctrl-C in a study begun there ends the program', async () => {
    const pty = openPty(['browse', 'kind:true-false']);
    await pty.waitFor('of 79');
    pty.type('s');
    await pty.waitFor('True or false');
    pty.type(KEYS.ctrlC);
    expect((await pty.exit).code).toBe(130);
    expect(pty.state()).toEqual(RESTORED);
  });

  it('opens a deck in the editor and comes back to the new text', async () => {
    const home = newHome();
    const deck = path.join(home, 'data', 'decks', 'kinds.yaml');
    mkdirSync(path.dirname(deck), { recursive: true });
    copyFileSync(KINDS_DECK, deck);
    const editor = editorThat(home, 's/Which one keeps messages/Which of these keeps messages/');
    const pty = openPty(['browse', 'deck:kinds'], { home, env: { EDITOR: editor } });
    await pty.waitFor('Which one keeps');
    pty.type('/');
    pty.type(' "Which one"\r');
    await pty.waitFor('closed: enter shows the next');
    pty.type('e');
    // The card no longer fits the query, so it is closed and the list is empty.
    await pty.waitFor('No card matches.');
    expect(readFileSync(path.join(home, 'asked'), 'utf8')).toMatch(/^\+\d+ .*kinds\.yaml\n$/);
    pty.type('/');
    for (let i = 0; i < 11; i++) pty.type(KEYS.backspace);
    await pty.waitFor('Which of these keeps');
    pty.type(KEYS.ctrlC);
    await pty.exit;
  });

  it('edits a deck that comes with the program in a copy, and only where something is changed', async () => {
    const shipped = path.join(ROOT, 'decks', 'getting-started.yaml');
    const before = readFileSync(shipped, 'utf8');
    const home = newHome();
    const copy = path.join(home, 'data', 'decks', 'getting-started.yaml');
    const run = async (expression: string, seen: string): Promise<void> => {
      const pty = openPty(['browse', 'id:getting-started/keys'], {
        home,
        env: { EDITOR: editorThat(home, expression) },
      });
      await pty.waitFor('Which key opens');
      pty.type('e');
      await pty.waitFor((screen) => screen.includes(seen) && existsSync(path.join(home, 'asked')));
      pty.type('q');
      await pty.exit;
    };
    await run('s/never there/x/', 'Which key opens');
    expect(existsSync(copy)).toBe(false);
    await run('s/Which key opens/Which one key opens/', 'Which one key opens');
    expect(readFileSync(copy, 'utf8')).toContain('Which one key opens');
    expect(readFileSync(shipped, 'utf8')).toBe(before);
  });

  it('leaves no copy behind where the editor fails', async () => {
    const home = newHome();
    const pty = openPty(['browse', 'id:getting-started/keys'], { home, env: { EDITOR: 'false' } });
    await pty.waitFor('Which key opens');
    pty.type('e');
    await pty.waitFor('false ended with');
    expect(readdirSync(path.join(home, 'data', 'decks'))).toEqual([]);
    pty.type('q');
    await pty.exit;
  });

  it('says what could not be saved, and changes nothing then', async () => {
    const home = newHome();
    const disk = fillDisk(home);
    const pty = openPty(['browse', 'kind:true-false'], { home });
    await pty.waitFor('of 79');
    pty.type('!');
    await pty.waitFor((screen) => screen.replace(/\s+/g, ' ').includes('the disk is full'));
    expect(pty.screen()).not.toContain('suspended');
    disk.free();
    pty.type('!');
    await pty.waitFor('is suspended.');
    pty.type('q');
    await pty.exit;
    expect(eventsIn(home).map(({ type }) => type)).toEqual(['suspend']);
  });

  it('goes line by line from a pipe: lists, searches, opens part by part, studies, and goes on', async () => {
    const home = newHome();
    const lines = ['kind:true-false', '99', '2', '', 'f', 's', '1', 'q', 'q', '(', '/zzzz', 'q'];
    const { code, stdout } = await runCli(['browse', '--plain'], { home, input: `${lines.join('\n')}\n` });
    expect(code).toBe(0);
    const said = stdout.replace(/\s+/g, ' ');
    const steps = [
      'Cards 1 to 20 of 79, of 79 in all.',
      'Cards 1 to 3 of 3, of 79 in all.',
      'There is no card 99 in the list.',
      'Two Kafka consumer groups',
      'enter for the next part',
      'Answer: ',
      'is flagged.',
      'True or false',
      'Cards 1 to 3 of 3, of 79 in all.',
      'something must follow here',
      'No card matches.',
    ];
    let at = 0;
    for (const step of steps) {
      at = said.indexOf(step, at);
      expect(at, step).toBeGreaterThan(-1);
    }
    expect(eventsIn(home).map(({ type }) => type)).toEqual(['flag', 'review']);
  });

  it('prints the list in a pipe', async () => {
    const { code, stdout } = await runCli(['browse', 'kind:true-false', '--ids']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\S+\/\S+\n/);
  });
});
