// Preloaded into the program under test: on SIGUSR2 it sets the clock by BUSY_CLOCK ms, or keeps the event loop busy for
// BUSY_PAST ms, says so, and for a while longer. What it says goes straight to the terminal or to stderr.
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const say = (word) => writeSync(process.stdout.isTTY ? 1 : 2, `\x1b]0;${word}\x07`);
const pass = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

if (isMainThread) {
  process.on('SIGUSR2', () => {
    const { BUSY_CLOCK, BUSY_PAST } = process.env;
    if (BUSY_CLOCK) {
      const { now } = Date;
      Date.now = () => now() + Number(BUSY_CLOCK);
      say('clock set');
      return;
    }
    say('busy');
    pass(Number(BUSY_PAST));
    say('past');
    pass(700);
  });
}
