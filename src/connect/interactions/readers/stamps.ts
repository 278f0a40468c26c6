import { addDays } from '#days';
import { dayIn, type Order } from './dates.ts';

/** What the time beside a message says of its day. */
export interface Stamp {
  /** Null where it says the time alone. */
  day: string | null;
}

export interface Reading {
  today: string;
  /** Which of two numbers comes first in the days of this conversation. */
  order: Order | null;
}

const WEEK_DAYS = 7;
const TEXT_CHARS_MAX = 60;

/** "10:14", "10:14:03 AM", "at 10.14 Uhr", at the end of a text. */
const TIME =
  /(?:^|[\s,([])(?:(?:at|um|kl\.?|klo|à|às|alle|a las|om|o)\s+)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\b\.?|\s?Uhr\b)?[\s,.)\]]*$/iu;
/** What a day is written with: words of a month and weekday, numbers, and what stands between them. */
const DAY_ALONE = /^[\p{L}\d\s.,/-]+$/u;

const TODAY = "today|heute|vandaag|hoy|oggi|hoje|idag|i dag|aujourd[’']hui";
const YESTERDAY = 'yesterday|gestern|gisteren|hier|ayer|ieri|ontem|igår|i går';
const RELATIVE = new RegExp(`^(?:(${TODAY})|(${YESTERDAY}))$`, 'iu');

/** From Sunday on, in the languages that chats are copied in: the beginnings by which they differ. */
const WEEKDAYS: readonly RegExp[] = [
  /^(?:sunday|sonntag|zondag|dimanche|domingo|domenica|söndag|søndag)$/i,
  /^(?:monday|montag|maandag|lundi|lunes|lunedì|segunda(?:-feira)?|måndag|mandag)$/i,
  /^(?:tuesday|dienstag|dinsdag|mardi|martes|martedì|terça(?:-feira)?|tisdag|tirsdag)$/i,
  /^(?:wednesday|mittwoch|woensdag|mercredi|miércoles|mercoledì|quarta(?:-feira)?|onsdag)$/i,
  /^(?:thursday|donnerstag|donderdag|jeudi|jueves|giovedì|quinta(?:-feira)?|torsdag)$/i,
  /^(?:friday|freitag|vrijdag|vendredi|viernes|venerdì|sexta(?:-feira)?|fredag)$/i,
  /^(?:saturday|samstag|sonnabend|zaterdag|samedi|sábado|sabato|lördag|lørdag)$/i,
];

/** Reads "10:14 AM", "26.11.26, 10:14", "Yesterday at 10:14", "Thursday 10:14"; null for whatever else. */
export function stampIn(text: string, reading: Reading): Stamp | null {
  const bare = text.trim().replace(/^\[|\]$/gu, '');
  if (bare.length > TEXT_CHARS_MAX) return null;
  const time = TIME.exec(bare);
  if (!time) return null;
  return dayBefore(bare.slice(0, time.index), reading);
}

/** The day that stands before a time; null where something else stands there. */
function dayBefore(text: string, { today, order }: Reading): Stamp | null {
  const words = text
    .trim()
    .replace(/[,.]+$/u, '')
    .trim();
  if (words === '') return { day: null };
  const near = nearDay(words, today);
  if (near !== null) return { day: near };
  if (!DAY_ALONE.test(words)) return null;
  const day = dayIn(words, today, order);
  return day === null ? null : { day };
}

/** "Yesterday", and "Thursday", which programs say of the last seven days. */
function nearDay(word: string, today: string): string | null {
  const [, now, before] = RELATIVE.exec(word) ?? [];
  if (now) return today;
  if (before) return addDays(today, -1);
  const weekday = WEEKDAYS.findIndex((name) => name.test(word));
  if (weekday < 0) return null;
  const back = (new Date(today).getUTCDay() - weekday + WEEK_DAYS) % WEEK_DAYS;
  return addDays(today, -(back || WEEK_DAYS));
}

/** Whether a word names a day by itself, and nobody. */
export const isDayWord = (word: string): boolean =>
  RELATIVE.test(word) || WEEKDAYS.some((name) => name.test(word));
