import { linkOf } from '../../links/parse.ts';
import { linkParts } from '../../markdown/link-kind.ts';
import { foldWords } from '../../notes/fold.ts';
import { mapLines } from '../readers/prose.ts';
import type { PlacedNote } from './directory.ts';

const LINK = /\[\[([^[\]\n]+)\]\]/gu;
const ATTACHMENT = /\/api\/v1\/attachments\/(\d+)(?=[)\s>])/g;

export interface ExportedLinks {
  /** The note a link of this text leads to; undefined where it leads elsewhere or nowhere. */
  target(wanted: string, titleKey: string): PlacedNote | undefined;
  /** Where an attachment stands, seen from the note's folder; undefined when there is none. */
  attachment(id: number): string | undefined;
}

/**
 * Writes links and attachments as other programs open them: `[[File name|words]]` and a path.
 * `readers/own-links.ts` takes it back.
 */
export function exportedText(text: string, links: ExportedLinks): string {
  return mapLines(text, (line, bar) =>
    line
      .replace(LINK, (whole, inner: string) => exportedLink(inner, bar, links) ?? whole)
      .replace(ATTACHMENT, (whole, id: string) => links.attachment(Number(id)) ?? whole),
  );
}

function exportedLink(inner: string, bar: string, { target }: ExportedLinks): string | null {
  const { wanted, title, titleKey } = linkOf(inner);
  // `[[|]]` names nothing, also where a note has no title.
  const note = title === '' ? undefined : target(wanted, titleKey);
  if (!note) return null;
  const heading = headingOf(title, note);
  const link = `${note.link}${heading}`;
  const given = linkParts(inner);
  const words = given.words || title;
  const saysTitle = heading === '' && link === words && foldWords(words) === note.titleKey;
  return saysTitle ? `[[${link}]]` : `[[${link}${given.bar || bar}${words}]]`;
}

/** `#Heading` of a link that leads into its note; none when the sign is of the title. */
function headingOf(title: string, note: PlacedNote): string {
  if (foldWords(title) === note.titleKey) return '';
  const start = `${note.title.trim()}#`;
  if (title.toLowerCase().startsWith(start.toLowerCase())) return title.slice(start.length - 1);
  const at = title.search(/[#^]/);
  return at < 0 ? '' : title.slice(at);
}

/** A path as an address in Markdown. */
export const addressOf = (path: string): string =>
  path
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[()'*!]/g, percent))
    .join('/');

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
