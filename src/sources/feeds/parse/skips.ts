import { children, innerText, type XmlElement } from './tree.ts';

/** When a publisher does not want to be asked, in UTC: hours 0–23, days with Sunday as 0. */
export interface Skips {
  hours: number[];
  days: number[];
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * RSS's skipHours and skipDays. Userland's hours ran from 1 to 24 before they ran from 0 to 23: 24
 * is midnight. What skips every hour or every day says nothing and is left out.
 * Source: RSS 2.0 specification, https://www.rssboard.org/skip-hours-days
 */
export function skipsOf(channel: XmlElement): Skips | null {
  const hours = listed(channel, 'skiphours', 'hour').flatMap((text) =>
    /^\d{1,2}$/.test(text) && Number(text) <= 24 ? [Number(text) % 24] : [],
  );
  const days = listed(channel, 'skipdays', 'day').flatMap((text) => {
    const day = DAYS.indexOf(text.toLowerCase());
    return day === -1 ? [] : [day];
  });
  const skips = { hours: someOf(hours, 24), days: someOf(days, 7) };
  return skips.hours.length + skips.days.length > 0 ? skips : null;
}

const listed = (channel: XmlElement, list: string, item: string): string[] =>
  children(channel, list).flatMap((one) =>
    children(one, item).map((each) => innerText(each).trim()),
  );

function someOf(found: number[], all: number): number[] {
  const distinct = [...new Set(found)].toSorted((a, b) => a - b);
  return distinct.length < all ? distinct : [];
}
