import { dayHere } from '#days';
import type { HappeningView } from '../places/calendar/schema.ts';

const OFTEN: Record<HappeningView['rhythm'], string> = {
  '': '',
  week: 'every week',
  fortnight: 'every two weeks',
  'month-weekday': 'every month on the same weekday',
  month: 'every month on the same date',
  quarter: 'every three months',
  year: 'every year',
};

export const oftenWords = (rhythm: HappeningView['rhythm']): string => OFTEN[rhythm];

/** "Thu 3 December", with its year where that is another. */
export function dayOfWeekWords(day: string, today = new Date()): string {
  const words = new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...(day.startsWith(String(today.getFullYear())) ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return words.replace(',', '');
}

/** Whether it is still to come, or goes on, by the reader's calendar. */
export const isAhead = ({ endsOn }: Pick<HappeningView, 'endsOn'>, today = new Date()): boolean =>
  endsOn >= dayHere(today);

type Timed = Pick<
  HappeningView,
  'startsOn' | 'endsOn' | 'startTime' | 'endTime' | 'startsAt' | 'zone'
>;

/**
 * The hours after the day: ", 18:30 to 20:30 in New York (00:30 on 4 December where you are)". A clock there is
 * named only where the reader's shows something else.
 */
export function timeWords(happening: Timed, readersZone = ownZone()): string {
  const { startsOn, endsOn, startTime, endTime, zone } = happening;
  if (startTime === null) return endsOn === startsOn ? '' : `, until ${dayWords(endsOn)}`;
  const until = endTime === null || endTime === startTime ? '' : ` to ${endTime}`;
  const on = endsOn === startsOn || until === '' ? '' : ` on ${dayWords(endsOn)}`;
  return `, ${startTime}${until}${on}${zone === null ? '' : elsewhereWords(happening, zone, readersZone)}`;
}

function elsewhereWords(
  { startsAt, startsOn, startTime }: Timed,
  zone: string,
  readersZone: string,
): string {
  const [day = '', time = ''] = clockIn(readersZone).format(startsAt).split(' ');
  if (day === startsOn && time === startTime) return '';
  const here = day === startsOn ? time : `${time} on ${dayWords(day)}`;
  return ` ${zone === 'UTC' ? 'UTC' : `in ${placeOf(zone)}`} (${here} where you are)`;
}

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const clockIn = (timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });

/** "America/New_York" is known by its city. */
const placeOf = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

const dayWords = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
