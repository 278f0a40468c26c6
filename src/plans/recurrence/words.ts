import { type Rule, readRule } from './rule.ts';

const UNITS = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;
const DAYS: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};
const WORKDAYS = 'FR,MO,TH,TU,WE';
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const MONTHS = Array.from({ length: 12 }, (_, month) => MONTH.format(Date.UTC(2000, month)));

/**
 * A rule in plain words: "every Tuesday", "every 2 weeks on Monday and Thursday", "every month on the
 * last Friday". A part without words of its own stands there as it is written.
 */
export function ruleWords(text: string): string {
  const read = readRule(text);
  if ('problem' in read) return text;
  const { rule } = read;
  return [paceWords(rule), endWords(rule)].filter(Boolean).join(', ');
}

function paceWords(rule: Rule): string {
  const { frequency, interval, by } = rule;
  const unit = UNITS[frequency];
  const pace = interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
  const days = by.BYDAY?.split(',') ?? [];
  const isPlain = interval === 1 && !Object.keys(by).some((name) => !/BYDAY|WKST/.test(name));
  if (days.toSorted().join() === WORKDAYS && isPlain && frequency !== 'YEARLY')
    return 'every workday';
  if (frequency === 'WEEKLY' && isPlain && days.length > 0)
    return `every ${listed(days.map((day) => DAYS[day] ?? day))}`;
  return [pace, ...placesIn(rule)].join(' ');
}

/** Where in its period a rule falls. */
function placesIn({ by }: Rule): string[] {
  const days = by.BYDAY?.split(',') ?? [];
  const position = by.BYSETPOS ? `the ${listed(by.BYSETPOS.split(',').map(ordinal))} of ` : '';
  const dayWords = listed(days.map((day) => dayWordsOf(day)));
  return [
    ...(days.length > 0 ? [`on ${position}${dayWords}`] : []),
    ...(by.BYMONTHDAY ? [`on the ${listed(by.BYMONTHDAY.split(',').map(monthDay))}`] : []),
    ...(by.BYMONTH
      ? [`in ${listed(by.BYMONTH.split(',').map((month) => MONTHS[Number(month) - 1] ?? month))}`]
      : []),
    ...(by.BYWEEKNO ? [`in week ${listed(by.BYWEEKNO.split(','))}`] : []),
    ...(by.BYYEARDAY ? [`on day ${listed(by.BYYEARDAY.split(','))} of the year`] : []),
  ];
}

function dayWordsOf(day: string): string {
  const [, nth, name] = /^([+-]?\d+)?([A-Z]{2})$/.exec(day) ?? [];
  const said = DAYS[name ?? ''] ?? day;
  return nth === undefined ? said : `the ${ordinal(nth)} ${said}`;
}

const monthDay = (value: string): string =>
  value === '-1' ? 'last day' : value.startsWith('-') ? `${ordinal(value)} day` : ordinal(value);

/** "2nd", "last", "3rd last". */
function ordinal(value: string): string {
  const number = Math.abs(Number(value));
  if (value.startsWith('-')) return number === 1 ? 'last' : `${ordinal(String(number))} last`;
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

function endWords({ count, until }: Rule): string {
  if (count !== null) return count === 1 ? 'once' : `${count} times`;
  return until === null ? '' : `until ${until}`;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
