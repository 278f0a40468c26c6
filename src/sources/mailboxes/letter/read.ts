/** A letter's bytes to an entry, in the thread in which strangers' texts are read. Pure but for its library. */
import PostalMime, { type Email } from 'postal-mime';
import { escapeText } from '../../feeds/parse/html.ts';
import { sanitise, textOf } from '../../feeds/parse/index.ts';
import { type DigestEntry, digestEntry } from '../../polling/digest.ts';
import { type CleanLetter, cleanLetter } from './clean.ts';
import { plainLetter } from './plain.ts';

/** What is known of a letter from its head. */
export interface LetterAsked {
  /** What it is known by, from its Message-ID. */
  identity: string;
  /** When the server took it, epoch ms. */
  receivedAt: number;
}

export interface ReadLetter {
  entry: DigestEntry;
  /** Where the list keeps what it sent. */
  archive: string | null;
  /** Its text, addresses of links too, as far as it goes. */
  text: string;
}

const TEXT_CHARS_MAX = 50_000;
const LINE_CHARS_MAX = 500;
const NESTING_MAX = 100;
const ATTACHED_MAX = 20;

/** Null for one that is beyond all measure: letters within letters, a head of megabytes. */
export async function readLetter(
  bytes: Uint8Array,
  { identity, receivedAt }: LetterAsked,
): Promise<ReadLetter | null> {
  const mail = await parsed(bytes);
  if (mail === null) return null;
  const clean = cleaned(mail);
  const content = sanitise(clean.html + attachedIn(mail), null);
  const author = authorOf(mail);
  const entry = digestEntry(
    {
      id: identity,
      url: fieldAddress(mail, 'archived-at') ?? clean.webAddress,
      title: oneLine(mail.subject ?? '') || null,
      authors: author ? [author] : [],
      published: isoOf(mail.date) ?? new Date(receivedAt).toISOString(),
      updated: null,
      content,
      summary: null,
      tags: [],
      enclosures: [],
      language: null,
    },
    { feedLanguage: null, feedUrl: '', known: new Set(), signerOf: () => author },
  );
  return {
    entry,
    archive: fieldAddress(mail, 'list-archive'),
    text: storable(plainText(mail, content)).slice(0, TEXT_CHARS_MAX).toWellFormed(),
  };
}

/** A letter as text; of one without, or whose text leaves out where its links lead, from its HTML. */
function plainText({ text, html }: Email, content: string): string {
  const said = text?.trim() ?? '';
  if (said !== '' && (!html || /https?:\/\//i.test(said))) return said;
  return textOf(
    content
      .replace(/<a\b[^>]*?\bhref="(https?:[^"]*)"[^>]*>.*?<\/a>/gis, ' $1 ')
      .replace(/<br\b[^>]*>|<\/(?:p|div|li|h\d|blockquote|tr|section)>/gi, LINE_ENDS),
  )
    .replaceAll(LINE_ENDS, '\n')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .trim();
}

/** Stands for the end of a line while tags are taken out, which joins lines; no letter has it. */
const LINE_ENDS = '\u{e000}';

/** What came with a letter is said, as it stays in the mailbox; pictures that stand within its text are not meant. */
function attachedIn({ attachments }: Email): string {
  const names = attachments
    .filter(({ disposition, contentId }) => disposition === 'attachment' || !contentId)
    .map(({ filename, mimeType }) => oneLine(filename ?? '') || mimeType);
  if (names.length === 0) return '';
  const listed = names.slice(0, ATTACHED_MAX).map(escapeText).join(', ');
  return `<p>Came with this letter, and stays in your mailbox: ${listed}</p>`;
}

/** The library throws at what it does not read on: for good, so that the letters after it would never come. */
const parsed = (bytes: Uint8Array): Promise<Email | null> =>
  PostalMime.parse(bytes, { maxNestingDepth: NESTING_MAX }).catch(() => null);

/** A letter may come as HTML, as text, or as both; what nobody wrote as HTML stays text. */
function cleaned({ html, text }: Email): CleanLetter {
  const letter = html?.trim() ? cleanLetter(html) : null;
  if (letter && textOf(letter.html) !== '') return letter;
  return { html: plainLetter(text ?? ''), webAddress: letter?.webAddress ?? null };
}

function authorOf({ from }: Email) {
  if (!from) return null;
  const name = oneLine(from.name ?? '') || oneLine(from.address ?? '');
  return name === '' ? null : { name, url: null, email: from.address ?? null };
}

/** PostgreSQL keeps no null, and what somebody mailed to themselves becomes a takeaway. */
const storable = (text: string): string => text.replaceAll('\0', '');

/** Without what controls or turns a line; a head may hold anything. */
const oneLine = (text: string): string =>
  textOf(escapeText(text)).slice(0, LINE_CHARS_MAX).toWellFormed();

/** The first address of the web in a field such as `List-Archive: <https://…>`. */
function fieldAddress({ headers }: Email, key: string): string | null {
  const value = headers.find((header) => header.key.toLowerCase() === key)?.value ?? '';
  const found = /<?(https?:\/\/[^\s<>]+)>?/i.exec(value)?.[1];
  return found !== undefined && URL.canParse(found) ? found : null;
}

function isoOf(date: string | undefined): string | null {
  if (date === undefined) return null;
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
