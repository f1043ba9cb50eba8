import { VERSION } from './version.ts';

/** The composition root: the only code that touches the process. */
export async function main(host: NodeJS.Process): Promise<void> {
  const args = host.argv.slice(2);
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    host.stdout.write(`${VERSION}\n`);
    return;
  }
  const { start } = await import('./cli/start.ts');
  await start(host, args);
}
