import { describe, expect, it } from 'vitest';
import { run as unsuspend } from '../../src/cli/commands/unsuspend.ts';
import { cardId } from '../../src/deck/model.ts';
import { encodeEvent } from '../../src/memory/decode.ts';
import { fakeContext, runCommand, writeDeck, writeLog } from '../support/context.ts';

function suspended() {
  const context = fakeContext();
  writeDeck(context.shippedDecks, 'alpha', ['one', 'two']);
  const event = {
    v: 1,
    id: 'bench.p.1',
    t: 1_700_000_000_000,
    tz: 0,
    type: 'suspend',
    card: cardId('alpha/one'),
  } as const;
  writeLog(context, 'bench', encodeEvent(event));
  return context;
}

const again = (home: string) => fakeContext({ home });

describe('unsuspend', () => {
  it('lists what is suspended, and brings it back for good', async () => {
    const first = suspended();
    await runCommand(unsuspend, [], first);
    expect(first.stdoutText()).toBe('alpha/one\n');
    await runCommand(unsuspend, ['alpha/one'], again(first.home));
    const after = again(first.home);
    await runCommand(unsuspend, [], after);
    expect([after.stdoutText(), after.stderrText()]).toEqual(['', 'No card is suspended.\n']);
  });

  it('refuses a card that is not, and writes nothing then', async () => {
    const first = suspended();
    const result = await runCommand(unsuspend, ['alpha/one', 'alpha/two'], first).catch((e: unknown) => e);
    expect(String(JSON.stringify(result)) + String(result)).toContain('alpha/two is not suspended');
    const after = again(first.home);
    await runCommand(unsuspend, [], after);
    expect(after.stdoutText()).toBe('alpha/one\n');
  });
});
