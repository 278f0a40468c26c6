import { construct, typeOf } from './constructs.ts';
import { htmlField, mediaText, plainField } from './fields.ts';
import { escapeText } from './html.ts';
import { sanitise } from './sanitise.ts';
import { isMarkup } from './text.ts';
import {
  attribute,
  children,
  descendants,
  hasElements,
  innerText,
  type XmlElement,
} from './tree.ts';

/** What an entry says in full and in short, as sanitised HTML. */
interface Bodies {
  content: string | null;
  summary: string | null;
}

// Whichever element carries the full text; the description stays the summary.
// biome-ignore format: a list
const full = [
  'content:encoded', 'xhtml:body', 'xhtml:div', 'body', 'fullitem', 'atom:content', 'content',
  'content:items',
];
// biome-ignore format: a list
const short = [
  'dcterms:abstract', 'dc:description', 'atom:summary', 'itunes:summary', 'itunes:subtitle',
];

export function rssBodies(item: XmlElement, base: string | null): Bodies {
  const [first, second] = descriptions(item, base);
  const summary = first ?? firstOf(item, short, base);
  const content = firstOf(item, full, base) ?? second ?? null;
  return { content, summary: summary ?? described(item, content) };
}

export function atomBodies(entry: XmlElement, base: string | null): Bodies {
  const contents = contentsOf(entry);
  const isRich = (one: XmlElement) => typeOf(one) !== 'text';
  const best = [...contents.filter(isRich), ...contents.filter((one) => !isRich(one))];
  const content =
    firstRead(best, base) ?? firstOf(entry, ['content:encoded', 'xhtml:body', 'xhtml:div'], base);
  const summary = firstOf(
    entry,
    ['atom:summary', 'dcterms:abstract', 'dc:description', 'atom:description'],
    base,
  );
  return { content, summary: summary ?? described(entry, content) };
}

/** Atom 0.3 had alternatives of one content inside each other (multipart/alternative). */
export function contentsOf(entry: XmlElement): XmlElement[] {
  return children(entry, 'atom:content').flatMap((one) =>
    attribute(one, 'type')?.toLowerCase().startsWith('multipart/')
      ? children(one, 'atom:content')
      : [one],
  );
}

function firstOf(of: XmlElement, names: string[], base: string | null): string | null {
  for (const name of names) {
    const found = firstRead(children(of, name), base);
    if (found) return found;
  }
  return null;
}

const values = new Set(['rdf:value']);

function firstRead(candidates: XmlElement[], base: string | null): string | null {
  for (const one of candidates) {
    // RSS 1.0's content module before content:encoded: a bag of items, each with its value.
    const [value] = one.name === 'content:items' ? descendants(one, values, 1) : [one];
    const isAtom = one.name.startsWith('atom:');
    const read = isAtom ? construct(one, base) : (wordsOf(one) ?? htmlField(value, base));
    if (read) return read;
  }
  return null;
}

// Of these no specification says that their text is HTML; Apple's says that it is none.
const wordy = new Set([
  'xhtml:body',
  'xhtml:div',
  'body',
  'itunes:summary',
  'itunes:subtitle',
  'summary',
  'content',
]);

/** Text that is no markup by any sign, so that "List<String>" keeps its second word. */
function wordsOf(of: XmlElement): string | null {
  if (!wordy.has(of.name) || hasElements(of)) return null;
  const text = innerText(of);
  return isMarkup(text) ? null : sanitise(escapeText(text)).trim() || null;
}

/** Some say the short form first and the whole after it, in the same element or in one named summary. */
function descriptions(item: XmlElement, base: string | null): string[] {
  const found: string[] = [];
  for (const one of children(item, 'description', 'summary')) {
    const read = firstRead([one], base);
    if (read && !found.includes(read) && found.length < 2) found.push(read);
  }
  return found;
}

function described(of: XmlElement, content: string | null): string | null {
  return content ? null : plainField(mediaText(of, 'media:description'));
}
