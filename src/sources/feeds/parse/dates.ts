const yearMin = 1900;
const yearMax = 2200;

// First letters of month names, without accents, lower case: English, German, French, Spanish,
// Italian, Portuguese, Dutch, Nordic, Polish, Czech, Hungarian, Russian, Ukrainian, Greek.
const monthStarts: [RegExp, number][] = [
  [/^(?:jan|gen|ene|sty|led|янв|січ|ιαν)/, 1],
  [/^(?:feb|fev|fevr|lut|uno|unor|фев|лют|φεβ)/, 2],
  [/^(?:mar|mrt|maa|mrz|mae|brez|мар|бер|μαρ)/, 3],
  [/^(?:apr|avr|abr|kwi|dub|апр|кві|απρ)/, 4],
  [/^(?:may|mai|mag|maj|mei|kve|мая|маи|тра|μαι|μαϊ)/, 5],
  [/^(?:jun|juin|giu|cze|cerven(?!ec|ce)|июн|чер|ιουν)/, 6],
  [/^(?:jul|juil|lug|lip|cervene?c|июл|лип|ιουλ)/, 7],
  [/^(?:aug|aou|ago|sie|srp|авг|сер|αυγ)/, 8],
  [/^(?:sep|set|szept|wrz|zar|сен|вер|σεπ)/, 9],
  [/^(?:oct|okt|ott|out|paz|rij|окт|жов|οκτ)/, 10],
  [/^(?:nov|lis|ноя|лис|νοε)/, 11],
  [/^(?:dec|dez|dic|des|gru|pros|дек|гру|δεκ)/, 12],
];

// biome-ignore format: a table reads better in rows
const zoneHours: Record<string, number> = {
  ut: 0, utc: 0, gmt: 0, z: 0, wet: 0, west: 1, bst: 1, ist: 5.5, cet: 1, met: 1, mez: 1, cest: 2,
  mest: 2, mesz: 2, eet: 2, eest: 3, sast: 2, msk: 3, msd: 4, hkt: 8, sgt: 8, awst: 8, jst: 9, kst: 9,
  acst: 9.5, acdt: 10.5, aest: 10, aedt: 11, nzst: 12, nzdt: 13, brt: -3, art: -3, nst: -3.5, ndt: -2.5,
  ast: -4, adt: -3, est: -5, edt: -4, et: -5, cst: -6, cdt: -5, ct: -6, mst: -7, mdt: -6, mt: -7,
  pst: -8, pdt: -7, pt: -8, akst: -9, akdt: -8, hst: -10,
};

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
 * A missing zone is taken as UTC. Returns ISO 8601 in UTC, or null when it is no date or lies
 * outside 1900–2200 (zero dates of databases).
 */
export function parseDate(given: string | null | undefined): string | null {
  if (!given) return null;
  const text = given
    .slice(0, 200)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/\d/.test(text)) return null;
  const moment = epoch(text) ?? iso(text) ?? eastAsian(text) ?? numeric(text) ?? wordy(text);
  return moment && toIso(moment);
}

function toIso(moment: Moment): string | null {
  const { year, month, hour, minute, second, zoneMinutes } = moment;
  if (year < yearMin || year > yearMax || month < 1 || month > 12) return null;
  if (moment.day < 1 || moment.day > 31 || hour > 24 || minute > 59 || second > 61) return null;
  // "31 June" is a slip of the publisher; the last day of that month is the nearest true date.
  const day = Math.min(moment.day, new Date(Date.UTC(year, month, 0)).getUTCDate());
  const at = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59));
  return new Date(at - zoneMinutes * 60_000).toISOString();
}

function epoch(text: string): Moment | null {
  const digits = /^(\d{10})(\d{3})?$/.exec(text);
  if (!digits) return null;
  const date = new Date(Number(digits[1]) * 1_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    zoneMinutes: 0,
  };
}

const isoDate =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2})|-(\d{3}))?(?![\d/.])(?:[T ,]+(.+)|Z)?$/i;
const isoWeek = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?(?:[T ]+(.+))?$/i;

function iso(text: string): Moment | null {
  const week = isoWeek.exec(text);
  if (week) return ofWeek(week);
  const short = /^(\d{2})-(\d{2})-(\d{2})(?=$|T)/.exec(text);
  const found = isoDate.exec(short ? `${fullYear(short[1])}${text.slice(2)}` : text);
  if (!found) return null;
  const [, year, month, day, month2, day2, ordinal, rest] = found;
  const time = clock(rest ?? '');
  // "2026 Nov 23" also begins with a year, but what follows is no time.
  if (rest !== undefined && !time.isFound) return null;
  if (ordinal) {
    const date = new Date(Date.UTC(Number(year), 0, Number(ordinal)));
    return { ...time, year: Number(year), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  return {
    ...time,
    year: Number(year),
    month: Number(month ?? month2 ?? 1),
    day: Number(day ?? day2 ?? 1),
  };
}

function ofWeek([, year, week, day, rest]: RegExpExecArray): Moment {
  const fourth = new Date(Date.UTC(Number(year), 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  const nth = monday + (Number(week) - 1) * 7 + Number(day ?? 1) - 1;
  const date = new Date(Date.UTC(Number(year), 0, nth));
  return {
    ...clock(rest ?? ''),
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** 2026년 11월 23일 09:30, 2026年11月23日: the zone is Korean time where the words are. */
function eastAsian(text: string): Moment | null {
  const found = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일](.*)$/.exec(text);
  if (!found) return null;
  const isAfternoon = /오후|下午|午後/.test(found[4] ?? '');
  const time = clock(found[4] ?? '');
  if (isAfternoon && time.hour < 12) time.hour += 12;
  const zoneMinutes = text.includes('년') ? 9 * 60 : time.zoneMinutes;
  return {
    ...time,
    zoneMinutes,
    year: Number(found[1]),
    month: Number(found[2]),
    day: Number(found[3]),
  };
}

/** 11/23/2026 (American unless the first number cannot be a month), 23.11.2026, 2026/11/23. */
function numeric(text: string): Moment | null {
  const yearFirst = /^(?:\p{L}+,? )?(\d{4})[/.](\d{1,2})[/.](\d{1,2})(.*)$/u.exec(text);
  if (yearFirst) {
    const [, year, month, day, rest] = yearFirst;
    return { ...clock(rest ?? ''), year: Number(year), month: Number(month), day: Number(day) };
  }
  const found = /^(?:\p{L}+,? )?(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/u.exec(text);
  if (!found) return null;
  const [, first, mark, second, year, rest] = found;
  const isDayFirst = mark !== '/' || Number(first) > 12;
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return { ...clock(rest ?? ''), year: fullYear(year), month: Number(month), day: Number(day) };
}

const colonless = /^(.*\d{1,2}[ -]\p{L}+\.?[ -](?:\d{4}|\d{2}) )([01]\d|2[0-3])([0-5]\d)(?!\d|:)/u;

/** Anything with a month's name: RFC 822, asctime, "November 23rd, 2026 at 9:30 PM". */
function wordy(given: string): Moment | null {
  // "03 Apr 02 1500 GMT": a time without colon is one only after a whole date.
  const text = given.replace(colonless, '$1$2:$3');
  const time = clock(text);
  const rest = text.replace(clockAlone, ' ').replace(/(?:^|\s)[+-]\d{2}:?\d{2}\b/g, ' ');
  let month = 0;
  for (const word of plainWords(rest)) month ||= monthOf(word);
  if (!month) return null;
  const numbers = rest.match(/\d+/g) ?? [];
  const four = numbers.find((n) => n.length >= 3 && n.length <= 4);
  const small = numbers.filter((n) => n.length <= 2);
  const year = four ?? small[1];
  const day = small[0] ?? '1';
  if (year === undefined) return null;
  return { ...time, year: fullYear(year), month, day: Number(day) };
}

function plainWords(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? []
  );
}

function monthOf(word: string): number {
  // Week days come before months and some begin alike: mardi, maandag, lispopad.
  if (/^(?:mardi|marte|maanda|marti)/.test(word)) return 0;
  return monthStarts.find(([start]) => start.test(word))?.[1] ?? 0;
}

/** RFC 2822 4.3: 00–49 are 2000–2049, 50–99 and three digits count from 1900. */
function fullYear(digits: string | undefined): number {
  const year = Number(digits);
  if (digits?.length === 4) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

const clockForm =
  /(?:^|[^\d:.])(\d{1,2})[:h](\d{2})(?:[:.](\d{2})(?:[.,:]\d+)?)?\s*(?:([ap])\.?m\b\.?)?\s*(.*)$/i;
const clockAlone = /\b\d{1,2}[:h]\d{2}(?:[:.]\d{2}(?:[.,:]\d+)?)?/gi;
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
    zoneMinutes: zoneOf(zone ?? ''),
    isFound: true,
  };
}

function zoneOf(text: string): number {
  const offset = /(?:^|[^\d])([+-])\s?(\d{1,2}):?(\d{2})?(?!\d)/.exec(text);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    // Beyond +14:00 there is no zone; such an offset is a mistake and UTC the least harm.
    if (minutes > 14 * 60) return 0;
    return offset[1] === '-' ? -minutes : minutes;
  }
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const hours = zoneHours[word];
    if (hours !== undefined) return hours * 60;
  }
  return 0;
}
