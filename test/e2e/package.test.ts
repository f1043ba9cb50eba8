import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../src/memory/schedule.ts';
import { runCli } from '../support/cli.ts';
import { KINDS_DECK } from '../support/kinds.ts';
import { linesOf } from '../support/learner.ts';
import { eventsIn, reviewsOf } from '../support/log.ts';
import { cleanEnv, newHome, ROOT, temporaryFolder } from '../support/program.ts';
import { simulatedLog } from '../support/simulated-learner.ts';

/** Runs npm without a network and without what npm sets for the scripts it runs. */
function npm(args: readonly string[], cwd: string): string {
  const env = cleanEnv(undefined, { HOME: process.env.HOME, npm_config_offline: 'true', npm_config_loglevel: 'error' });
  const { status, stdout, stderr } = spawnSync('npm', [...args], { cwd, env, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}

/** Packs what is built and installs it into an empty folder; gives the folder of the installed package. */
function install(): { folder: string; files: string[] } {
  const folder = temporaryFolder('install');
  // --ignore-scripts: the build is there already, and other tests are running it.
  const [packed] = JSON.parse(npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], ROOT)) as [
    { filename: string; files: { path: string }[] },
  ];
  writeFileSync(path.join(folder, 'package.json'), '{"name":"empty","private":true}');
  // Without the optional packages: all but `optimize` must work so.
  npm(['install', '--no-audit', '--no-fund', '--omit=optional', path.join(folder, packed.filename)], folder);
  return { folder, files: packed.files.map((file) => file.path) };
}

describe('the packed tarball', () => {
  it('installed in an empty folder works, with its decks and without anything else', async () => {
    const { folder, files } = install();
    expect(readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'prepdeck',
    ]);

    const installed = path.join(folder, 'node_modules', 'prepdeck');
    expect(files.filter((file) => /(^|\/)(src|test|scripts|node_modules|\.ci)\//.test(file))).toEqual([]);
    expect(files.filter((file) => /\.(ts|map|tgz)$/.test(file))).toEqual([]);
    for (const deck of readdirSync(path.join(ROOT, 'decks'))) {
      expect(existsSync(path.join(installed, 'decks', deck)), deck).toBe(true);
    }
    expect(files).toContain('dist/licenses.txt');

    const program = path.join(folder, 'node_modules', '.bin', 'prepdeck');
    const home = newHome();
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect((await runCli(['--version'], { program, home })).stdout).toBe(`${version}\n`);
    const list = await runCli(['list'], { program, home });
    expect(list).toMatchObject({ code: 0, stderr: '' });
    expect(list.stdout).toContain('getting-started');
    expect(list.stdout).toContain('messaging');
    const input = '1\n\n:q\n';
    const study = await runCli(['study', '--plain', '--only', 'checks', '--seed', 'steady', KINDS_DECK], {
      program,
      home,
      input,
    });
    expect(study.code).toBe(0);
    expect(study.stdout).toContain('1 answer on 1 card');
    expect(eventsIn(home)).toHaveLength(1);
    // Settings are written with a library of its own: it must be in the bundle.
    expect((await runCli(['config', 'set', 'limits.new', '3'], { program, home })).code).toBe(0);
    expect((await runCli(['config', 'get', 'limits.new'], { program, home })).stdout).toBe('3\n');

    const log = simulatedLog({ truth: DEFAULT_PARAMETERS, cards: 40, days: 30, pace: 4, seed: 'package' });
    writeFileSync(path.join(reviewsOf(home), 'tablet.jsonl'), linesOf(log));
    const optimize = await runCli(['optimize', '--yes'], { program, home });
    expect(optimize).toMatchObject({ code: 1, stdout: '' });
    expect(optimize.stderr).toMatch(/^prepdeck: cannot load the optimizer, .+\n {2}install prepdeck anew .+\n$/);
    expect(eventsIn(home)).toHaveLength(1 + log.length);
  });
});
