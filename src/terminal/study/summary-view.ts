import { counted, duration } from '../../report/duration.ts';
import type { FinishedScreen } from '../../session/study-state.ts';
import type { Outlook } from '../../session/study-talk.ts';
import type { Summary } from '../../session/summary.ts';
import { wrap } from '../text.ts';
import { item, type Kit } from './blocks.ts';

const ENDINGS: Readonly<Record<FinishedScreen['why'], string>> = {
  done: 'Done for today.',
  limit: 'That was the number of cards you asked for.',
  time: 'Time is up.',
  quit: 'Stopped here.',
};

/** The end of a session: what you did, how it went, what was hard, what comes back when. */
export function summaryLines(why: FinishedScreen['why'], s: Summary, outlook: Outlook, kit: Kit): string[] {
  const { theme, columns } = kit;
  const row = (label: string, text: string): string[] => wrap(text, columns, { indent: theme.muted(label.padEnd(10)) });
  if (s.answers === 0) {
    return [
      ...wrap(theme.title(ENDINGS[why]), columns),
      '',
      ...wrap('Nothing was answered.', columns),
      ...outlookRows(outlook, row),
    ];
  }
  const percent = Math.round((100 * s.recalled) / s.answers);
  const news = s.introduced > 0 ? `, ${s.introduced} of them new` : '';
  const { 1: again, 2: hard, 3: good, 4: easy } = s.ratings;
  return [
    ...wrap(theme.title(ENDINGS[why]), columns),
    '',
    ...row('Answered', `${counted(s.answers, 'answer')} on ${counted(s.cards, 'card')}${news}`),
    ...row('Recalled', `${s.recalled} of ${s.answers} (${percent} %)`),
    ...row('Ratings', `Again ${again}, Hard ${hard}, Good ${good}, Easy ${easy}`),
    ...row('Time', `${duration(s.ms)}, ${duration(s.ms / s.answers)} an answer`),
    ...row('Back', s.back.map(({ when, cards }) => `${cards} ${when}`).join(', ') || 'as scheduled before'),
    ...outlookRows(outlook, row),
    ...(s.hard.length === 0
      ? []
      : [
          '',
          theme.muted('Hard this time'),
          ...s.hard.slice(0, 5).flatMap((c) => item(`  ${theme.signs.bullets[0]} `, outlook.title(c), kit)),
        ]),
  ];
}

function outlookRows(o: Outlook, row: (label: string, text: string) => string[]): string[] {
  const waiting = [
    ...(o.dueLeft > 0 ? [`${o.dueLeft} due`] : []),
    ...(o.newLeft > 0 ? [`${o.newLeft} new`] : []),
    ...(o.newHeld > 0 ? [`${o.newHeld} new beyond today's limit`] : []),
  ];
  return [
    ...(waiting.length > 0 ? row('Waiting', waiting.join(', ')) : []),
    ...row('Tomorrow', `${o.dueTomorrow} due`),
    ...(o.streak > 1 ? row('Streak', counted(o.streak, 'day')) : []),
  ];
}
