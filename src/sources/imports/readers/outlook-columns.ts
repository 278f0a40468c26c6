import { DUTCH, ENGLISH, GERMAN, type OutlookTitles } from './outlook-titles.ts';
import { FRENCH, ITALIAN, SPANISH } from './outlook-titles-romance.ts';

const LANGUAGES: readonly OutlookTitles[] = [ENGLISH, GERMAN, FRENCH, SPANISH, DUTCH, ITALIAN];

const ADDRESSES = ['workAddress', 'homeAddress', 'otherAddress'] as const;
type Address = (typeof ADDRESSES)[number];
type Plain = Exclude<keyof OutlookTitles, Address>;

/** In which columns of a file each thing stands. */
export type OutlookColumns = Record<Plain, number[]> & Record<Address, number[][]>;

const folds = new Map<string, string>();

/** Programs differ in brackets, accents and capitals, and other tools lose them on the way. */
function folded(title: string): string {
  const known = folds.get(title);
  if (known !== undefined) return known;
  const letters = title.toLowerCase().normalize('NFKD');
  const fold = letters.replace(/[^\p{L}\p{N}]+/gu, '');
  return folds.set(title, fold).get(title) ?? fold;
}

/**
 * The columns of contacts as Outlook writes them, in whichever language fits most titles; what a file has in
 * English beside it is read too. Null when the header is of something else.
 */
export function outlookColumns(header: readonly string[]): OutlookColumns | null {
  const places = placesOf(header);
  const counted = LANGUAGES.map((titles) => ({ titles, count: countIn(titles, places) }));
  const best = counted.reduce((most, one) => (one.count > most.count ? one : most));
  const columns = columnsIn(best.titles, places);
  // LinkedIn has names and a company as well, but no numbers and no second address.
  const phones = [columns.work, columns.home, columns.mobile, columns.phones].flat();
  const must = [columns.first, columns.last, columns.emails, phones];
  return must.every((found) => found.length > 0) ? columns : null;
}

/** Where each title stands. A second one of the same words is numbered, as is the French position. */
function placesOf(header: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  header.forEach((title, at) => {
    const fold = folded(title);
    const isPosition = fold === 'titre' && places.has('societe');
    const key = places.has(fold) || isPosition ? `${fold}2` : fold;
    if (fold !== '' && !places.has(key)) places.set(key, at);
  });
  return places;
}

const countIn = (titles: OutlookTitles, places: ReadonlyMap<string, number>): number =>
  Object.values(titles)
    .flat(2)
    .filter((title) => places.has(folded(title))).length;

function columnsIn(own: OutlookTitles, places: ReadonlyMap<string, number>): OutlookColumns {
  const found = (titles: readonly string[]) =>
    titles.flatMap((title) => places.get(folded(title)) ?? []);
  const here = (name: Plain) => [...new Set(found([...own[name], ...ENGLISH[name]]))];
  const parts = (name: Address) =>
    own[name].map((titles, at) => [...new Set(found([...titles, ...(ENGLISH[name][at] ?? [])]))]);
  const names = Object.keys(own) as (keyof OutlookTitles)[];
  const isAddress = (name: keyof OutlookTitles): name is Address =>
    ADDRESSES.some((one) => one === name);
  const pairs = names.map((name) => [name, isAddress(name) ? parts(name) : here(name)]);
  return Object.fromEntries(pairs) as OutlookColumns;
}
