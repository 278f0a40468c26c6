import { monthIn, zoneMinutesOf } from './date-names.ts';
import { minutesIn, type Region, regionIn } from './date-regions.ts';

const yearMin = 1900;
const yearMax = 2200;

interface Moment {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  zoneMinutes: number;
}

/**
 * Reads a date as feeds write them: RFC 822/2822 with its usual mistakes, ISO 8601 and W3CDTF
 * (whole or partial), asctime, common numeric forms, month names of several languages, Unix time.
 * A zone may be said by its region (Europe/Berlin); a missing one is taken as UTC. Returns ISO 8601 in UTC, or null when it is no date or lies
 * outside 1900–2200 (zero dates of databases).
 */
export function parseDate(given: string | null | undefined): string | null {
  if (!given) return null;
  const plain = asStandardised(given.trim());
  if (plain) return toIso(plain);
  const cut = given.slice(0, 200);
  const region = cut.includes('/') ? regionIn(cut) : undefined;
  const text = withWesternClock((region?.rest ?? cut).replace(/\([^)]*\)/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
  if (!/\d/.test(text)) return null;
  const moment = epoch(text) ?? iso(text) ?? eastAsian(text) ?? numeric(text) ?? wordy(text);
  if (!moment) return null;
  // An offset that is said beside it is what the publisher reckoned with.
  const isByRegion = region && moment.zoneMinutes === 0 && !greenwich.test(text);
  return isByRegion ? toIso(moment, region) : toIso(moment);
}

const greenwich = /(?:\d\s*Z|\b(?:GMT|UTC?)|[+-]00:?00)$/i;

const standard =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UTC|[+-]0000)$/;
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** RFC 822 to the letter, in UTC: most dates of RSS, worth not trying every form on. */
function asStandardised(text: string): Moment | null {
  const found = standard.exec(text);
  const month = found ? months.indexOf(found[2] ?? '') : -1;
  if (!found || month < 0 || month % 3 > 0) return null;
  const [day = 0, , year = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return { year, month: month / 3 + 1, day, hour, minute, second, zoneMinutes: 0 };
}

function toIso(moment: Moment, region?: Region): string | null {
  const { year, month, day, hour, minute, second, zoneMinutes } = moment;
  if (year < yearMin || year > yearMax || month < 1 || month > 12) return null;
  if (day < 1 || day > 31 || hour > 47 || minute > 99 || second > 99) return null;
  // What is too much of a day, hour, minute or second counts into the next, as POSIX has it: 31 June
  // is 1 July, 25:10 is ten past one, a leap second the second after it.
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const east = region ? minutesIn(region, at) : zoneMinutes;
  return new Date(at - east * 60_000).toISOString();
}

function epoch(text: string): Moment | null {
  const digits = /^(\d{9,10})(?:\d{3}|\.\d+)?$/.exec(text);
  if (!digits) return null;
  const date = new Date(Number(digits[1]) * 1_000);
  return {
    ...dayOf(date),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    zoneMinutes: 0,
  };
}

const isoDate =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2})|-?(\d{3}))?(?![\d/.])(?:[T ,]+(.+)|[TZ])?$/i;
const isoWeek = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?(?:[T ]+(.+))?$/i;

function iso(text: string): Moment | null {
  const week = isoWeek.exec(text);
  if (week) return ofWeek(week);
  const found = isoDate.exec(withTime(withCentury(text)));
  if (!found) return null;
  const [, year, month, day, month2, day2, ordinal, rest] = found;
  const time = clock(rest ?? '');
  // "2026 Nov 23" also begins with a year, but what follows is no time.
  if (rest !== undefined && !time.isFound) return null;
  if (ordinal) {
    const date = new Date(Date.UTC(Number(year), 0, Number(ordinal)));
    return { ...time, ...dayOf(date) };
  }
  return {
    ...time,
    year: Number(year),
    month: Number(month ?? month2 ?? 1),
    day: Number(day ?? day2 ?? 1),
  };
}

/** 20040131194821 and 2004-01-31+01:00 leave out the T between date and time, or the time. */
function withTime(text: string): string {
  return text
    .replace(/^(\d{8})(\d{6})$/, '$1T$2')
    .replace(/^(\d{4}-\d{2}-\d{2})([+-]\d{2}:\d{2})$/, '$1T00:00$2');
}

/** ISO 8601 of 1988 let the century go: 040131, 04-01-31, 04031, 04-031, -04-01-31, -04-01, -0401 and -04. */
function withCentury(text: string): string {
  const partial = /^-(\d{2})(?:-?(\d{2})(?:-?(\d{2}))?)?$/.exec(text);
  if (partial) {
    const [, year, ...rest] = partial.filter(Boolean);
    return [fullYear(year), ...rest].join('-');
  }
  const short = /^(\d{2})(?=-\d{2}-\d{2}(?:$|T)|\d{4}(?:$|T)|-?\d{3}(?:$|T))/i.exec(text);
  const isYear = short === null || /^\d{4}(?:-?\d{3})?(?:$|T)/i.test(text);
  return isYear ? text : `${fullYear(short[1])}${text.slice(2)}`;
}

function ofWeek([, year, week, day, rest]: RegExpExecArray): Moment {
  const fourth = new Date(Date.UTC(Number(year), 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  const nth = monday + (Number(week) - 1) * 7 + Number(day ?? 1) - 1;
  const date = new Date(Date.UTC(Number(year), 0, nth));
  return { ...clock(rest ?? ''), ...dayOf(date) };
}

function dayOf(date: Date) {
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

const halves = /(오전|오후|上午|下午|午前|午後)\s*(\d{1,2}:\d{1,2}(?::\d{1,2})?)/;
const countedClock = /(\d{1,2})\s*[时時시]\s*(\d{1,2})\s*[分분](?:\s*(\d{1,2})\s*[秒초])?/;

/** 오후 9:30 is 9:30 PM, 19時48分 is 19:48; a Korean clock without a zone is Korea's. */
function withWesternClock(text: string): string {
  if (!/[\u3000-\ud7a3]/.test(text)) return text;
  const isKorea =
    /[년월일오전후시]/.test(text) && !/[+-]\d{2}:?\d{2}\s*$|[A-Z]{3,4}\s*$/.test(text);
  const plain = text
    .replace(countedClock, (_, hour, minute, second) => `${hour}:${minute}:${second ?? '00'}`)
    .replace(halves, (_, half, time) => `${time} ${/오후|下午|午後/.test(half) ? 'PM' : 'AM'}`);
  return isKorea ? `${plain} +0900` : plain;
}

/** 2026년 11월 23일 09:30, 2026年11月23日. */
function eastAsian(text: string): Moment | null {
  const found = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일](.*)$/.exec(text);
  if (!found) return null;
  const [, year, month, day, rest = ''] = found;
  return { ...clock(rest), year: Number(year), month: Number(month), day: Number(day) };
}

/** 11/23/2026 (American unless the first number cannot be a month), 23.11.2026, 2026/11/23. */
function numeric(text: string): Moment | null {
  const yearFirst = /^(?:\p{L}+,? )?(\d{4})[/.](\d{1,2})[/.](\d{1,2})(.*)$/u.exec(text);
  if (yearFirst) {
    const [, year, month, day, rest] = yearFirst;
    return { ...clock(rest ?? ''), year: Number(year), month: Number(month), day: Number(day) };
  }
  const found = /^(?:\p{L}+,? )?(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)(.*)$/u.exec(
    text,
  );
  if (!found) return null;
  const [, first, mark, second, year, rest] = found;
  const isDayFirst = mark !== '/' || Number(first) > 12;
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return { ...clock(rest ?? ''), year: fullYear(year), month: Number(month), day: Number(day) };
}

const colonless = /^(.*\d{1,2}[ -]\p{L}+\.?[ -](?:\d{4}|\d{2}) )([01]\d|2[0-3])([0-5]\d)(?!\d|:)/u;

const dotted = /(\d{4}\s+)(\d{2})\.(\d{2})(?:\.(\d{2}))?(?!\d)/;

/** Anything with a month's name: RFC 822, asctime, "November 23rd, 2026 at 9:30 PM". */
function wordy(given: string): Moment | null {
  // "03 Apr 02 1500 GMT": a time without colon is one only after a whole date.
  const text = given
    .replace(colonless, '$1$2:$3')
    .replace(
      dotted,
      (_, date, hour, minute, second) => `${date}${hour}:${minute}:${second ?? '00'}`,
    );
  const time = clock(text);
  const rest = text.replace(clockAlone, ' ').replace(/(?:^|\s)[+-]\d{2}:?\d{2}\b/g, ' ');
  const month = monthIn(rest);
  if (!month) return null;
  const numbers = rest.match(/\d+/g) ?? [];
  const four = numbers.find((n) => n.length >= 3 && n.length <= 4);
  const small = numbers.filter((n) => n.length <= 2);
  const year = four ?? small[1];
  const day = small[0] ?? '1';
  if (year === undefined) return null;
  return { ...time, year: fullYear(year), month, day: Number(day) };
}

/** RFC 2822 4.3: 00–49 are 2000–2049, 50–99 and three digits count from 1900. */
function fullYear(digits: string | undefined): number {
  const year = Number(digits);
  if (digits?.length === 4) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

const clockForm =
  /(?:^|[^\d:.])(\d{1,2})(?::(?=\d)|h(?=\d{2}))(\d{1,2})(?:[:.](\d{1,2})(?:[.,:]\d+)?)?\s*(?:([ap])\.?m\b\.?)?\s*(.*)$/i;
const clockAlone = /\b\d{1,2}(?::\d{1,2}|h\d{2})(?:[:.]\d{1,2}(?:[.,:]\d+)?)?/gi;
const basicClock = /^(\d{2})(\d{2})?(\d{2})?(?:[.,]\d+)?(Z|[+-]\d.*)?$/i;

function clock(text: string) {
  const basic = basicClock.exec(text.trim());
  const found = basic
    ? [basic[0], basic[1], basic[2], basic[3], '', basic[4]]
    : clockForm.exec(text);
  if (!found) return { hour: 0, minute: 0, second: 0, zoneMinutes: 0, isFound: /^\W*$/.test(text) };
  const [, hours, minutes, seconds, half, zone] = found;
  let hour = Number(hours);
  if (half?.toLowerCase() === 'p' && hour < 12) hour += 12;
  if (half?.toLowerCase() === 'a' && hour === 12) hour = 0;
  return {
    hour,
    minute: Number(minutes ?? 0),
    second: Number(seconds ?? 0),
    zoneMinutes: zoneMinutesOf(zone ?? ''),
    isFound: true,
  };
}
