import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { withoutTurns } from '#names';
import { decodeReferences } from './entities.ts';
import { linksMax, titleLengthMax } from './limits.ts';
import { absoluteUrl } from './urls.ts';

/** Markup and references make a title's source longer than the title. */
const titleSourceMax = 40 * titleLengthMax;

const silent = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head', 'iframe']);
const inline = new Set([
  'a',
  'abbr',
  'acronym',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'code',
  'data',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
]);

/**
 * Walks HTML without building anything, so that depth costs nothing (the Parser's stack makes a
 * million nested tags quadratic).
 */
class Walk implements TokenizerCallbacks {
  text = '';
  protected readonly html: string;
  protected tag = '';
  private silence = '';

  constructor(html: string) {
    this.html = html;
  }

  run(): this {
    // Where nothing is to be decoded it goes from tag to tag.
    const tokenizer = new Tokenizer({ decodeEntities: this.html.includes('&') }, this);
    tokenizer.write(this.html);
    tokenizer.end();
    return this;
  }

  ontext(start: number, end: number): void {
    if (!this.silence) this.text += this.html.slice(start, end);
  }
  ontextentity(codepoint: number): void {
    if (!this.silence) this.text += String.fromCodePoint(codepoint);
  }
  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, end).toLowerCase();
    if (!this.silence && silent.has(this.tag)) this.silence = this.tag;
    if (!inline.has(this.tag)) this.text += ' ';
  }
  onclosetag(start: number, end: number): void {
    const tag = this.html.slice(start, end).toLowerCase();
    if (tag === this.silence) this.silence = '';
    if (!inline.has(tag)) this.text += ' ';
  }
  onselfclosingtag(): void {
    if (this.tag === this.silence && this.tag === 'svg') this.silence = '';
  }
  onopentagend(): void {}
  onattribname(_start: number, _end: number): void {}
  onattribdata(_start: number, _end: number): void {}
  onattribentity(_codepoint: number): void {}
  onattribend(_quote: QuoteType, _end: number): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

class LinkWalk extends Walk {
  readonly links: string[] = [];
  private attribute = '';
  private value = '';

  override onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, end).toLowerCase();
    this.value = '';
  }
  override onattribdata(start: number, end: number): void {
    this.value += this.html.slice(start, end);
  }
  override onattribentity(codepoint: number): void {
    this.value += String.fromCodePoint(codepoint);
  }
  override onattribend(quote: QuoteType): void {
    const isLink = this.attribute === 'href' && (this.tag === 'a' || this.tag === 'area');
    if (isLink && quote !== QuoteType.NoValue) this.links.push(this.value);
  }
}

/** The readable text of HTML: no tags, scripts or styles, entities decoded, white space folded. */
export function textOf(html: string): string {
  const isPlain = !html.includes('<') && !html.includes('&');
  return fold(isPlain ? html : new Walk(html).run().text);
}

/** Absolute http(s) addresses of links, each once, in order, at most 200. */
export function linksOf(html: string, baseUrl?: string | null): string[] {
  const found = new Set<string>();
  if (!/href/i.test(html)) return [];
  for (const href of new LinkWalk(html).run().links) {
    const url = absoluteUrl(href, baseUrl);
    if (url) found.add(url);
    if (found.size >= linksMax) break;
  }
  return [...found];
}

/** One line, with no character that controls or turns it. */
function fold(text: string): string {
  const unturned = withoutTurns(text);
  return (TO_FOLD.test(unturned) ? unturned.replace(/[\s\p{Cc}]+/gu, ' ') : unturned).trim();
}
/** What is white space and not a single space, and what controls. */
const TO_FOLD = / {2}|[^\S ]|\p{Cc}/u;

/** Cuts at a number of UTF-16 units without leaving half a character. */
export function cutTo(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const last = text.charCodeAt(lengthMax - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? lengthMax - 1 : lengthMax);
}

/** A name, title or label from text that is not markup; null when nothing is left. */
export function label(text: string | null | undefined, lengthMax: number): string | null {
  return cutTo(fold(text ?? ''), lengthMax) || null;
}

/** A title that is HTML (Atom's type="html"). */
export function titleOfHtml(html: string): string | null {
  return label(textOf(cutTo(html, titleSourceMax)), titleLengthMax);
}

/**
 * A title of which the format does not say whether it is text or HTML (RSS, and Atom in practice).
 * Tags go when they are paired or void, so that "The <blink> tag" stays; references that are left
 * after the XML was decoded are decoded, twice for those who escape everything they pass on.
 */
export function titleOfUnknown(text: string): string | null {
  return label(
    decodeTwice(stripPaired(withoutScripts(withoutCdata(cutTo(text, titleSourceMax))))),
    titleLengthMax,
  );
}

/** A title said to be text: references are decoded where the publisher escaped twice. */
export function titleOfText(text: string): string | null {
  const once = cutTo(text, titleSourceMax).replace(
    /&(?!lt;|gt;|#60;|#62;|#x3[ce];)[#\w]+;/gi,
    (one) => decodeReferences(one),
  );
  return label(once, titleLengthMax);
}

/** Whether a text of unknown kind is HTML by all signs: paired or void tags, or a reference. */
export function isMarkup(text: string): boolean {
  return /&(?:#\d+|#x[\da-f]+|[a-z]\w*);/i.test(text) || stripPaired(text) !== text;
}

function decodeTwice(text: string): string {
  return decodeReferences(decodeReferences(text));
}

const tagForm = /<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>/gi;

/** A section that was escaped along with what it holds. */
function withoutCdata(text: string): string {
  return text.includes('<![CDATA[') ? text.replace(/<!\[CDATA\[|\]\]>/g, '') : text;
}

/** Without scripts and style sheets that are closed; what they hold was never to be read. */
function withoutScripts(text: string): string {
  let out = '';
  let from = 0;
  for (const { 1: name = '', index } of text.matchAll(/<(script|style)[\s>]/gi)) {
    if (index < from) continue;
    // Not in small letters, which can be more than those of the text: places would be others.
    const end = new RegExp(`</${name}>`, 'gi');
    end.lastIndex = index;
    // The first without an end is the last that is looked for: a text is gone through once.
    if (!end.test(text)) break;
    out += `${text.slice(from, index)} `;
    from = end.lastIndex;
  }
  return out + text.slice(from);
}

function stripPaired(text: string): string {
  if (!text.includes('<')) return text;
  const closed = new Set<string>();
  for (const [, slash, name = ''] of text.matchAll(tagForm)) {
    if (slash || /^(?:br|img|hr|wbr)$/i.test(name)) closed.add(name.toLowerCase());
  }
  return text.replace(tagForm, (whole, _slash, name: string) => {
    const lower = name.toLowerCase();
    if (!closed.has(lower)) return whole;
    return inline.has(lower) ? '' : ' ';
  });
}
