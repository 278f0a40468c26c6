import { Parser } from 'htmlparser2';
import { decode } from '../feeds/parse/index.ts';

/** An element with its attributes (names in lower case) and what is in it. */
export interface HtmlElement {
  tag: string;
  attributes: Record<string, string>;
  children: (HtmlElement | string)[];
}

/** What of a page is read. Identity stands in its head or near its ends; pages are cut in between. */
export const pageBytesMax = 5 * 1024 * 1024;
const elementsMax = 100_000;
const urlLengthMax = 2_000;
/** Deeper elements become children of the one at this depth: recursion stays shallow. */
const treeDepthMax = 200;
/** Where htmlparser2's own stack gets slow. Nothing honest nests so deep. */
const openMax = 2_000;
const chunkLength = 16 * 1024;

/** The text of a page, by mark, header, meta element or detection; without nulls, which no browser shows and no database takes. */
export const decodePage = (bytes: Uint8Array, contentType?: string): string =>
  decodedPage(bytes, contentType).replaceAll('\0', '');

function decodedPage(bytes: Uint8Array, contentType?: string): string {
  const cut = bytes.subarray(0, pageBytesMax);
  if (/charset\s*=/i.test(contentType ?? '')) return decode(cut, contentType).text;
  const head = Buffer.from(cut.subarray(0, 4096)).toString('latin1');
  const meta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:+-]+)/i.exec(head)?.[1];
  return decode(cut, meta ? `text/html; charset=${meta}` : (contentType ?? null)).text;
}

/** A tree of HTML as it comes; never throws, and stops where a page only wants to be deep. */
export function readHtml(html: string): HtmlElement {
  const root: HtmlElement = { tag: '', attributes: {}, children: [] };
  const open: HtmlElement[] = [root];
  let depth = 0;
  let elements = 0;
  let isOver = false;
  const top = () => open.at(-1) ?? root;
  const parser = new Parser({
    onopentag(tag, attributes) {
      depth++;
      isOver ||= ++elements > elementsMax || depth > openMax;
      if (isOver) return parser.pause();
      const element: HtmlElement = { tag, attributes, children: [] };
      top().children.push(element);
      if (depth < treeDepthMax) open.push(element);
    },
    ontext(text) {
      if (!isOver) top().children.push(text);
    },
    onclosetag() {
      if (depth < treeDepthMax && open.length > 1) open.pop();
      depth--;
    },
  });
  for (let at = 0; at < html.length && !isOver; at += chunkLength) {
    parser.write(html.slice(at, at + chunkLength));
  }
  if (!isOver) parser.end();
  return root;
}

/** Whether it has more elements and attributes than so many; told before anything is made of them. */
export function hasMoreTagsThan(html: string, countMax: number): boolean {
  let count = 0;
  const more = () => {
    if (++count > countMax) parser.pause();
  };
  const parser = new Parser({ onopentagname: more, onattribute: more });
  for (let at = 0; at < html.length && count <= countMax; at += chunkLength)
    parser.write(html.slice(at, at + chunkLength));
  return count > countMax;
}

/** Every element inside, in the order of the page. */
export function elementsIn(element: HtmlElement, found: HtmlElement[] = []): HtmlElement[] {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    found.push(child);
    elementsIn(child, found);
  }
  return found;
}

const silent = new Set(['script', 'style', 'template', 'noscript']);

/** The text of an element on one line; a picture speaks by its alternative text. */
export function textIn(element: HtmlElement): string {
  return raw(element).replace(/\s+/g, ' ').trim();
}

function raw(element: HtmlElement): string {
  if (element.tag === 'img') return ` ${element.attributes.alt ?? ''} `;
  if (silent.has(element.tag)) return '';
  let text = '';
  for (const child of element.children) text += typeof child === 'string' ? child : raw(child);
  const isBlock = /^(?:p|div|li|br|h[1-6]|td|tr|section|article)$/.test(element.tag);
  return isBlock ? ` ${text} ` : text;
}

/** Words of an attribute such as `class` or `rel`, lower case. */
export function wordsIn(element: HtmlElement, attribute: string): string[] {
  return (element.attributes[attribute] ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}

/** An absolute http(s) address, or null. */
export function resolved(given: string | undefined, base: string): string | null {
  const text = given?.trim();
  if (!text || text.length > urlLengthMax) return null;
  const url = URL.parse(text, URL.canParse(base) ? base : undefined);
  return url && /^https?:$/.test(url.protocol) && url.hostname ? url.href : null;
}
