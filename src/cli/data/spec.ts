import type { CommandSpec } from '../command-spec.ts';
import { JSON_OPTION } from '../options.ts';

/** `prepdeck config` */
export const CONFIG: CommandSpec = {
  usage: 'config',
  summary: 'Show and change the settings.',
  examples: [
    ['prepdeck config', 'every setting, its value and where that comes from'],
    ['prepdeck config set limits.new 5', 'five new cards a day'],
    ['prepdeck config unset limits.new', 'back to the default'],
    ['prepdeck config set filters.weak "prop:lapses>=3 or rated:7:1"', 'a query to use as filter:weak'],
  ],
  options: [JSON_OPTION],
  subcommands: [
    {
      usage: 'get <setting>',
      summary: 'Print the value of one setting.',
      examples: [['prepdeck config get limits.new', 'new cards a day']],
      complete: 'setting',
      load: async () => ({ run: (await import('../commands/config.ts')).get }),
    },
    {
      usage: 'set <setting> <value>',
      summary: 'Change a setting.',
      examples: [['prepdeck config set schedule.retention 0.92', 'remember more, review more']],
      complete: 'setting',
      load: async () => ({ run: (await import('../commands/config.ts')).set }),
    },
    {
      usage: 'unset <setting>',
      summary: 'Take a setting back to its default.',
      examples: [['prepdeck config unset schedule.retention', 'back to 0.9']],
      complete: 'setting',
      load: async () => ({ run: (await import('../commands/config.ts')).unset }),
    },
  ],
  load: () => import('../commands/config.ts'),
};

/** `prepdeck data` */
export const DATA: CommandSpec = {
  usage: 'data',
  summary: 'Look after what prepdeck keeps: where it is, whether it is whole, backup and restore.',
  examples: [
    ['prepdeck data path', 'where everything is'],
    ['prepdeck data verify', 'every damaged line, if there is one'],
    ['prepdeck data backup prepdeck-backup.json', 'everything that must not be lost, in one file'],
  ],
  subcommands: [
    {
      usage: 'path',
      summary: 'Print where settings, reviews, decks and caches are kept.',
      examples: [['prepdeck data path', 'all folders']],
      options: [JSON_OPTION],
      load: async () => ({ run: (await import('../commands/data.ts')).path }),
    },
    {
      usage: 'verify',
      summary: 'Read every line of the review log and name each one that is damaged, and what that means.',
      examples: [['prepdeck data verify', 'exit code 1 if anything is damaged']],
      options: [JSON_OPTION],
      load: async () => ({ run: (await import('../commands/data.ts')).verify }),
    },
    {
      usage: 'devices',
      summary: 'List the devices whose reviews are here, and copies that a sync tool made of their logs.',
      details:
        'Each device writes a log of its own; what you know is the union of them all. A conflict copy that Syncthing, Dropbox or Nextcloud ' +
        'leaves in the folder counts too, each event once.',
      examples: [['prepdeck data devices', 'who has written what']],
      options: [JSON_OPTION],
      load: async () => ({ run: (await import('../commands/data.ts')).devices }),
    },
    {
      usage: 'merge <folder>',
      summary: 'Bring in the reviews of another machine from a folder: nothing is lost, nothing doubled.',
      details:
        'The folder is the reviews folder of the other machine, or one that holds it: a copy, a mounted disk, a folder that Syncthing, ' +
        'Dropbox or git keeps. It is only read. Says which cards that changes, and how.',
      examples: [
        ['prepdeck data merge /media/stick/reviews', 'from a copy'],
        ['prepdeck data merge ~/Sync/prepdeck --yes', 'without asking'],
      ],
      options: [{ flags: '--yes', description: 'do not ask' }, JSON_OPTION],
      complete: 'file',
      load: async () => ({ run: (await import('../commands/data.ts')).merge }),
    },
    {
      usage: 'rebuild',
      summary: 'Make the caches and the score book anew from the review log.',
      examples: [['prepdeck data rebuild', 'after editing or copying log files by hand']],
      load: async () => ({ run: (await import('../commands/data.ts')).rebuild }),
    },
    {
      usage: 'backup <file>',
      summary: "Write reviews, settings and the learner's own decks to one file.",
      examples: [['prepdeck data backup prepdeck-backup.json', 'then copy it somewhere else']],
      options: [{ flags: '--force', description: 'replace the file if it exists' }],
      complete: 'file',
      load: async () => ({ run: (await import('../commands/data.ts')).backup }),
    },
    {
      usage: 'restore <file>',
      summary: 'Bring a backup back. Reviews are merged with those that are there: nothing is lost, nothing doubled.',
      examples: [['prepdeck data restore prepdeck-backup.json', 'on a new machine']],
      details:
        'A deck that differs from yours is put beside it as NAME.restored. Settings are taken only where you have none.',
      options: [
        { flags: '--yes', description: 'do not ask' },
        { flags: '--settings', description: "take the backup's settings instead of yours" },
      ],
      complete: 'file',
      load: async () => ({ run: (await import('../commands/data.ts')).restore }),
    },
  ],
};
