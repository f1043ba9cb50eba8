import type { Random } from '../../../src/memory/random.ts';
import { singleChoices, type Turn } from './checks.ts';
import { capital, claims, pick, type Scene, sentences } from './sentences.ts';
import type { Yaml } from './yaml-text.ts';

const ASKS: readonly ((scene: Scene) => string)[] = [
  ({ system, house, event, worry }) =>
    `${capital(house)} asks you to rebuild its ${system}. Last month ${worry} came up when ${event}. How do you go about it?`,
  ({ system, house, event, worry }) =>
    `Walk me through the ${system} at ${house}: ${event}, and ${worry} follow. What do you look at, and in which order?`,
];

/** Fields of an interview question with everything that one can have. */
export function interviewFields(scene: Scene, random: Random, turn: Turn): { readonly [field: string]: Yaml } {
  const said = claims(random, 3);
  const [first = '', second = '', ...rest] = said.map(({ long }) => long);
  const [asked, answered] = claims(random, 2);
  return {
    question: pick(random, ASKS)(scene),
    answer: `${first} ${second}\n\n${rest.join(' ')}\n\n- Keep \`max_wait\` below ten seconds.`,
    key_points: said.slice(0, 3).map(({ short }) => short),
    follow_ups: [
      { id: 'measure', question: `How would you show that ${lower(asked?.short)}?`, answer: `${answered?.long}` },
      `What would you leave for later, given one week and ${scene.house}?`,
    ],
    red_flags: [`"${capital(sentences(random, 1))}" It explains nothing.`],
    ...(random() < 0.25
      ? {
          self_check: {
            question: `Which of these belongs to the first day with the ${scene.system} of ${scene.house}?`,
            choices: singleChoices(random, turn),
            explanation: sentences(random, 1),
          },
        }
      : {}),
    ...(random() < 0.2 ? { asked_at: [{ company: capital(scene.house), url: source(random).url }] } : {}),
  };
}

const lower = (text = ''): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** Something to read up on, at an address that exists. */
export function source(random: Random): { readonly title: string; readonly url: string } {
  const rfc = 7000 + Math.floor(random() * 2500);
  const section = 1 + Math.floor(random() * 9);
  return {
    title: `RFC ${rfc}, section ${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`,
  };
}
