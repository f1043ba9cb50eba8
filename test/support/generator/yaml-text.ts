import type { Random } from '../../../src/memory/random.ts';

/** What a deck file holds. Keys of maps are no numbers, so that their order is kept. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/** Columns after which authors break a line. */
const MARGIN = 96;

/** Writes YAML by hand, so to speak: what a person would leave bare, quote, fold or put on one line, now and then with a comment. */
export class Pen {
  readonly #lines: string[] = [];

  constructor(readonly random: Random) {}

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  chance(of: number): boolean {
    return this.random() < of;
  }

  line(text: string): void {
    this.#lines.push(text);
  }

  /** `key: value` at a depth; `dash` where it is the first field of a list entry. */
  field(key: string, value: Yaml, indent: number, dash = false): void {
    const start = `${' '.repeat(dash ? indent - 2 : indent)}${dash ? '- ' : ''}${key}:`;
    const room = MARGIN - start.length;
    if (typeof value === 'string') {
      this.#text(start, value, indent + 2);
    } else if (typeof value !== 'object') {
      this.line(`${start} ${value}`);
    } else {
      const flow = flowed(value);
      if (flow !== undefined && flow.length < room && this.chance(0.7)) this.line(`${start} ${flow}`);
      else this.#nested(start, value, indent);
    }
  }

  /** The entries of a list, each from `indent` on. */
  items(list: readonly Yaml[], indent: number): void {
    const flows = list.map((item) => (typeof item === 'object' ? flowed(item) : undefined));
    const compact = flows.every((flow) => flow !== undefined && flow.length < MARGIN - indent) && this.chance(0.6);
    for (const [i, item] of list.entries()) {
      const dash = `${' '.repeat(indent)}-`;
      if (typeof item === 'string') this.#text(dash, item, indent + 2);
      else if (typeof item !== 'object') this.line(`${dash} ${item}`);
      else if (compact) this.line(`${dash} ${flows[i]}`);
      else this.fields(item, indent + 2, true);
    }
  }

  /** The fields of a map, the first after a dash where it is an entry of a list. */
  fields(map: object, indent: number, dash = false): void {
    for (const [i, [key, value]] of Object.entries(map).entries()) this.field(key, value, indent, dash && i === 0);
  }

  #nested(start: string, value: Exclude<Yaml, string | number | boolean>, indent: number): void {
    this.line(start);
    if (Array.isArray(value)) this.items(value, indent + 2);
    else this.fields(value, indent + 2);
  }

  #text(start: string, value: string, indent: number): void {
    if (value.includes('\n')) {
      this.line(`${start} |`);
      for (const line of value.split('\n')) this.line(line === '' ? '' : ' '.repeat(indent) + line);
    } else if (start.length + value.length > MARGIN || (value.length > 60 && this.chance(0.3))) {
      this.line(`${start} >-`);
      for (const line of wrapped(value, MARGIN - indent)) this.line(' '.repeat(indent) + line);
    } else {
      const comment = this.chance(0.01) ? ' # to be discussed in the group' : '';
      this.line(`${start} ${quotedOrBare(value, this.chance(0.15), this.chance(0.5))}${comment}`);
    }
  }
}

/** Text that YAML reads as itself without quotes, also inside brackets. */
const BARE = /^(?!(true|false|null|yes|no|on|off)$)[A-Za-zÀ-ž](?:[^:#[\]{},"'`\n]|:(?=\S))*$/;

function quotedOrBare(text: string, quote: boolean, double: boolean): string {
  if (!quote && BARE.test(text) && !text.endsWith(':')) return text;
  return double && !/["\\]/.test(text) ? `"${text}"` : `'${text.replaceAll("'", "''")}'`;
}

/** Lists and maps of scalars on one line; undefined where they hold more than that. */
function flowed(value: object): string | undefined {
  const parts: string[] = [];
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'object' || (typeof part === 'string' && part.includes('\n'))) return undefined;
    const written = typeof part === 'string' ? quotedOrBare(part, false, true) : String(part);
    parts.push(Array.isArray(value) ? written : `${quotedOrBare(key, false, true)}: ${written}`);
  }
  return Array.isArray(value) ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
