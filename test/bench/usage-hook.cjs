// Preloaded into a measured process: writes its peak memory in kilobytes and its CPU time in microseconds to a file as it ends.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.BENCH_USAGE_FILE, JSON.stringify({ kilobytes: maxRSS, cpu: userCPUTime + systemCPUTime }));
});
