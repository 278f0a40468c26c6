import type { GoalView } from '#goals';
import type { Kith } from '#platform';
import type { StepView } from '../steps/schema.ts';
import { opennessOf } from './public-address.ts';
import type { KitPerson, KitPlace } from './schema.ts';

const SOURCES_MAX = 200;
const PLACES_MAX = 100;
const TITLE_CHARS_MAX = 400;

/** What a kit is made from: a plan, and who is not to be named in it. */
export interface Facts {
  goal: Pick<GoalView, 'able' | 'need' | 'kind' | 'evidence' | 'questions'>;
  steps: readonly StepView[];
  /** Those of the plan, also who has no public address. */
  people: readonly KnownPerson[];
  sources: readonly KnownSource[];
  places: readonly KnownPlace[];
  /** Names of people who are not of the plan and have no public address. */
  others: readonly string[];
}

export interface KnownPlace {
  id: number;
  name: string;
  kind: KitPlace['kind'];
  address: string;
  /** Why the member goes: theirs, and in no kit. */
  why: string;
}

export interface KnownPerson extends KitPerson {
  id: number;
  /** Whether anybody could find them by what is known of them. */
  isPublic: boolean;
}

/** People with their public addresses: the first of each kind. LinkedIn is not looked at, nor e-mail that stands for an account. */
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
      .where('field', 'in', ['site', 'feed', 'fediverse', 'email'])
      .where('past_at', 'is', null)
      .orderBy('id')
      .execute(),
  ]);
  const known = people.map(({ id, name }) => {
    const own = fields.filter((one) => one.person_id === id);
    const addresses = addressesAmong(own);
    return { id, name, ...addresses, isPublic: Object.values(addresses).some(Boolean) };
  });
  const place = (person: KnownPerson) => {
    const at = first.indexOf(person.id);
    return at < 0 ? first.length : at;
  };
  return known.toSorted(
    (a, b) => place(a) - place(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id),
  );
}

type Field = { field: string; value: string };

function addressesAmong(fields: readonly Field[]): Omit<KitPerson, 'name'> {
  const values = (field: string) =>
    fields.filter((one) => one.field === field).map(({ value }) => value);
  // Where there is one that is open to everybody, that is the one.
  const address = (field: string) => {
    const open = (openness: string) => values(field).find((url) => opennessOf(url) === openness);
    return open('public') ?? open('doubtful') ?? '';
  };
  const emails = new Set(values('email').map((email) => email.toLowerCase()));
  const isAccount = (account: string) =>
    /^@?[\w.-]+@[\w-]+(\.[\w-]+)+$/u.test(account) &&
    !emails.has(account.replace(/^@/, '').toLowerCase());
  return {
    site: address('site'),
    feed: address('feed'),
    fediverse: values('fediverse').find(isAccount) ?? '',
  };
}

export interface KnownSource {
  id: number;
  title: string;
  url: string;
  personId: number;
}

/** What the member follows of these people, theirs alone: by person, then address. */
export async function sourcesOfPeople(
  kith: Kith,
  memberId: number,
  people: readonly { id: number }[],
): Promise<KnownSource[]> {
  if (people.length === 0) return [];
  const placeOf = ({ personId }: KnownSource) => people.findIndex(({ id }) => id === personId);
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
    .filter(({ url }) => opennessOf(url) !== 'private')
    .map((row) => ({
      id: row.id,
      title: titleOf(row.title || row.given),
      url: row.url,
      personId: row.person_id,
    }))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || (a.url < b.url ? -1 : 1))
    .slice(0, SOURCES_MAX);
}

const titleOf = (title: string): string =>
  title.replace(/\s+/g, ' ').trim().slice(0, TITLE_CHARS_MAX).toWellFormed();

/** Names of people who are not of the plan and have no public address: a text may name them by chance. */
export async function namesKnownToNobody(
  kith: Kith,
  memberId: number,
  ofThePlan: readonly number[],
): Promise<string[]> {
  const rows = await kith.db.read
    .selectFrom('person')
    .select(['id', 'name'])
    .where('member_id', '=', memberId)
    .where('is_me', '=', 0)
    .where('removed_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('person_field')
            .select('person_field.id')
            .whereRef('person_field.person_id', '=', 'person.id')
            .where('person_field.field', 'in', ['site', 'feed', 'fediverse'])
            .where('person_field.past_at', 'is', null),
        ),
      ),
    )
    .execute();
  const isOfThePlan = new Set(ofThePlan);
  return rows.filter(({ id }) => !isOfThePlan.has(id)).map(({ name }) => name);
}

/** The places that steps name, in their order; then where else the member goes for this goal, by name. */
export async function placesIn(
  kith: Kith,
  memberId: number,
  { goalId, steps }: { goalId: number; steps: readonly StepView[] },
): Promise<KnownPlace[]> {
  const named = [...new Set(steps.flatMap(({ place }) => (place ? [place.id] : [])))];
  const tied = await kith.db.read
    .selectFrom('place_goal')
    .select('place_id')
    .where('goal_id', '=', goalId)
    .execute();
  const ids = [...new Set([...named, ...tied.map((row) => row.place_id)])];
  if (ids.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('place')
    .select(['id', 'name', 'kind', 'address', 'why'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where('id', 'in', ids)
    .execute();
  const placeOf = ({ id }: { id: number }) => {
    const at = named.indexOf(id);
    return at < 0 ? named.length : at;
  };
  return rows
    .toSorted((a, b) => placeOf(a) - placeOf(b) || (a.name < b.name ? -1 : 1))
    .slice(0, PLACES_MAX);
}
