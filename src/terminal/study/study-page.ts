import type { Badge, Scene } from '../../session/scene.ts';
import type { Screen } from '../../session/study-state.ts';
import { hintLine, keyLines } from '../key-hints.ts';
import type { Page } from '../page.ts';
import { oneLine } from '../sanitize.ts';
import { pad, truncate, width, wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import { compareBody, verdictBody } from './answer-view.ts';
import { askBody, type Body } from './ask-view.ts';
import { type Kit, ratingKeys } from './blocks.ts';
import { ALL_KEYS, hintsFor } from './hints.ts';
import type { Local } from './local.ts';

/** What a page of the session is made from. */
export interface Shown {
  readonly screen: Screen;
  readonly local: Local;
  /** Undefined once the session has ended. */
  readonly scene: Scene | undefined;
  readonly notice: string | undefined;
  /** The lines of the summary, once the session has ended. */
  readonly ending: (kit: Kit) => readonly string[];
}

/** `3 new · 12 due · 1 learning`, or as few letters as there is room for. */
export function leftWords({ left }: Scene, theme: Theme, short: boolean): string {
  const parts = (
    [
      [left.new, 'new'],
      [left.due, 'due'],
      [left.learning, 'learning'],
    ] as const
  ).filter(([n], i) => n > 0 || i === 1);
  return parts
    .map(([n, word]) => (short ? `${n}${word.slice(0, 1)}` : `${n} ${word}`))
    .join(short ? ' ' : ` ${theme.signs.dot} `);
}

const badgeText = (badge: Badge, theme: Theme): string => (badge === 'flagged' ? `${theme.signs.flag} flagged` : badge);

/** Deck and objective on the left, what is left on the right. */
function headerLine(scene: Scene, columns: number, theme: Theme): string {
  const right = leftWords(scene, theme, columns < 60);
  const badges = scene.badges.filter((b) => b !== 'new').map((b) => theme.badge(badgeText(b, theme)));
  const room = Math.max(8, columns - width(right) - 2 - badges.reduce((n, b) => n + width(b) + 1, 0));
  const deck = theme.title(oneLine(scene.deck));
  const where =
    scene.objective && columns >= 60
      ? `${deck} ${theme.muted(`${theme.signs.arrow} ${oneLine(scene.objective)}`)}`
      : deck;
  const left = [truncate(where, room, theme.signs.ellipsis), ...badges].join(' ');
  return `${pad(left, columns - width(right) - 1)} ${theme.muted(right)}`;
}

function helpBody(kit: Kit): Body {
  return {
    lines: ALL_KEYS.flatMap(([title, keys]) => [kit.theme.heading(title), ...keyLines(keys, kit, '  '), '']),
  };
}

function bodyOf({ screen, local, ending }: Shown, kit: Kit): Body {
  if (local.help) return helpBody(kit);
  const cursor = local.entry.kind === 'list' ? local.entry.cursor : undefined;
  switch (screen.at) {
    case 'ask':
      return askBody(screen, local, kit);
    case 'verdict':
      return verdictBody(screen, kit);
    case 'compare':
      return compareBody(screen, cursor, kit);
    case 'finished':
      return { lines: ending(kit) };
  }
}

/** The page for the present state of a session. */
export function studyPage(shown: Shown, kit: Kit): Page {
  const { screen, local, scene } = shown;
  const { theme, columns } = kit;
  const body = bodyOf(shown, kit);
  const message = local.hint ?? shown.notice;
  const footer = local.help
    ? [theme.muted('up and down scroll, any other key closes this')]
    : [
        ...(message ? wrap(theme.warn(message), columns) : []),
        ...(screen.at === 'verdict' && screen.options ? ratingKeys(screen.options, screen.review.rating, kit) : []),
        ...hintLine(hintsFor(screen, local), kit),
      ];
  return {
    header: [scene ? headerLine(scene, columns, theme) : theme.title('prepdeck')],
    body: body.lines,
    footer,
    ...(body.focus && !local.help ? { focus: body.focus } : {}),
    ...(body.cursor && !local.help ? { cursor: body.cursor } : {}),
  };
}
