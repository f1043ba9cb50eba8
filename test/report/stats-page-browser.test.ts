import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statsPage } from '../../src/report/stats/html/page.ts';
import { Chromium, findChromium } from '../support/chromium.ts';
import { emptyStats, exampleStats, hostileStats } from '../support/stats.ts';
import { must } from '../support/study.ts';

const program = findChromium();
const NAME =
  program === undefined
    ? 'the page in a browser: NOT RUN, there is no Chromium on the PATH or in CHROMIUM'
    : 'the page in a browser';
// What is skipped is only counted, not named.
if (program === undefined) process.stderr.write(`${NAME}\n`);

/** The contrast of each text with the page behind it (WCAG 2.2), the least first: `[ratio, colour, text]`. */
const CONTRASTS = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = luminance(getComputedStyle(document.body).backgroundColor);
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || ['title', 'desc'].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    const [a, b] = [luminance(colour), behind].sort((x, y) => y - x);
    found.set(colour, [(a + 0.05) / (b + 0.05), colour, node.data.slice(0, 40)]);
  }
  return [...found.values()].sort(([a], [b]) => a - b);
})()`;

/** What stands out at the right of the window. */
const OUTSIDE = `[...document.querySelectorAll('body *')]
  .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 && !(e.closest('caption')))
  .map((e) => e.tagName + ' in ' + (e.closest('section')?.id ?? 'head') + ': ' + e.textContent.slice(0, 40))`;

describe.skipIf(program === undefined)(NAME, () => {
  let folder: string;
  const files = { example: exampleStats, empty: emptyStats, hostile: hostileStats };
  const names = Object.keys(files) as (keyof typeof files)[];
  let browser: Chromium;

  const write = (name: string, text: string): string => {
    const file = path.join(folder, `${name}.html`);
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  };

  interface View {
    readonly scheme?: 'light' | 'dark';
    readonly width?: number;
    readonly media?: 'screen' | 'print';
  }
  const look = async (url: string, { scheme = 'light', width = 1200, media = 'screen' }: View): Promise<void> => {
    await browser.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 900,
      deviceScaleFactor: 1,
      mobile: false,
    });
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await browser.send('Emulation.setEmulatedMedia', { media, features });
    await browser.visit(url);
  };
  /** What the browser has to say against a page. */
  const complaints = (): string[] =>
    browser.events.flatMap(({ method, params }) =>
      ['Log.entryAdded', 'Runtime.consoleAPICalled', 'Runtime.exceptionThrown'].includes(method)
        ? [JSON.stringify(params)]
        : [],
    );
  const requests = (): string[] =>
    browser.events.flatMap(({ method, params }) =>
      method === 'Network.requestWillBeSent' ? [String((params.request as { readonly url?: string }).url)] : [],
    );

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'prepdeck-page-'));
    browser = await Chromium.open(must(program), path.join(folder, 'profile'));
    await browser.send('Emulation.setScrollbarsHidden', { hidden: true });
    for (const name of names) write(name, statsPage(files[name]));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const at = (name: string): string => pathToFileURL(path.join(folder, `${name}.html`)).href;

  test.each(names)('%s: asks for nothing but itself, and the browser has nothing against it', async (name) => {
    await look(at(name), {});
    expect(requests()).toEqual([at(name)]);
    expect(complaints()).toEqual([]);
    expect(await browser.evaluate('document.compatMode')).toBe('CSS1Compat');
    expect(await browser.evaluate('document.scripts.length')).toBe(0);
  });

  test('the browser would have told', async () => {
    const open = statsPage(exampleStats).replace(
      '</body>',
      '<script>document.title = "run"</script><img src="x.png" alt=""/></body>',
    );
    await look(write('broken', open), {});
    expect(complaints().filter((text) => text.includes('Content Security Policy'))).toHaveLength(2);
    expect(await browser.evaluate('document.title')).toBe('prepdeck statistics, 15 Jan 2027');
  });

  test.each(names.flatMap((name) => [320, 360, 768, 1200].map((width) => [name, width] as const)))(
    '%s fits into %i px, its folded tables too',
    async (name, width) => {
      await look(at(name), { width });
      await browser.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      expect(await browser.evaluate(OUTSIDE)).toEqual([]);
      expect(await browser.evaluate('[document.documentElement.scrollWidth, innerWidth]')).toEqual([width, width]);
    },
  );

  test.each(names)('%s: every picture has a name, words and a size', async (name) => {
    for (const width of [360, 1200]) {
      await look(at(name), { width });
      await browser.send('Accessibility.enable');
      const { nodes } = await browser.send('Accessibility.getFullAXTree');
      const images = (nodes as AXNode[]).filter(
        ({ ignored, role }) => !ignored && /^(?:image|img)$/.test(role?.value ?? ''),
      );
      expect(images).toHaveLength(Number(await browser.evaluate("document.querySelectorAll('svg').length")));
      expect(images.length).toBeGreaterThan(0);
      for (const image of images) {
        expect(image.name?.value).toMatch(/\w/);
        expect(image.description?.value).toMatch(/\d/);
      }
      const small = await browser.evaluate(
        "[...document.querySelectorAll('svg')].map((one) => one.getBoundingClientRect()).filter((box) => box.width < 20 || box.height < 8).length",
      );
      expect(small).toBe(0);
    }
  });

  test.each(['light', 'dark'] as const)('%s: texts are told from the page', async (scheme) => {
    for (const name of names) {
      await look(at(name), { scheme });
      const contrasts = (await browser.evaluate(CONTRASTS)) as [number, string, string][];
      expect(contrasts.length).toBeGreaterThan(1);
      expect(contrasts.filter(([ratio]) => ratio < 4.5)).toEqual([]);
    }
  });

  test('is dark where the reader wants it dark, and light on paper', async () => {
    const paper = async (view: View): Promise<unknown> => {
      await look(at('example'), view);
      return browser.evaluate('getComputedStyle(document.body).backgroundColor');
    };
    const light = await paper({ scheme: 'light' });
    expect(await paper({ scheme: 'dark' })).not.toBe(light);
    expect(await paper({ scheme: 'dark', media: 'print' })).toBe(light);
  });

  test.each(names)('%s can be printed, and no picture is cut in two', async (name) => {
    await look(at(name), { media: 'print' });
    const cut = await browser.evaluate(
      "[...document.querySelectorAll('svg')].filter((one) => getComputedStyle(one).breakInside !== 'avoid').length",
    );
    expect(cut).toBe(0);
    const { data } = await browser.send('Page.printToPDF', { printBackground: false });
    const pdf = Buffer.from(String(data), 'base64').toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(0);
  });
});

interface AXNode {
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly description?: { readonly value?: string };
}
