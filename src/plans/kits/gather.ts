import type { Kith } from '#platform';
import type { StepView } from '../steps/schema.ts';
import { isPublicAddress } from './public-address.ts';
import type { KitPerson } from './schema.ts';

const SOURCES_MAX = 200;
const PLACES_MAX = 100;
const TITLE_CHARS_MAX = 400;

export interface KnownPerson extends KitPerson {
  id: number;
  isPublic: boolean;
}

/** People with their public addresses: the first of each kind. E-mail and LinkedIn are not looked at. */
export async function addressesOf(
  kith: Kith,
  memberId: number,
  { first, rest }: { first: readonly number[]; rest: readonly number[] },
): Promise<KnownPerson[]> {
  const ids = [...first, ...rest];
  if (ids.length === 0) return [];
  const [people, fields] = await Promise.all([
    kith.db.read
      .selectFrom('person')
      .select(['id', 'name'])
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .where('id', 'in', ids)
      .execute(),
    kith.db.read
      .selectFrom('person_field')
      .select(['person_id', 'field', 'value'])
      .where('person_id', 'in', ids)
      .where('field', 'in', ['site', 'feed', 'fediverse'])
      .where('past_at', 'is', null)
      .orderBy('id')
      .execute(),
  ]);
  const known = people.map(({ id, name }) => {
    const value = (field: string, isGood: (value: string) => boolean) =>
      fields.find((one) => one.person_id === id && one.field === field && isGood(one.value))
        ?.value ?? '';
    const site = value('site', isPublicAddress);
    const feed = value('feed', isPublicAddress);
    const fediverse = value('fediverse', (account) =>
      /^@?[\w.-]+@[\w-]+(\.[\w-]+)+$/u.test(account),
    );
    return { id, name, site, feed, fediverse, isPublic: `${site}${feed}${fediverse}` !== '' };
  });
  const place = (person: KnownPerson) => {
    const at = first.indexOf(person.id);
    return at < 0 ? first.length : at;
  };
  return known.toSorted(
    (a, b) => place(a) - place(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id),
  );
}

export interface KnownSource {
  id: number;
  title: string;
  url: string;
  /** Which of the people. */
  person: number;
}

/** What the member follows of these people, theirs alone: by person, then address. */
export async function sourcesOfPeople(
  kith: Kith,
  memberId: number,
  people: readonly { id: number }[],
): Promise<KnownSource[]> {
  if (people.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .innerJoin('source_person', 'source_person.source_id', 'source.id')
    .select([
      'source.id',
      'source.title as given',
      'feed.title',
      'feed.url',
      'source_person.person_id',
    ])
    .where('source.member_id', '=', memberId)
    .where('source_person.author_key', '=', '')
    .where(
      'source_person.person_id',
      'in',
      people.map(({ id }) => id),
    )
    .execute();
  return rows
    .filter(({ url }) => isPublicAddress(url))
    .map((row) => ({
      id: row.id,
      title: titleOf(row.title || row.given),
      url: row.url,
      person: people.findIndex(({ id }) => id === row.person_id),
    }))
    .toSorted((a, b) => a.person - b.person || (a.url < b.url ? -1 : 1))
    .slice(0, SOURCES_MAX);
}

const titleOf = (title: string): string =>
  title.replace(/\s+/g, ' ').trim().slice(0, TITLE_CHARS_MAX).toWellFormed();

/** The places that steps name, in their order. */
export async function placesIn(kith: Kith, memberId: number, steps: readonly StepView[]) {
  const ids = [...new Set(steps.flatMap(({ place }) => (place ? [place.id] : [])))];
  if (ids.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('place')
    .select(['id', 'name', 'kind', 'address', 'why'])
    .where('member_id', '=', memberId)
    .where('id', 'in', ids)
    .execute();
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).slice(0, PLACES_MAX);
}
