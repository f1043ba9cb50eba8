import type { CommandSpec } from '../command-spec.ts';
import { JSON_OPTION, listOf } from '../options.ts';

/** `prepdeck learn` */
export const LEARN: CommandSpec = {
  usage: 'learn [deck]',
  summary: 'Learn a topic in the order that helps: lesson, objectives, reading, knowledge check, interview questions.',
  details:
    'An objective is done when its cards say so: every card that serves it has left the learning steps, is stable for 7 days or more, and ' +
    'would be recalled today with a chance of 0.8 or more (suspended cards do not count). So it can open again. You can also mark it by ' +
    'hand; that is kept and shown apart.\n\n' +
    'On a terminal a menu leads through the topic; elsewhere, and with --plain, the page is printed.',
  examples: [
    ['prepdeck learn messaging', 'the topic, part by part'],
    ['prepdeck learn messaging --lesson | less', 'the lesson alone'],
    ['prepdeck learn messaging --objectives', 'what is done, and what is not'],
    ['prepdeck learn messaging --mark-read kafka-docs', 'tick one of the reading list'],
  ],
  options: [
    { flags: '--lesson', description: 'print the lesson' },
    { flags: '--objectives', description: 'print the objectives and how far each is' },
    { flags: '--reading', description: 'print the reading list' },
    { flags: '--mark <objectives>', description: 'mark objectives by hand', parse: listOf('--mark') },
    { flags: '--unmark <objectives>', description: 'take such marks away', parse: listOf('--unmark') },
    { flags: '--mark-read <readings>', description: 'mark as read', parse: listOf('--mark-read') },
    { flags: '--mark-unread <readings>', description: 'mark as not read', parse: listOf('--mark-unread') },
    JSON_OPTION,
  ],
  complete: 'deck',
  load: () => import('../commands/learn.ts'),
};
