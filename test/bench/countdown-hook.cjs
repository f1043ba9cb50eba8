// Preloaded into a round that is measured: on SIGUSR2 it writes a line with the CPU time of all its threads, microseconds.
const { appendFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('SIGUSR2', () => {
    const { user, system } = process.cpuUsage();
    appendFileSync(process.env.BENCH_CPU_FILE, `${user + system}\n`);
  });
}
