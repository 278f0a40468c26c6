import type { Kith } from '#platform';
import { siteKey } from '#sources';
import { maySomebodyOwn } from '../beyond/hosts.ts';
import { type FocusTerms, groundOf } from '../ground.ts';
import type { Lead } from './outside.ts';
import type { CandidateView } from './schema.ts';

const SAID_READ_MAX = 2_000;
const ENTRIES_READ_MAX = 3_000;
const WRITING_MAX = 15;
/** Of one's own people, those only known to be at a place that serves the goal. */
const ONLY_THERE_MAX = 5;
const TITLE_CHARS_MAX = 80;

/** Somebody of the member's people and the places where the member says they are. */
export interface AtPlaces {
  id: number;
  name: string;
  places: string[];
  /** Whether one of these places serves the goal. */
  serves: boolean;
}

/** Who of the member's people is, as they said, at one of their places; by person. */
export async function peopleAtPlaces(
  kith: Kith,
  memberId: number,
  goalId: number,
): Promise<Map<number, AtPlaces>> {
  const rows = await kith.db.read
    .selectFrom('place_person')
    .innerJoin('place', 'place.id', 'place_person.place_id')
    .innerJoin('person', 'person.id', 'place_person.person_id')
    .leftJoin('place_goal', (join) =>
      join.onRef('place_goal.place_id', '=', 'place.id').on('place_goal.goal_id', '=', goalId),
    )
    .select(['person.id', 'person.name', 'place.name as place', 'place_goal.goal_id'])
    .where('place.member_id', '=', memberId)
    .where('place.removed_at', 'is', null)
    .where('person.removed_at', 'is', null)
    .where('person.is_me', '=', 0)
    .where('place_person.is_there', '=', 1)
    .orderBy('place.name')
    .limit(SAID_READ_MAX)
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.id)].map(([id, theirs]) => [
      id,
      {
        id,
        name: theirs[0]?.name ?? '',
        places: theirs.map((row) => row.place),
        serves: theirs.some((row) => row.goal_id !== null),
      },
    ]),
  );
}

/** Says of candidates at which places they are, and adds who is at a place that serves the goal though nothing they wrote speaks of it. */
export function withPlaces(
  candidates: readonly CandidateView[],
  { places, people }: { places: ReadonlyMap<number, AtPlaces>; people: readonly { id: number }[] },
): CandidateView[] {
  const found = new Set(people.map(({ id }) => id));
  const at = (id: number) => (places.get(id)?.places ?? []).map((place) => `at ${place}`);
  const others = [...places.values()]
    .filter(({ id, serves }) => serves && !found.has(id))
    .slice(0, ONLY_THERE_MAX);
  return [
    ...candidates.map((one) => ({ ...one, from: [...one.from, ...at(one.id)] })),
    ...others.map(
      ({ id, name }): CandidateView => ({
        kind: 'person',
        id,
        name,
        state: 'open',
        from: ['in your network', ...at(id)],
        brings: [],
        unknown: [],
        evidence: [],
        stranger: null,
      }),
    ),
  ];
}

/**
 * Whoever signs entries in the feeds of the member's places with a site of their own: those whose titles
 * speak of the question first, then those at places that serve the goal. Nobody is visited.
 */
export async function writingAtPlaces(
  kith: Kith,
  memberId: number,
  { goalId, focus }: { goalId: number; focus: FocusTerms },
): Promise<Lead[]> {
  const bySite = Map.groupBy(
    (await signedAtPlaces(kith, memberId, goalId)).filter(
      ({ site, feedSite }) => site !== feedSite && maySomebodyOwn(site),
    ),
    ({ site }) => site,
  );
  return [...bySite.values()]
    .flatMap((entries) => {
      const best = entries
        .map((entry) => ({ entry, ground: groundOf(entry.title, focus) }))
        .toSorted((a, b) => b.ground - a.ground);
      const [first] = best;
      const serves = entries.some((entry) => entry.goal_id !== null);
      return first ? [{ ...first, serves, count: entries.length }] : [];
    })
    .toSorted(
      (a, b) => b.ground - a.ground || Number(b.serves) - Number(a.serves) || b.count - a.count,
    )
    .slice(0, WRITING_MAX)
    .map(({ entry }) => ({
      siteKey: entry.site,
      url: entry.author_url ?? '',
      from: [`writes at ${entry.place}${entry.title ? `: “${cut(entry.title)}”` : ''}`],
      citations: [],
    }));
}

const cut = (title: string): string =>
  title.length <= TITLE_CHARS_MAX
    ? title
    : `${title.slice(0, TITLE_CHARS_MAX).toWellFormed().trimEnd()}…`;

async function signedAtPlaces(kith: Kith, memberId: number, goalId: number) {
  const rows = await kith.db.read
    .selectFrom('source_place')
    .innerJoin('source', 'source.id', 'source_place.source_id')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .innerJoin('place', 'place.id', 'source_place.place_id')
    .innerJoin('entry', 'entry.feed_id', 'source.feed_id')
    .leftJoin('place_goal', (join) =>
      join.onRef('place_goal.place_id', '=', 'place.id').on('place_goal.goal_id', '=', goalId),
    )
    .select([
      'entry.title',
      'entry.author_url',
      'place.name as place',
      'place_goal.goal_id',
      'feed.url as feed',
    ])
    .where('source.member_id', '=', memberId)
    .where('place.removed_at', 'is', null)
    .where('entry.author_url', 'is not', null)
    .orderBy('entry.published_at', 'desc')
    .limit(ENTRIES_READ_MAX)
    .execute();
  return rows
    .filter(({ author_url }) => /^https?:/i.test(author_url ?? ''))
    .map((row) => ({
      ...row,
      site: siteKey(row.author_url ?? ''),
      feedSite: siteKey(row.feed),
    }));
}
