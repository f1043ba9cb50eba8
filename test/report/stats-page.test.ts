import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryPages, validateXML } from 'xmllint-wasm';
import { DEFINITIONS } from '../../src/report/stats/definitions.ts';
import { escapeText, html } from '../../src/report/stats/html/markup.ts';
import { figure, percent } from '../../src/report/stats/html/numbers.ts';
import { statsPage } from '../../src/report/stats/html/page.ts';
import { type Share, share } from '../../src/report/stats/share.ts';
import type { Stats } from '../../src/report/stats/stats.ts';
import { anyText } from '../support/event-arbitraries.ts';
import { picturesOf, rowsOf, sectionOf, shapesOf, tagsOf, wordsOf } from '../support/page-reader.ts';
import { anyStats, emptyStats, exampleStats, HOSTILE } from '../support/stats.ts';
import { must } from '../support/study.ts';

const page = statsPage(exampleStats);

const count = (n: number): string => n.toLocaleString('en-US');
const counts = (of: Share): string => `${count(of.count)} of ${count(of.of)}`;

describe('the page', () => {
  test('is well-formed, whatever it shows', async () => {
    const pages = [exampleStats, emptyStats, ...fc.sample(anyStats, { numRuns: 40, seed: 7 })].map(statsPage);
    const { errors } = await validateXML({
      xml: pages.map((contents, i) => ({ fileName: `${i}.html`, contents })),
      normalization: 'format',
      maxMemoryPages: 256 * memoryPages.MiB,
    });
    expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
    const broken = await validateXML({
      xml: { fileName: 'broken.html', contents: page.replace('</h1>', '') },
      normalization: 'format',
    });
    expect(broken.errors).not.toEqual([]);
  });

  test('loads nothing and runs nothing', () => {
    const tags = tagsOf(page);
    expect(tags).toContain(
      '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"/>',
    );
    expect(
      tags.filter((tag) => /^<(?:script|link|img|iframe|object|embed|a|form|base|image|use)\b/i.test(tag)),
    ).toEqual([]);
    expect(tags.filter((tag) => /\s(?:src|href|xlink:href|style|action|on\w+)=/i.test(tag))).toEqual([]);
    expect(must(/<style>(.*?)<\/style>/s.exec(page)?.[1])).not.toMatch(/url\(|@import|@font-face|[<&]/);
  });

  test('has its language, its width, and headings in order', () => {
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"\/>/);
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"/>');
    expect([...page.matchAll(/<h([1-6])/g)].map(([, level]) => level)).toEqual([
      '1',
      ...Object.keys(DEFINITIONS).map(() => '2'),
    ]);
  });

  test('has a section for each view, which says how its number is defined', () => {
    for (const [view, { text, source }] of Object.entries(DEFINITIONS)) {
      for (const one of [page, statsPage(emptyStats)]) {
        expect(wordsOf(sectionOf(one, view))).toContain(`${text} Definition: ${source}.`);
      }
    }
    expect(page.match(/<section /g)).toHaveLength(Object.keys(DEFINITIONS).length);
  });

  test('has a name and words for each picture, and a table with it', () => {
    const pictures = picturesOf(page);
    expect(pictures.length).toBe(page.match(/<svg/g)?.length);
    for (const { opening, title, description } of pictures) {
      expect(opening).toContain('role="img"');
      expect(title).not.toBe('');
      expect(description).toMatch(/\d/);
    }
    for (const view of Object.keys(DEFINITIONS)) {
      const section = sectionOf(page, view);
      expect(section.includes('<svg')).toBe(true);
      expect(section).toContain('<table>');
    }
  });

  test('says that there is nothing yet instead of drawing it', () => {
    const bare = statsPage(emptyStats);
    const empty = Object.keys(DEFINITIONS).filter((view) => sectionOf(bare, view).includes('<p class="empty">'));
    expect(empty.sort()).toEqual(
      Object.keys(DEFINITIONS)
        .filter((view) => view !== 'cards')
        .sort(),
    );
    expect(bare).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  test('is the same for the same statistics, and holds no number that is none', () => {
    fc.assert(
      fc.property(anyStats, (stats) => {
        const one = statsPage(stats);
        expect(one).toBe(statsPage(structuredClone(stats)));
        expect(tagsOf(one).filter((tag) => /NaN|Infinity|undefined|="-?\d+e/.test(tag))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('texts of decks', () => {
  test('never become markup', () => {
    const plain = (stats: Stats): Stats =>
      JSON.parse(
        JSON.stringify(stats, (key, value) =>
          ['query', 'kind', 'title', 'text', 'question', 'card'].includes(key) && value !== '' ? 'x' : value,
        ),
      );
    fc.assert(
      fc.property(anyStats, (stats) => {
        expect(tagsOf(statsPage(stats)).join('\n')).toBe(tagsOf(statsPage(plain(stats))).join('\n'));
      }),
      { numRuns: 40 },
    );
  });

  test('are shown as they are, without what cannot be seen', () => {
    const kinds = HOSTILE.map((kind) => ({ kind, ...share(1, 2), seconds: null }));
    const hostile = statsPage({ ...exampleStats, accuracy: { ...exampleStats.accuracy, kinds } });
    const names = rowsOf(hostile, 'kinds').map(([name]) => name);
    expect(names[0]).toBe('</style><script>alert(1)</script>');
    expect(names[2]).toBe("' onmouseover='alert(1)");
    expect(names[6]).toBe('[31mred evil');
    expect(hostile).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u202E\u2066\uFEFF]/);
  });

  test('keep their letters when escaped, and nothing of them is left that could end a text or an attribute', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(/[<>"'\u0000-\u001F\u007F-\u009F]|&(?!(?:amp|lt|gt|quot|#39);)/);
        expect(escaped).not.toMatch(/[\uD800-\uDFFF]/u);
        const letters = (of: string): string => of.replace(/[^\p{L}\p{N}]/gu, '');
        expect(letters(wordsOf(escaped))).toBe(letters(text));
      }),
    );
    expect(html`<p title="${'"&'}">${['a', html`<b>${'<'}</b>`, undefined, 1 / 3]}</p>`.markup).toBe(
      '<p title="&quot;&amp;">a<b>&lt;</b>0.33</p>',
    );
  });
});

describe('numbers', () => {
  test.each([
    [0, '0 %'],
    [0.004, '<1 %'],
    [0.5, '50 %'],
    [0.996, '>99 %'],
    [1, '100 %'],
    [null, '–'],
  ])('percent(%s) is %s', (rate, text) => expect(percent(rate)).toBe(text));

  test.each([
    [0, '0'],
    [9.96, '10'],
    [4.25, '4.3'],
    [12.5, '13'],
    [12_480, '12,480'],
  ])('figure(%s) is %s', (n, text) => expect(figure(n)).toBe(text));

  test('of the tables are those of the statistics', () => {
    fc.assert(
      fc.property(anyStats, (given) => {
        // Words are tested by themselves.
        const stats: Stats = { ...given, query: '' };
        const one = statsPage(stats);
        const rows = (view: string) => rowsOf(one, view);
        const { retention, accuracy, gaps, hardest, calibration } = stats;

        const recent = stats.days.filter(({ day }) => day > stats.day - 90 && day <= stats.day).reverse();
        expect(rows('reviews').map((cells) => cells.slice(1))).toEqual(
          recent.map(({ answers, right, introduced }) => [answers, right, introduced].map(count)),
        );
        expect(rows('minutes').map(([, minutes]) => minutes)).toEqual(recent.map(({ minutes }) => figure(minutes)));
        if (stats.forecast.some(({ due }) => due > 0)) {
          expect(rows('forecast').map(([, due]) => due)).toEqual(stats.forecast.map(({ due }) => count(due)));
        }
        if (retention.some(({ all }) => all.of > 0)) {
          const cell = (of: Share): string => (of.rate === null ? '–' : `${percent(of.rate)} ${counts(of)}`);
          expect(rows('retention').map((cells) => cells.slice(1))).toEqual(
            retention.map(({ young, mature, all }) => [cell(young), cell(mature), cell(all)]),
          );
        }
        expect(rows('kinds').map((cells) => cells.slice(2, 4))).toEqual(
          accuracy.kinds.map(({ rate, of }) => [percent(rate), count(of)]),
        );
        const cell = (of: Share): string =>
          of.rate === null ? '–' : `${percent(of.rate)} ${count(of.count)}/${count(of.of)}`;
        expect(
          rows('decks')
            .slice(0, accuracy.decks.length)
            .map((cells) => cells.slice(1)),
        ).toEqual(accuracy.decks.map(({ levels, ...all }) => [levels.easy, levels.medium, levels.hard, all].map(cell)));
        expect(rows('keyPoints').map((cells) => cells.at(-1))).toEqual(gaps.keyPoints.map(counts));
        expect(rows('redFlags').map((cells) => cells.at(-1))).toEqual(gaps.redFlags.map(counts));
        expect(rows('hardest').map((cells) => cells.slice(-2))).toEqual(
          hardest.map(({ wrong, answers, lapses }) => [`${count(wrong)} of ${count(answers)}`, count(lapses)]),
        );
        if (stats.interviews.length > 0) {
          expect(rows('interviews').map((cells) => cells.slice(1, 3))).toEqual(
            [...stats.interviews]
              .reverse()
              .map(({ score, answered, planned }) => [score === null ? '–' : `${score}`, `${answered} of ${planned}`]),
          );
        }
        expect(rows('predictions').map((cells) => cells.slice(1))).toEqual(
          calibration.predictions.map((bin) => [percent(bin.expected), percent(bin.rate), counts(bin)]),
        );
        if (calibration.guesses.of > 0) {
          expect(rows('guesses')[0]?.at(-1)).toBe(
            `${percent(calibration.guesses.rate)} ${counts(calibration.guesses)}`,
          );
        }
        const { good, easy } = calibration;
        if (good.of + easy.of > 0) {
          expect(rows('forgotten').map((cells) => cells.slice(2))).toEqual(
            [good, easy].map(({ expected, ...of }) =>
              of.rate === null
                ? ['–', '–']
                : [`${percent(of.rate)} ${counts(of)}`, `${percent(expected / of.of)} ${figure(expected)}`],
            ),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  test('of the year are those of its days, in their places', () => {
    const halves = picturesOf(sectionOf(page, 'year'));
    const cells = halves.flatMap(({ shapes }) => shapesOf(shapes, 'rect'));
    const friday = 4;
    expect(cells).toHaveLength(52 * 7 + friday + 1);
    const answers = new Map(exampleStats.days.map(({ date, answers }) => [Date.parse(date), answers]));
    for (const { hint, attributes } of cells) {
      const [, date = '', n = ''] = /^(.*): (\d+) answers?$/.exec(hint) ?? [];
      const t = Date.parse(`${date} UTC`);
      expect(Number(n)).toBe(answers.get(t) ?? 0);
      expect(attributes.class === 's0').toBe(n === '0');
      // Monday is at the top.
      expect(Math.round((Number.parseFloat(attributes.y ?? '') / 100) * 7)).toBe((new Date(t).getUTCDay() + 6) % 7);
    }
    const shown = new Map(rowsOf(page, 'year').map(([week = '', ...days]) => [Date.parse(`${week} UTC`), days]));
    const ofWeek = (monday: number) =>
      [0, 1, 2, 3, 4, 5, 6].map((i) => {
        const t = monday + i * 86_400_000;
        return t > Date.parse(exampleStats.asOf) ? '' : count(answers.get(t) ?? 0);
      });
    expect(shown.size).toBe(53);
    for (const [monday, days] of shown) expect(days).toEqual(ofWeek(monday));
  });

  test('of the columns are their heights', () => {
    const [picture] = picturesOf(sectionOf(page, 'forecast'));
    const heights = shapesOf(must(picture).shapes, 'rect').map(({ attributes }) => Number(attributes.height));
    const due = exampleStats.forecast.map((day) => day.due);
    const unit = must(heights[0]) / must(due[0]);
    expect(heights).toHaveLength(due.filter((n) => n > 0).length);
    heights.forEach((height, i) => {
      expect(height).toBeCloseTo(unit * must(due[i]), 1);
    });
  });

  test('of recall are where the signs are', () => {
    const [picture] = picturesOf(sectionOf(page, 'predictions'));
    const bubbles = shapesOf(must(picture).shapes, 'circle');
    // The axis begins at 50 %.
    const along = (at: string | undefined): number => 0.5 + Number.parseFloat(at ?? '') / 200;
    expect(bubbles).toHaveLength(exampleStats.calibration.predictions.length);
    exampleStats.calibration.predictions.forEach(({ expected, rate }, i) => {
      const { cx, cy } = must(bubbles[i]).attributes;
      expect(along(cx)).toBeCloseTo(expected, 3);
      expect(1.5 - along(cy)).toBeCloseTo(must(rate ?? undefined), 3);
    });
    const [retention] = picturesOf(sectionOf(page, 'retention'));
    const young = shapesOf(must(retention).shapes, 'circle').filter(({ attributes }) => attributes.class === 'ring');
    expect(young.map(({ attributes }) => 0.8 + Number.parseFloat(attributes.cx ?? '') / 500)).toEqual(
      exampleStats.retention.map((row) => expect.closeTo(must(row.young.rate ?? undefined), 3)),
    );
  });

  test('at the top are sums', () => {
    const text = wordsOf(must(/<dl.*?<\/dl>/s.exec(page)?.[0]));
    const answers = exampleStats.days.reduce((sum, day) => sum + day.answers, 0);
    expect(text).toContain(`Streak 12 days best 31 days Answers ${count(answers)} on ${exampleStats.days.length} days`);
    expect(text).toContain('Mastered 171 of 412 cards Due 27 today Recalled, 30 days 88 % desired 90 %');
  });

  test('tell what was asked for', () => {
    const about = wordsOf(statsPage({ ...exampleStats, query: 'deck:x "<b>"', since: '2026-12-01' }));
    expect(about).toContain('15 Jan 2027, cards of deck:x "<b>" , reviews since 1 Dec 2026');
  });
});

describe('definitions', () => {
  test.each(Object.entries(DEFINITIONS))(
    '%s takes at most two sentences and names its source',
    (_, { text, source }) => {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(text.match(/[.!?](?= |$)/g)?.length).toBeLessThanOrEqual(2);
      expect(source).not.toBe('');
    },
  );
});
