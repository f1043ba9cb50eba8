import type { Span } from './lines.ts';
import type { MapTree, Tree } from './tree.ts';

/** What the author most likely meant, as far as the reader can tell: what a fix is made from. */
export type Meant =
  /** This in place of what the finding marks. */
  | { readonly kind: 'instead'; readonly text: string }
  /** The same text in quotes; `span` is the text where the finding marks something else. */
  | { readonly kind: 'quoted'; readonly span?: Span }
  /** All that follows on this line as one text. */
  | { readonly kind: 'rest-quoted' }
  /** This, put in before what the finding marks. */
  | { readonly kind: 'before'; readonly text: string }
  /** A backslash as itself wherever one stands on this line: `span` is from the text's opening quote to its end. */
  | { readonly kind: 'backslashes'; readonly span: Span }
  /** A list with this as its only entry. */
  | { readonly kind: 'in-list' }
  /** This field of the map, misspelt. */
  | { readonly kind: 'key'; readonly name: string; readonly owner: MapTree }
  /** This field, which the map lacks. */
  | { readonly kind: 'field'; readonly name: string; readonly owner: Tree };
