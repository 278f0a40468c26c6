import { SOURCE_URL_CHARS_MAX, TAG_CHARS_MAX } from '../../notes/limits.ts';
import { ALIASES_MAX } from '../limits.ts';
import type { Matter } from './front-matter.ts';

/** What Kith has a place for among the properties of a note; `rest` is what it only keeps. */
export interface Properties {
  title: string | null;
  aliases: string[];
  tags: string[];
  createdAt: number | null;
  updatedAt: number | null;
  sourceUrl: string | null;
  rest: Matter;
}

/** The first of each is what Kith writes itself. */
const CREATED = ['created', 'date', 'created_at', 'createdat', 'date created', 'created time'];
const UPDATED = [
  'updated',
  'modified',
  'updated_at',
  'date modified',
  'last edited time',
  'lastmod',
];
const SOURCE = ['source', 'url', 'source-url', 'source_url', 'link'];

/** Sorts the properties of a note by what Kith makes of them; in a file of its own it knows its own words only. */
export function propertiesOf(matter: Matter, isOwn = false): Properties {
  const rest = new Map(Object.entries(matter));
  const take = <Value>(names: string[], read: (value: unknown) => Value | null): Value | null => {
    for (const [key, value] of rest) {
      if (isOwn ? key !== names[0] : !names.includes(key.toLowerCase())) continue;
      const taken = read(value);
      if (taken === null) continue;
      rest.delete(key);
      return taken;
    }
    return null;
  };
  return {
    title: take(['title'], titleIn),
    tags: take(['tags', 'tag'], tagsIn) ?? [],
    createdAt: take(CREATED, timeIn),
    updatedAt: take(UPDATED, timeIn),
    sourceUrl: take(SOURCE, addressIn),
    aliases: textsIn(matter.aliases ?? matter.alias).slice(0, ALIASES_MAX),
    rest: Object.fromEntries(rest),
  };
}

const titleIn = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

/** A list, or one text with commas between. */
export function textsIn(value: unknown): string[] {
  const all = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value];
  return all
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map((one) => String(one).trim())
    .filter((one) => one !== '');
}

function tagsIn(value: unknown): string[] | null {
  const given = typeof value === 'string' ? value.split(/[,\s]+/u) : textsIn(value);
  return tidyTags(given);
}

/** Tags as Kith keeps them: without `#`, each once, none too long, not too many. */
export function tidyTags(tags: readonly string[]): string[] {
  const tidy = new Map<string, string>();
  for (const given of tags) {
    const tag = given
      .replaceAll('\0', '')
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/^#+\s*/u, '');
    const key = tag.normalize('NFC').toLowerCase();
    if (tag !== '' && tag.length <= TAG_CHARS_MAX && !tidy.has(key)) tidy.set(key, tag);
  }
  return [...tidy.values()];
}

export function addressIn(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > SOURCE_URL_CHARS_MAX) return null;
  return /^https?:\/\//i.test(value) && URL.canParse(value) ? value : null;
}

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?$/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/;
/** From 1970 on, and what a calendar with four digits holds. */
const TIME_MAX = Date.UTC(9999, 11, 31);

/** A time as notes tell it, in epoch ms; without a zone it is taken for UTC. Null when it is none. */
export function timeIn(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (text.length > 60 || !/\d{4}/.test(text)) return null;
  const iso = text.replace(COMPACT, '$1-$2-$3T$4:$5:$6');
  const isWithoutZone = TIME.test(iso);
  const at = Date.parse(
    DAY.test(iso) ? iso : isWithoutZone ? `${iso.replace(' ', 'T')}Z` : zoned(iso),
  );
  return Number.isFinite(at) && at >= 0 && at <= TIME_MAX ? at : null;
}

/** Words such as "January 5, 2024 3:04 PM" would else be read in the zone of the machine. */
const zoned = (text: string): string =>
  /(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\)?$/i.test(text) ? text : `${text} UTC`;
