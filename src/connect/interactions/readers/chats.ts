import { dayIn } from './dates.ts';
import { isDayWord, type Reading, stampIn } from './stamps.ts';

/** One line of a conversation that says who wrote, and perhaps on which day. */
export interface Said {
  name: string;
  day: string | null;
}

/** "05.05.26, 10:12 - Bo Lund: …", "2026-05-05 10:12 Bo Lund: …": the stamp stands free, as phones export it. */
const FREE =
  /^(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}),?\s+(?:(?:at|um|kl\.?|à|às|alle|a las|om)\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\b\.?|\s?Uhr\b)?\s*(?:[-–]\s*)?([^:]{2,60}):(?:\s|$)/iu;
/** "[05/05/2026, 10:12:33] Bo Lund: …", "[Yesterday 10:12] Bo Lund" with what was written below. */
const BRACKETS = /^\[([^[\]]{3,60})\]\s+([^:]{2,60}?)(?::(?:\s.*)?)?$/u;
/** "Bo Lund, [05.05.2026 10:12]", "Bo Lund [10:12 AM]" */
const AFTER_NAME = /^([^,[\]:]{2,60}?),?\s+\[([^[\]]{3,60})\]$/u;
/** What parts a name from its time: "Ada Byron, 10:14 AM", "Ada Byron — Yesterday at 10:14", "Ada Byron  10:14". */
const GAP = /,\s+|\s+[—–-]\s+|\s+/gu;
const GAPS_MAX = 8;
/** As short as weekdays are written: "Thurs". */
const WEEKDAY_CHARS_MAX = 5;
/** "Bo: we wait" */
const SPEAKER = /^([^:]{2,60}):\s+\S/u;

const PARTICLES =
  'van|von|vom|zu|de|der|den|ten|di|da|do|dos|del|della|la|le|el|al|bin|ibn|af|av|y|e';
/** A name by how names are written, so that "Lunch with Bo 12:30" is none. */
const NAME = new RegExp(
  `^\\p{Lu}[\\p{L}'’.-]*(?:\\s+(?:${PARTICLES}|\\p{Lu}[\\p{L}'’.-]*)){0,4}$`,
  'u',
);
const WORDS_MAX = 6;

/** Whether words could name whoever wrote: "Ada changed the subject to “x" of a chat’s own notices does not. */
const couldBeName = (text: string): boolean =>
  text.trim().split(/\s+/u).length <= WORDS_MAX && !/["“”„«»]/u.test(text);

/** What one line says of who wrote; `below` is the next one, where some programs put the time. */
export function saidIn(line: string, below: string, reading: Reading): Said | null {
  return free(line, reading) ?? bracketed(line, reading) ?? headed(line, below, reading);
}

/** Whether a line begins with its day, of which the order of day and month shows. */
export const isDated = (line: string): boolean =>
  FREE.test(line) || /^\[\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/u.test(line);

function free(line: string, { today, order }: Reading): Said | null {
  const [, day, name] = FREE.exec(line) ?? [];
  if (!day || !name || !couldBeName(name)) return null;
  return { name, day: dayIn(day, today, order) };
}

function bracketed(line: string, reading: Reading): Said | null {
  const [, before, name] = BRACKETS.exec(line) ?? [];
  if (before && name && couldBeName(name)) {
    const stamp = stampIn(before, reading);
    if (stamp) return { name, day: stamp.day };
  }
  const [, first, after] = AFTER_NAME.exec(line) ?? [];
  const stamp = first && after && couldBeName(first) ? stampIn(after, reading) : null;
  return first && stamp ? { name: first, day: stamp.day } : null;
}

/** A line of its own above what was written: a name and a time, or a name with the time below. */
function headed(line: string, below: string, reading: Reading): Said | null {
  const alone = line.trim();
  if (NAME.test(alone)) {
    const stamp = stampIn(below, reading);
    return stamp && { name: alone, day: stamp.day };
  }
  const isStamp = stampIn(alone, reading) !== null;
  for (const { 0: gap, index } of [...alone.matchAll(GAP)].slice(0, GAPS_MAX)) {
    const name = alone.slice(0, index);
    // Where only a space stands between, one word is as likely a remark: "Lunch 12:30".
    if (!NAME.test(name) || (gap === ' ' && !name.includes(' '))) continue;
    // "Monday, 10:14" and "Thu, Nov 5, 2026 10:14" are times alone.
    if (isDayWord(name) || (isStamp && name.length <= WEEKDAY_CHARS_MAX)) continue;
    const stamp = stampIn(alone.slice(index + gap.length), reading);
    if (stamp) return { name, day: stamp.day };
  }
  return null;
}

/** Who speaks in lines such as "Bo: we wait"; only a name that somebody has makes it a conversation. */
export function speakersIn(lines: readonly string[]): string[] {
  const names = lines.flatMap((line) => {
    const name = SPEAKER.exec(line)?.[1]?.trim() ?? '';
    return NAME.test(name) ? [name] : [];
  });
  return [...new Set(names)];
}
