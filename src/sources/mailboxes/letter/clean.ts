/**
 * The HTML of a letter as something to read: without what counts who opens it, what is hidden, and the tables
 * it is set in. Not yet safe: the sanitiser comes after it.
 */
import { type HtmlElement, readHtml, textIn } from '../../discovery/html-tree.ts';
import { escapeText } from '../../feeds/parse/html.ts';
import { straightLink } from './straight-links.ts';

export interface CleanLetter {
  html: string;
  /** Where the letter stands on the web, if it says so. */
  webAddress: string | null;
}

/** Elements that are nothing to read. */
const DROPPED = new Set([
  'script',
  'style',
  'head',
  'title',
  'meta',
  'link',
  'base',
  'object',
  'embed',
  'form',
  'input',
  'button',
  'svg',
]);
const VOID = new Set(['br', 'hr', 'img', 'col', 'wbr', 'source', 'track']);
const TABLE_PARTS = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr']);
const CELLS = new Set(['td', 'th']);

const HIDDEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(?:!important\s*)?(?:;|$)|font-size\s*:\s*0(?:px|pt|em)?\s*(?:!important\s*)?(?:;|$)|max-(?:height|width)\s*:\s*0(?:px)?\s*(?:!important\s*)?(?:;|$))/i;
/** Where those who count openings keep their pictures. */
const COUNTING =
  /\/(?:open|opens|o|wf\/open|track\/open|tracking\/open|e\/o|ss\/o|email-open|open\.aspx|pixel|beacon|imp|px)(?:[/?.]|$)|(?:pixel|beacon|spacer|blank|clear|1x1|transparent)\.(?:gif|png)|awstrack\.me\/I0|google-analytics\.com|doubleclick\.net|facebook\.com\/tr|mailtrack|yesware|list-manage\.com\/track|eotrx\.|emltrk\.com|mjt\.lu\/oo|sendibt\d?\.com\/tr\/op/i;

/** Cleans a letter's HTML. Never throws. */
export function cleanLetter(html: string): CleanLetter {
  const tree = readHtml(html);
  return { html: innerHtml(tree), webAddress: webAddressIn(tree) };
}

const innerHtml = ({ children }: HtmlElement): string =>
  children
    .map((child) => (typeof child === 'string' ? escapeText(child) : outerHtml(child)))
    .join('');

function outerHtml(element: HtmlElement): string {
  const { tag, attributes } = element;
  if (DROPPED.has(tag) || isHidden(element)) return '';
  if (tag === 'img') return isToRead(element) ? startTag('img', attributes) : '';
  if (VOID.has(tag)) return startTag(tag, attributes);
  const inside = innerHtml(element);
  if (tag === 'a' && attributes.href)
    return `${startTag('a', { ...attributes, href: straightLink(attributes.href) })}${inside}</a>`;
  if (tag === 'table') return isOfData(element) ? asTable(element) : `<div>${inside}</div>`;
  // Outside of a table of data these set the letter, and say nothing.
  if (TABLE_PARTS.has(tag) || tag === 'html' || tag === 'body' || tag === 'font') return inside;
  if (CELLS.has(tag) || tag === 'center') return inside.trim() === '' ? '' : `<div>${inside}</div>`;
  return `${startTag(tag, attributes)}${inside}</${tag}>`;
}

function startTag(tag: string, attributes: Record<string, string>): string {
  const written = Object.entries(attributes)
    .filter(([name]) => /^[a-z][\w-]*$/.test(name))
    .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`);
  return `<${tag}${written.join('')}>`;
}

/** Columns with headings are something to read; other tables only set the letter. */
const isOfData = (table: HtmlElement): boolean =>
  table.attributes.role !== 'presentation' &&
  rowsOf(table).some((row) => childrenOf(row).some(({ tag }) => tag === 'th'));

const childrenOf = ({ children }: HtmlElement): HtmlElement[] =>
  children.filter((child) => typeof child !== 'string');

const rowsOf = (table: HtmlElement): HtmlElement[] =>
  childrenOf(table).flatMap((child) =>
    child.tag === 'tr' ? [child] : TABLE_PARTS.has(child.tag) ? rowsOf(child) : [],
  );

function asTable(table: HtmlElement): string {
  const rows = rowsOf(table).map((row) => {
    const cells = childrenOf(row).filter(({ tag }) => CELLS.has(tag));
    const written = cells.map((cell) => {
      const { colspan, rowspan } = cell.attributes;
      const spans = { ...(colspan ? { colspan } : {}), ...(rowspan ? { rowspan } : {}) };
      return `${startTag(cell.tag, spans)}${innerHtml(cell)}</${cell.tag}>`;
    });
    return `<tr>${written.join('')}</tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

const isHidden = ({ attributes }: HtmlElement): boolean =>
  'hidden' in attributes || HIDDEN.test(attributes.style ?? '');

/** A picture that can be shown and counts nobody: those within the letter (cid:) stay in the mailbox. */
function isToRead({ attributes }: HtmlElement): boolean {
  const { src = '', width, height, style = '' } = attributes;
  if (!/^https?:\/\//i.test(src.trim())) return false;
  const styled = (side: string) =>
    new RegExp(
      `(?:^|;)\\s*${side}\\s*:\\s*([\\d.]+)(?:px)?\\s*(?:!important\\s*)?(?:;|$)`,
      'i',
    ).exec(style)?.[1];
  const isTiny = [width, height, styled('width'), styled('height')].some(
    (length) => length !== undefined && /^\s*[0-2](?:\.\d+)?(?:px)?\s*$/.test(length),
  );
  return !isTiny && !COUNTING.test(src);
}

const IN_BROWSER =
  /(?:view|read|open|see|display)\b.{0,40}\b(?:browser|online|web)\b|web ?version|online ?version|\b(?:im|in deinem|in ihrem) (?:web)?browser\b|online (?:ansehen|lesen)|(?:dans|voir).{0,20}navigateur|version en ligne|ver.{0,20}navegador|nel (?:tuo )?browser|in (?:je|uw) browser|no (?:seu )?navegador/i;
const WORDS_MAX = 120;

/** The link behind "View in browser", whatever language it is said in, if it is one of those Kith knows. */
function webAddressIn(tree: HtmlElement): string | null {
  for (const link of linksIn(tree)) {
    const words = textIn(link);
    if (words.length > WORDS_MAX || !IN_BROWSER.test(words)) continue;
    const href = straightLink(link.attributes.href ?? '');
    if (/^https?:\/\//i.test(href)) return href;
  }
  return null;
}

function linksIn(element: HtmlElement, found: HtmlElement[] = []): HtmlElement[] {
  for (const child of childrenOf(element)) {
    if (child.tag === 'a') found.push(child);
    else linksIn(child, found);
  }
  return found;
}
