import { quoted } from '../characters.ts';
import type { Fix } from '../diagnostic.ts';
import { field, items, type Tree, textOf } from '../tree.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { spanWithin } from './within.ts';

const SCHEME = 'http';
/** Addresses of one's own machine or network: no authority gives out certificates for those. */
const PRIVATE = /^(?:[^.]*|.*\.(?:local|localhost|internal|test|home\.arpa)|\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/i;

/** PD508 */
export const httpUrl = defineRule({
  code: 'PD508',
  explanation: {
    why:
      'What comes over http can be read and changed on its way, and most servers answer it only with a redirect to https. Reported are ' +
      'the addresses of sources, readings and `asked_at` that start with http://. Addresses of a private network are left alone. ' +
      'There is no fix where the address names a port, for https has another.',
    source: 'RFC 9110, section 4.2.2; RFC 7258: pervasive monitoring is an attack',
    fix: 'safe',
    bad: {
      fields: `reading:
  - { id: http, title: HTTP semantics, url: http://www.rfc-editor.org/rfc/rfc9110 }`,
    },
    good: {
      fields: `reading:
  - { id: http, title: HTTP semantics, url: https://www.rfc-editor.org/rfc/rfc9110 }`,
    },
  },
  deck(context) {
    const { text, root, checks, interview } = context.deck;
    if (!mayHoldHttp(text)) return;
    lookAt(field(root, 'reading'), context);
    for (const { tree } of [...checks, ...interview]) {
      lookAt(field(tree, 'sources'), context);
      lookAt(field(tree, 'asked_at'), context);
    }
  },
});

/** Whether a source can hold such an address, written out or with escapes. Looked for by its slashes: of other letters each stops the search. */
function mayHoldHttp(text: string): boolean {
  if (text.includes('\\')) return true;
  for (let at = text.indexOf('//'); at >= 0; at = text.indexOf('//', at + 2)) {
    if (text.startsWith('http:', at - 5)) return true;
  }
  return false;
}

function lookAt(list: Tree | undefined, { deck: { text }, report }: RuleContext): void {
  for (const entry of items(list)) {
    const url = field(entry, 'url');
    const address = textOf(url);
    if (url === undefined || !address?.startsWith('http:')) continue;
    const authority = /^http:\/\/([^/?#\s]+)/.exec(address.slice(0, 2048))?.[1];
    if (authority === undefined) continue;
    const [, host = '', port] = /^(?:[^@]*@)?(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority) ?? [];
    if (PRIVATE.test(host)) continue;
    const fix = port === undefined ? withEncryption(text, url) : undefined;
    report({
      at: url,
      message: `the connection to ${quoted(host)} is not encrypted`,
      help: 'write https://, if the server has it',
      ...(fix === undefined ? {} : { fix }),
    });
  }
}

function withEncryption(text: string, url: Tree): Fix | undefined {
  const span = spanWithin(text, url, 0, SCHEME.length);
  return span && { safe: true, title: 'write https', edits: [{ ...span, text: 'https' }] };
}
