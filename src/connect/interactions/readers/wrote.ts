import { dayIn } from './dates.ts';

/** "wrote" above a quotation, in the languages of mail programs; "heeft … geschreven" stands around the name. */
const VERB =
  /\b(?:wrote|schrieb|schreef|skrev|heeft|(?:a|à) écrit|escribió|ha scritto|escreveu|napisał(?:\(a\)|a)?|kirjoitti)(?![\p{L}])/iu;
const BEGINS = /^(?:on|am|le|el|il|op|em|den|dne|w dniu)\s/iu;
const LINE_CHARS_MAX = 300;
/** The longest of the ways in which a program breaks this line. */
const LINES_JOINED_MAX = 3;
/** What stands between the time and the name. */
const BEFORE_NAME = /^.*(?:\d(?:\s?[AP]\.?M\b\.?)?|,|\bUhr)\s*[,:]?\s+/iu;
const AROUND_NAME = /^[\s,:]+|[\s,:]+$|\s+geschreven\s*:?$/giu;

export interface Wrote {
  /** Name and address, as they stand. */
  sender: string;
  day: string | null;
}

/** Who is quoted, and when they wrote: "On Tue, 5 May 2026 at 10:12, Bo Lund <bo@x.example> wrote:". */
export function wroteIn(lines: readonly string[], at: number, today: string): Wrote | null {
  const first = bare(lines[at] ?? '');
  for (let count = 1; count <= LINES_JOINED_MAX; count++) {
    if (count > 1 && !BEGINS.test(first)) return null;
    const line = lines
      .slice(at, at + count)
      .map(bare)
      .join(' ');
    if (line.length > LINE_CHARS_MAX) return null;
    const wrote = /:\s*$/u.test(line) ? wroteOf(line, today) : null;
    if (wrote) return wrote;
  }
  return null;
}

function wroteOf(line: string, today: string): Wrote | null {
  const verb = VERB.exec(line);
  const day = dayIn(line, today);
  if (!verb || day === null) return null;
  const before = line.slice(0, verb.index);
  const after = line.slice(verb.index + verb[0].length).replace(AROUND_NAME, '');
  // "Bo Lund wrote on 5/5/2026:" and "schrieb Bo Lund:" have the name on either side of the verb.
  const isAfter = after !== '' && !/\d{4}/u.test(after.replace(/<[^>]*>/u, ''));
  const text = isAfter ? after : before.replace(BEFORE_NAME, '').replace(AROUND_NAME, '');
  return text === '' || text.length > 120 ? null : { sender: text, day };
}

const bare = (line: string): string => line.replace(/^[>\s]+/u, '').trim();
