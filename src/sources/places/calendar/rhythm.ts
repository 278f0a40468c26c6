import ICAL from 'ical.js';
import type { Rhythm } from '#people';

/** How often an event comes again, where a place has a word for it; '' for once and for what is stranger. */
export function rhythmOf(event: ICAL.Event): Rhythm {
  const rules = event.component.getAllProperties('rrule');
  const rule = rules.length === 1 ? rules[0]?.getFirstValue() : null;
  if (!(rule instanceof ICAL.Recur)) return '';
  const { freq, interval } = rule;
  const days = rule.getComponent('BYDAY').map(String);
  if (days.length > 1) return '';
  if (freq === 'WEEKLY') return interval === 1 ? 'week' : interval === 2 ? 'fortnight' : '';
  if (freq === 'YEARLY') return interval === 1 ? 'year' : '';
  if (freq !== 'MONTHLY') return '';
  if (interval === 3) return days.length === 0 ? 'quarter' : '';
  if (interval !== 1) return '';
  return days.length === 0 ? 'month' : isNth(days[0] ?? '', rule) ? 'month-weekday' : '';
}

/** "2TU", or "TU" with BYSETPOS=2: one day of the month. "The last" is the fourth or the fifth, for which there is no word. */
function isNth(day: string, rule: ICAL.Recur): boolean {
  const places = rule.getComponent('BYSETPOS').map(Number);
  if (/^[1-4][A-Z]{2}$/.test(day)) return places.length === 0;
  const [place = 0] = places;
  return /^[A-Z]{2}$/.test(day) && places.length === 1 && place >= 1 && place <= 4;
}
