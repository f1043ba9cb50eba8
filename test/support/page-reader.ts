const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What a reader sees of markup: the words without the tags. */
export const wordsOf = (markup: string): string =>
  markup
    .replace(/<title>.*?<\/title>|<desc>.*?<\/desc>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? '')
    .replace(/ +/g, ' ')
    .trim();

/** Every tag of a page, the document type too, with its attributes. */
export const tagsOf = (page: string): string[] => page.match(/<[^>]*>/g) ?? [];

/** The section of a view. */
export function sectionOf(page: string, view: string): string {
  const [section] = page.match(new RegExp(`<section id="${view}".*?</section>`, 's')) ?? [];
  if (section === undefined) throw new Error(`no section ${view}`);
  return section;
}

/** The cells of a section's table, head left out. */
export function rowsOf(page: string, view: string): string[][] {
  const [body = ''] = sectionOf(page, view).match(/<tbody>.*?<\/tbody>/s) ?? [];
  return (body.match(/<tr>.*?<\/tr>/gs) ?? []).map((row) =>
    (row.match(/<t[hd][ >].*?<\/t[hd]>/gs) ?? []).map((cell) => wordsOf(cell)),
  );
}

export interface PagePicture {
  readonly opening: string;
  readonly title: string;
  readonly description: string;
  readonly shapes: string;
}

/** The pictures of a part of a page, with what they say. */
export const picturesOf = (part: string): PagePicture[] =>
  [...part.matchAll(/(<svg[^>]*>)<title>(.*?)<\/title><desc>(.*?)<\/desc>(.*?)<\/svg>/gs)].map(
    ([, opening = '', title = '', description = '', shapes = '']) => ({
      opening,
      title: wordsOf(title),
      description: wordsOf(description),
      shapes,
    }),
  );

/** The elements of one name in a picture: their attributes as numbers or words, and what they say when pointed at. */
export const shapesOf = (shapes: string, name: string): { attributes: Record<string, string>; hint: string }[] =>
  [...shapes.matchAll(new RegExp(`<${name} ([^>]*?)(?:/>|>(?:<title>(.*?)</title>)?)`, 'gs'))].map(
    ([, attributes = '', hint = '']) => ({
      attributes: Object.fromEntries(
        [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
      ),
      hint,
    }),
  );
