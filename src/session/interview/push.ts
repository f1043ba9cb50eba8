import { seeded, shuffle } from '../../memory/random.ts';

/** Words that say nothing about a subject. */
const EMPTY = new Set(
  'about after again against also another because been before being between both could does doing down during each every from have having here into itself more most much only other over same should some such than that their them then there these they this those through under until very were what when where which while will with would your you how why the and for not are can its does did'.split(
    ' ',
  ),
);

/** The words of a text by which its subject is known: four letters or more, plural s taken off, without those that say nothing. */
export function subjectWords(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return new Set(
    words.map((word) => word.replace(/(?<=...)s$/, '')).filter((word) => !EMPTY.has(word) && !EMPTY.has(`${word}s`)),
  );
}

/** The part of the subject words of `text` that `said` holds, 0..1; 0 where it has none. */
export function mentioned(text: string, said: ReadonlySet<string>): number {
  const words = [...subjectWords(text)];
  return words.length === 0 ? 0 : words.filter((word) => said.has(word)).length / words.length;
}

/**
 * Which follow-ups an interviewer pushes with, as indexes into `followUps`. After a typed answer first those whose subject it mentions
 * least, by the words they share; where nothing was typed, and where that is equal, in seeded order.
 */
export function chooseFollowUps(
  followUps: readonly { readonly question: string; readonly answer?: string | undefined }[],
  said: string,
  count: number,
  seed: string,
): number[] {
  const words = subjectWords(said);
  const mixed = shuffle(
    followUps.map((followUp, index) => ({
      index,
      share: mentioned(`${followUp.question} ${followUp.answer ?? ''}`, words),
    })),
    seeded(`${seed}:follow-ups`),
  );
  const ordered = words.size === 0 ? mixed : mixed.sort((a, b) => a.share - b.share);
  return ordered.slice(0, count).map(({ index }) => index);
}

/** Which follow-up to push with after the comparison: the one, of those not yet asked, nearest to what was left unticked. */
export function choosePush(
  followUps: readonly { readonly question: string; readonly answer?: string | undefined }[],
  asked: readonly number[],
  unticked: readonly string[],
): number | undefined {
  if (unticked.length === 0) return undefined;
  const wanted = subjectWords(unticked.join(' '));
  const open = followUps.flatMap(({ question, answer }, index) =>
    asked.includes(index) ? [] : [{ index, share: mentioned(`${question} ${answer ?? ''}`, wanted) }],
  );
  return open.reduce<(typeof open)[number] | undefined>(
    (best, one) => (best && best.share >= one.share ? best : one),
    undefined,
  )?.index;
}
