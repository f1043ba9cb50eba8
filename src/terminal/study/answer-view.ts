import type { CompareScreen, VerdictScreen } from '../../session/study-state.ts';
import { wrap } from '../text.ts';
import type { Body } from './ask-view.ts';
import {
  explanationBlock,
  inline,
  item,
  type Kit,
  markdown,
  ownWords,
  questionBlock,
  ratingKeys,
  ratingWords,
  solutionBlock,
  sourcesBlock,
  verdictLine,
} from './blocks.ts';

/** What became of a check: the verdict first, then every rationale, the explanation, the source. */
export function verdictBody(screen: VerdictScreen, kit: Kit): Body {
  const { content } = screen.card;
  if (content.type !== 'check' && content.type !== 'self-check') return { lines: [] };
  return {
    lines: [
      ...verdictLine(screen, kit),
      '',
      ...questionBlock(screen.card, kit),
      '',
      ...solutionBlock(content.form, screen, kit),
      ...explanationBlock(content.explanation, kit),
      ...sourcesBlock(screen.card.sources, kit),
    ],
  };
}

function tickList(
  title: string,
  items: readonly string[],
  ticked: readonly number[],
  cursor: number | undefined,
  kit: Kit,
): Body {
  const { theme } = kit;
  const lines: string[] = [...wrap(theme.heading(title), kit.columns), ''];
  let focus: [number, number] | undefined;
  items.forEach((text, i) => {
    const here = i === cursor;
    const box = ticked.includes(i) ? theme.signs.checked : theme.signs.unchecked;
    const lead = `${here ? theme.active(theme.signs.pointer) : ' '} ${theme.key(String(i + 1))} ${box} `;
    const from = lines.length;
    lines.push(...item(lead, inline(text, kit), kit));
    if (here) focus = [from, lines.length];
  });
  return { lines, ...(focus ? { focus } : {}) };
}

/** One stage of comparing. `cursor` is the row in focus of a list; undefined where nothing is drawn. */
export function compareBody(screen: CompareScreen, cursor: number | undefined, kit: Kit): Body {
  const { card, stage } = screen;
  const { content } = card;
  const { theme } = kit;
  if (content.type === 'follow-up') {
    return {
      lines: [
        ...questionBlock(card, kit),
        '',
        ...ownWords(screen.text, kit),
        ...markdown(content.answer, kit),
        '',
        ...ratingLines(screen, kit),
      ],
    };
  }
  if (content.type !== 'interview') return { lines: [] };
  const { interview } = content;
  switch (stage.at) {
    case 'answer':
      return {
        lines: [
          ...questionBlock(card, kit),
          '',
          ...ownWords(screen.text, kit),
          theme.heading('Model answer'),
          ...markdown(interview.answer, kit),
          ...sourcesBlock(card.sources, kit),
        ],
      };
    case 'points':
      return tickList('Which key points did you cover?', interview.keyPoints, screen.ticked, cursor, kit);
    case 'flags':
      return tickList('Red flags: did you say any of this?', interview.redFlags, screen.owned, cursor, kit);
    case 'follow-up': {
      const followUp = interview.followUps[stage.index];
      if (!followUp) return { lines: [] };
      const answer = stage.revealed && followUp.answer !== undefined ? ['', ...markdown(followUp.answer, kit)] : [];
      const title = `Follow-up ${stage.index + 1} of ${interview.followUps.length}`;
      return {
        lines: [theme.heading(title), '', ...markdown(followUp.question, kit).map((l) => theme.strong(l)), ...answer],
      };
    }
    case 'rating':
      return { lines: [...questionBlock(card, kit), '', ...missedPoints(screen, kit), ...ratingLines(screen, kit)] };
  }
}

function missedPoints(screen: CompareScreen, kit: Kit): string[] {
  const { content } = screen.card;
  if (content.type !== 'interview') return [];
  const missed = content.interview.keyPoints.filter((_, i) => !screen.ticked.includes(i));
  if (missed.length === 0) return [];
  const rows = missed.flatMap((text) => item(`  ${kit.theme.signs.bullets[0]} `, inline(text, kit), kit));
  return [kit.theme.muted('Not covered this time'), ...rows, ''];
}

function ratingLines({ suggestion, options }: CompareScreen, kit: Kit): string[] {
  const { theme } = kit;
  const words = `Suggested: ${theme.strong(ratingWords(suggestion.rating, options))} ${theme.muted(`(${suggestion.reason})`)}`;
  return [...wrap(words, kit.columns), '', ...ratingKeys(options, suggestion.rating, kit)];
}
