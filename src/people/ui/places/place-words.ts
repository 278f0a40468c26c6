import { todayHere } from '#days';
import type { PlaceKind, Rhythm } from '../../places/limits.ts';
import type { PlaceView } from '../../places/schema.ts';
import { nextDay } from '../../places/when-rules.ts';

/** What a kind of place is called, and what stands in its address field. */
export const KIND_WORDS: Record<PlaceKind, { label: string; address: string }> = {
  hashtag: { label: 'Hashtag', address: 'On your server, such as https://social.example/tags/sre' },
  forum: { label: 'Forum', address: 'Its front page' },
  list: { label: 'Mailing list', address: 'Where one joins it, or its archive' },
  meetup: { label: 'Meetup', address: 'The page of the group' },
  server: { label: 'Server', address: 'Such as https://social.example' },
  conference: { label: 'Conference', address: 'Its site' },
  other: { label: 'Something else', address: 'Where it is on the web, if it is' },
};

export const RHYTHM_WORDS: Record<Rhythm, string> = {
  '': 'Once',
  week: 'Every week',
  fortnight: 'Every two weeks',
  'month-weekday': 'Every month on the same weekday',
  month: 'Every month on the same date',
  quarter: 'Every three months',
  year: 'Every year',
};

const NTH = ['first', 'second', 'third', 'fourth', 'last'];

/** How often, in words: "every first Tuesday of the month"; '' for what happens once. */
export function rhythmWords({ rhythm, startsOn }: PlaceView): string {
  if (rhythm === '' || startsOn === null) return '';
  if (rhythm !== 'month-weekday') return RHYTHM_WORDS[rhythm].toLowerCase();
  const day = new Date(`${startsOn}T00:00:00Z`);
  const nth = NTH[Math.floor((day.getUTCDate() - 1) / 7)] ?? 'last';
  const weekday = day.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
  return `every ${nth} ${weekday} of the month`;
}

/** The next day of a place where the reader is, or null. */
export const nextOf = (place: PlaceView): string | null => nextDay(place, todayHere());

/** An address without what everybody's begins with. */
export const shortAddress = (address: string): string =>
  address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
