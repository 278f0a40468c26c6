import type { ImportItemView, ImportView } from '../imports/queries.ts';

export type Plan = ImportItemView['plan'];
export type Counts = ImportView['counts'];

/** A number of things as people write it: "1 person", "1,204 people". */
export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const PARTS: Record<Plan, [one: string, many: string]> = {
  new: ['new person', 'new people'],
  joins: [
    'joins somebody you have or who comes with it',
    'join people you have or who come with it',
  ],
  changed: ['person with something new', 'people with something new'],
  known: ['already known', 'already known'],
  gone: ['no longer in the list', 'no longer in the list'],
  repeats: ['repeats another row', 'repeat another row'],
  skip: ['not used', 'not used'],
  waiting: ['still to be looked at', 'still to be looked at'],
};
const PARTS_AFTER: Record<Plan, [one: string, many: string]> = {
  ...PARTS,
  joins: ['source joined to somebody', 'sources joined to people'],
  changed: ['person changed', 'people changed'],
  known: ['known before', 'known before'],
  gone: ['no longer in the list', 'no longer in the list'],
  skip: ['not brought in', 'not brought in'],
};
export const PLANS: readonly Plan[] = [
  'new',
  'changed',
  'joins',
  'gone',
  'known',
  'repeats',
  'skip',
  'waiting',
];

/** What an import would make, or has made: "82 new people, 3 already known, 2 not used". */
export function countsWords(counts: Counts, state: ImportView['state'] = 'preview'): string {
  const words = state === 'looking' || state === 'preview' ? PARTS : PARTS_AFTER;
  const parts = PLANS.filter((plan) => counts[plan] > 0).map((plan) =>
    countOf(counts[plan], ...words[plan]),
  );
  return parts.join(', ') || 'Nobody';
}

/** The counts without the rows that were unticked. */
export function countsWithout(counts: Counts, leftOut: Iterable<Plan>): Counts {
  const left = { ...counts };
  for (const plan of leftOut) left[plan] = Math.max(0, left[plan] - 1);
  return left;
}

/** What the button says that carries it out; `null` when it would make nothing at all. */
export function bringWords(counts: Counts): string | null {
  const { new: people, joins, changed, gone, known, repeats } = counts;
  const too = changed > 0 ? ` and update ${changed.toLocaleString('en')}` : '';
  if (people > 0) return `Bring in ${countOf(people, 'person', 'people')}${too}`;
  if (joins > 0) return `Add ${countOf(joins, 'source', 'sources')}`;
  if (changed > 0) return `Bring ${countOf(changed, 'person', 'people')} up to date`;
  if (gone > 0) return `Mark what is past of ${countOf(gone, 'person', 'people')}`;
  return known + repeats > 0 ? 'Add what it says about people you have' : null;
}

/** A value that changed, as one reads it: "Role: Cook → Head of cheese". */
export function changeWords({ title, from, to }: ImportItemView['changes'][number]): string {
  if (from !== null && to !== null) return `${title}: ${from} → ${to}`;
  return from === null ? `${title}: ${to}, new` : `${title}: ${from}, past`;
}

const FORMATS: Record<ImportView['format'], string> = {
  opml: 'An OPML list of feeds',
  'mastodon-csv': 'Accounts you follow on Mastodon',
  'linkedin-csv': 'From LinkedIn',
  vcard: 'An address book of cards',
  'people-file': 'A list of people of Kith',
  'google-csv': 'Contacts from Google',
  'outlook-csv': 'Contacts from Outlook',
  addresses: 'Addresses',
  beyond: 'Somebody beyond your network',
};
export const formatWords = (view: Pick<ImportView, 'format'>): string => FORMATS[view.format];

/** What an import is called: its own title, its file's name, or that it was pasted. */
export function nameOfImport({ title, fileName, format }: ImportView): string {
  if (title) return title;
  if (fileName !== PASTED) return fileName;
  return format === 'addresses' ? 'Pasted addresses' : 'Pasted text';
}

/** The name under which pasted text is sent. */
export const PASTED = 'pasted';

const STATES: Record<ImportView['state'], string> = {
  looking: 'Looking at the addresses',
  preview: 'Not brought in yet',
  applying: 'Bringing them in',
  applied: 'Brought in',
  undoing: 'Taking it back',
  undone: 'Taken back',
};
export const stateWords = (view: Pick<ImportView, 'state'>): string => STATES[view.state];

/** How many of its rows are done, of the work that goes on; `null` when that is not counted. */
export function rowsDone({ state, rowsTotal, rowsDone: done, counts }: ImportView): number | null {
  if (state === 'looking') return rowsTotal - counts.waiting;
  return state === 'undoing' ? null : done;
}

/** For screen readers: said at each quarter, as every row would drown all else. */
export function progressSaid(view: ImportView): string {
  const words = stateWords(view);
  const done = rowsDone(view);
  const isCounted = view.state === 'looking' || view.state === 'applying';
  if (!isCounted || done === null || view.rowsTotal === 0) return words;
  const quarter = Math.floor((4 * done) / view.rowsTotal);
  return quarter === 0 ? words : `${words}: ${25 * quarter} percent`;
}

/** An address as people say it. */
export const bare = (url: string): string =>
  url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');

/** A row by its name, else by its address. */
export function nameOfRow({ name, siteUrl, feedUrl, detail }: ImportItemView): string {
  const address = siteUrl ?? feedUrl;
  return name ?? (address ? bare(address) : detail || 'A row without a name');
}
