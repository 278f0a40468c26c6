import { type ParsedAuthor, type ParsedEntry, textOf } from '../feeds/parse/index.ts';
import { isNameOfSomebody } from './authors.ts';

/** What a reader sees of an entry in a list: never nothing, never what a program left behind. */

const EXCERPT_CHARS_MAX = 400;
const TITLE_FROM_TEXT_CHARS_MAX = 90;

/** Whether anything of an entry can be shown; RSS 2.0 asks for a title or a description at least. */
export const isShowable = (entry: ParsedEntry): boolean =>
  Boolean(
    entry.title || entry.url || entry.enclosures.length > 0 || entry.content || entry.summary,
  );

/** What stands over an entry and below it, from what it says; many name no title, some say no word. */
export function headOf(entry: ParsedEntry, { html, text }: { html: string; text: string }) {
  const words = text || captionsOf(html);
  const address = entry.url ?? entry.enclosures[0]?.url;
  const title =
    escapedOnce(entry.title?.trim() ?? '') ||
    firstSentence(words) ||
    (address ? readable(address) : 'Untitled');
  return { title, excerpt: cut(words, EXCERPT_CHARS_MAX) };
}

/** A title that still writes a whole tag in references was escaped once too often; a lone &lt; may be meant. */
function escapedOnce(title: string): string {
  return !title.includes('<') && /&lt;\/?[a-z][^&]*&gt;/i.test(title) ? textOf(title) : title;
}

/** What the pictures of sanitised HTML are said to show. */
function captionsOf(html: string): string {
  const captions = html.matchAll(/<img\b(?:[^>"]|"[^"]*")*?\s(?:alt|title)="([^"]+)"/g);
  return textOf([...captions].map(([, caption]) => caption).join(' '));
}

function firstSentence(text: string): string {
  const [sentence = ''] = text.split(/(?<=[.!?。])\s/);
  return cut(sentence, TITLE_FROM_TEXT_CHARS_MAX);
}

/** An address as people write it. */
function readable(address: string): string {
  const bare = address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
  try {
    return decodeURIComponent(bare).replaceAll('\0', '');
  } catch {
    return bare;
  }
}

const HALF_A_SIGN = /[\ud800-\udbff]$/;

/** Cuts at a space and says so. */
function cut(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  const head = text.slice(0, charsMax);
  const space = head.lastIndexOf(' ');
  const kept = head.slice(0, space > charsMax / 2 ? space : charsMax);
  return `${kept.replace(HALF_A_SIGN, '').trimEnd()}…`;
}

/** Tells who signs an entry of a document: by its authors, else by its title, as planets write it. */
export function signersIn(
  entries: readonly ParsedEntry[],
): (entry: ParsedEntry) => ParsedAuthor | null {
  const isPlanet = namesInTitles(entries);
  return (entry) => {
    const signed = signedBy(entry);
    if (signed?.name || !isPlanet) return signed;
    const name = namedBefore(entry.title);
    return name && isNameOfSomebody(name) ? { name, url: null, email: null } : signed;
  };
}

/** The first author that is somebody; without a name, an address may still lead to them. */
function signedBy({ authors }: ParsedEntry): ParsedAuthor | null {
  const named = authors.find(({ name }) => name !== null && isNameOfSomebody(name));
  return named ?? authors.find(({ name }) => name === null) ?? null;
}

/** Signatures from which on it is no accident that each title begins with one. */
const PLANET_SIGNED_MIN = 3;

/**
 * Whether a planet writes "Name (nickname): Title". Those who sign show it; those whose own feed
 * gives no name can then be told from the title alone.
 */
function namesInTitles(entries: readonly ParsedEntry[]): boolean {
  const signed = entries.flatMap((entry) => {
    const name = signedBy(entry)?.name;
    return name ? [{ name, before: namedBefore(entry.title) }] : [];
  });
  return (
    signed.length >= PLANET_SIGNED_MIN &&
    signed.every(({ name, before }) => name === before) &&
    new Set(signed.map(({ name }) => name)).size > 1
  );
}

function namedBefore(title: string | null): string | null {
  return /^([^:()]{2,80}) \([^:()]{1,80}\): /.exec(title ?? '')?.[1] ?? null;
}
