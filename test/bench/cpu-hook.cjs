// Preloaded into a measured process: writes its CPU time in microseconds to a file, when it first prints BENCH_UNTIL or else as
// it ends.
const { writeFileSync } = require('node:fs');

let done = false;
function stop() {
  if (done) return;
  done = true;
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.BENCH_CPU_FILE, String(user + system));
}

const until = process.env.BENCH_UNTIL;
if (until) {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text, ...rest) => {
    const result = write(text, ...rest);
    if (String(text).includes(until)) stop();
    return result;
  };
}
process.on('exit', stop);
