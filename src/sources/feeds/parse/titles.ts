import { htmlOfConstruct, rawText, typeOf } from './constructs.ts';
import { mediaText } from './fields.ts';
import { escapeText, innerHtml, looksLikeHtml } from './html.ts';
import { titleHtmlLengthMax } from './limits.ts';
import { sanitise } from './sanitise.ts';
import { isMarkup, titleOfHtml, titleOfText, titleOfUnknown } from './text.ts';
import { attribute, child, firstFilled, hasElements, innerText, type XmlElement } from './tree.ts';
import type { ParsedEntry } from './types.ts';
import { baseWithin } from './urls.ts';

/** A title as plain text, and as HTML where its markup says more than that. */
export type Title = Pick<ParsedEntry, 'title' | 'titleHtml'>;

/** The title of an Atom feed or entry: its own, else Dublin Core's, else what Media RSS calls it. */
export function atomTitle(of: XmlElement, base: string | null): Title {
  const own = child(of, 'atom:title');
  const read = own ? ofConstruct(own, base) : { title: null };
  return read.title === null ? firstRead([ofUnknown(of, ['dc:title'], base), read]) : read;
}

/** The title of a channel or item, from the element that is most its own. */
export function rssTitle(of: XmlElement, base: string | null): Title {
  const own = ofUnknown(of, ['title', 'dc:title', 'dcterms:title', 'itunes:title'], base);
  if (own.title !== null) return own;
  return firstRead([atomTitle(of, base), own]);
}

/** The first that has words, else one that is a picture and nothing else. */
function firstRead(titles: Title[]): Title {
  const worded = titles.find((one) => one.title !== null);
  return worded ?? titles.find((one) => one.titleHtml) ?? { title: null };
}

function ofUnknown(of: XmlElement, names: string[], base: string | null): Title {
  const read: Title[] = [];
  for (const name of names) {
    const found = firstFilled(of, name);
    const title = found ? ofEither(found, base) : { title: null };
    if (title.title !== null) return title;
    read.push(title);
  }
  return firstRead([{ title: titleOfUnknown(mediaText(of, 'media:title') ?? '') }, ...read]);
}

/** RSS never said whether a title is text or HTML. */
function ofEither(of: XmlElement, outer: string | null): Title {
  const base = baseWithin(attribute(of, 'xml:base'), outer);
  if (hasElements(of)) {
    const html = innerHtml(of, base);
    return withMarkup(titleOfHtml(html), html, base);
  }
  const text = innerText(of);
  const title = titleOfUnknown(text);
  return isMarkup(text) ? withMarkup(title, text, base) : { title };
}

/** RFC 4287, 3.1: a text construct says what it is. */
function ofConstruct(of: XmlElement, outer: string | null): Title {
  const base = baseWithin(attribute(of, 'xml:base'), outer);
  const type = typeOf(of);
  if (hasElements(of)) {
    const html = htmlOfConstruct(of, base);
    return withMarkup(titleOfHtml(html), html, base);
  }
  const text = rawText(of);
  if (type === 'html') return withMarkup(titleOfHtml(text), text, base);
  // Escaped once too often, or with no type: only what is evidently markup is taken for it.
  if (type !== 'text' && looksLikeHtml(text)) return withMarkup(titleOfUnknown(text), text, base);
  // In XHTML without an element, "&lt;b&gt;" is the word and not the tag.
  if (/xhtml/i.test(attribute(of, 'type') ?? ''))
    return withMarkup(titleOfText(text), escapeText(text), base);
  return { title: titleOfText(text) };
}

function withMarkup(title: string | null, html: string, base: string | null): Title {
  const isShort = html.length <= titleHtmlLengthMax && /[<&]/.test(html);
  if (!isShort) return { title };
  const titleHtml = sanitise(html, base).replace(/\s+/g, ' ').trim();
  // Of a title without a word only a picture is worth keeping.
  if (title === null && !titleHtml.includes('<img ')) return { title };
  return titleHtml && titleHtml !== title ? { title, titleHtml } : { title };
}
