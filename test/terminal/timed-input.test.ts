import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { InputListener, InputSource } from '../../src/terminal/input-source.ts';
import { readTimedLines } from '../../src/terminal/study/lines.ts';
import { type FromThread, threadInput } from '../../src/terminal/timed-input.ts';

class FakeThread extends EventEmitter {
  readonly asked: number[] = [];
  ended = false;

  postMessage(message: number): void {
    this.asked.push(message);
  }

  async terminate(): Promise<number> {
    this.ended = true;
    return 0;
  }

  say(message: FromThread): void {
    this.emit('message', message);
  }
}

function fakeInput() {
  const thread = new FakeThread();
  let here: InputListener | undefined;
  const other: InputSource = {
    drop: () => {},
    listen(listener) {
      here = listener;
      return () => {
        here = undefined;
      };
    },
    settle: async () => {},
  };
  const came: (readonly [string, number])[] = [];
  const source = threadInput(
    () => thread,
    (steady) => steady + 1000,
    other,
  );
  const stop = source.listen({
    bytes: (chunk, at) => came.push([chunk.toString(), at]),
    end: () => came.push(['', 0]),
  });
  return { thread, source, stop, came, here: () => here };
}

const ended = { value: false };
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const first = await Promise.race([promise, new Promise((resolve) => setImmediate(() => resolve(ended)))]);
  return first === ended;
}

describe('input that another thread reads', () => {
  it('what came has the time that the thread gave it, on the clock of whoever asks', () => {
    const { thread, came } = fakeInput();
    thread.say({ bytes: Buffer.from('ab'), at: 5 });
    thread.say({ end: true });
    expect(came).toEqual([
      ['ab', 1005],
      ['', 0],
    ]);
  });

  it('is settled once the thread has answered that very question', async () => {
    const { thread, source } = fakeInput();
    const first = source.settle();
    const second = source.settle();
    expect(thread.asked).toEqual([1, 2]);
    thread.say({ settled: 1 });
    await first;
    expect(await isPending(second)).toBe(true);
    thread.say({ settled: 2 });
    await second;
  });

  it('a thread that fails is stood in for, and nobody waits for it', async () => {
    const { thread, source, came, here, stop } = fakeInput();
    const waiting = source.settle();
    thread.emit('error', new Error('no thread'));
    await waiting;
    await source.settle();
    here()?.bytes(Buffer.from('c'), 7);
    expect(came).toEqual([['c', 7]]);
    stop();
    expect(here()).toBeUndefined();
  });

  it('once it is stopped nothing more is told and nobody waits', async () => {
    const { thread, source, stop, came } = fakeInput();
    const waiting = source.settle();
    stop();
    await waiting;
    thread.say({ bytes: Buffer.from('a'), at: 1 });
    expect([came, thread.ended]).toEqual([[], true]);
  });
});

describe('lines with their time', () => {
  const linesOf = async (...chunks: readonly string[]) => {
    const reader = readTimedLines({
      drop: () => {},
      listen({ bytes, end }) {
        for (const [at, chunk] of chunks.entries()) bytes(Buffer.from(chunk, 'latin1'), at);
        end();
        return () => {};
      },
      settle: async () => {},
    });
    const lines: (readonly [string, number])[] = [];
    for (;;) {
      const got = await reader.next();
      if (got?.item === undefined) return lines;
      lines.push([got.item, got.at]);
    }
  };

  it('a line has the time of its end, in whatever pieces it came', async () => {
    expect(await linesOf('a', 'b\nc', '\n', 'd')).toEqual([
      ['ab', 1],
      ['c', 2],
      ['d', 3],
    ]);
  });

  it('knows the ends of lines of all systems, and letters that came in two pieces', async () => {
    const texts = (lines: readonly (readonly [string, number])[]) => lines.map(([text]) => text);
    expect(texts(await linesOf('a\r\nb\rc\n\nd'))).toEqual(['a', 'b', 'c', '', 'd']);
    expect(texts(await linesOf('a\r', '\nb\r', 'c\r\n'))).toEqual(['a', 'b', 'c']);
    expect(texts(await linesOf('\xc3', '\xa9\n'))).toEqual(['é']);
  });
});
