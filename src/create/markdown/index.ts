/**
 * Markdown as safe HTML and as plain text. Pure: works on the server and in a browser. Whatever the
 * text says, the HTML holds no script, no handler, no style attribute, and fetches nothing from elsewhere.
 * What the writer keeps to themselves (`comments.ts`) is in neither.
 */
import { withoutComments } from './comments.ts';
import { openParser } from './parser.ts';
import { plainTokens } from './plain.ts';
import { type HtmlOptions, type Rendering, rules } from './render.ts';

export type { HtmlOptions } from './render.ts';

const parser = openParser();
Object.assign(parser.renderer.rules, rules);

/** HTML of a text, for an element with the class `prose`. */
export function htmlOf(markdown: string, options: HtmlOptions = {}): string {
  const rendering: Rendering = { ...options, headings: new Map(), formulaChars: 0 };
  return parser.render(withoutComments(markdown), { ...rendering });
}

/** The words of a text without its marks, a block on each line. */
export function plainOf(markdown: string): string {
  return plainTokens(parser.parse(withoutComments(markdown), {}));
}
