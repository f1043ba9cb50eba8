import { describe, expect, it } from 'vitest';
import { twoTurns } from '../../src/terminal/input-source.ts';
import { createMailbox } from '../../src/terminal/mailbox.ts';

describe('a mailbox', () => {
  it('gives what came in its order, with the moment of its arrival, whenever it is asked for', async () => {
    const box = createMailbox<string>(twoTurns);
    box.put('a', 1);
    box.put('b', 2);
    expect([await box.next(), await box.next()]).toEqual([
      { item: 'a', at: 1 },
      { item: 'b', at: 2 },
    ]);
    const waiting = box.next();
    box.put('c', 9);
    expect(await waiting).toEqual({ item: 'c', at: 9 });
  });

  it('gives nothing where nothing came in time, and loses nothing that comes after', async () => {
    const box = createMailbox<string>(twoTurns);
    expect(await box.next(0)).toBeUndefined();
    box.put('late', 0);
    expect(await box.next(0)).toEqual({ item: 'late', at: 0 });
  });

  it('counts what comes in the very turn in which the time is over', async () => {
    const box = createMailbox<string>(twoTurns);
    const waiting = box.next(0);
    // The first turn of the event loop after the timer.
    setTimeout(() => setImmediate(() => box.put('just', 0)), 0);
    expect(await waiting).toEqual({ item: 'just', at: 0 });
  });

  it('forgets what nobody took, but for what is kept', async () => {
    const box = createMailbox<string>(twoTurns);
    for (const item of ['key', 'resize', 'key']) box.put(item, 0);
    box.forget((item) => item === 'resize');
    expect(box.waiting()).toEqual(['resize']);
    expect(await box.next(0)).toEqual({ item: 'resize', at: 0 });
    expect(await box.next(0)).toBeUndefined();
  });
});
