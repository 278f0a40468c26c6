import { personById, placesOf } from '#people';
import type { Kith } from '#platform';
import { loadEntries } from '../gather.ts';
import { latestEntryIds } from '../person/latest.ts';
import { dismissedKeys } from './dismiss.ts';
import { placeKey } from './gathering.ts';
import type { LeadView } from './schema.ts';
import { serversOf, type Trace, tracesOf } from './traces.ts';

const ENTRIES_READ_MAX = 200;
/** Once is a mention; from so many entries on somebody may be around there. */
const ENTRIES_MIN = 2;
const SHOWN_MAX = 8;
const EXAMPLES_MAX = 2;

/**
 * Where a person's own entries and accounts lead to: from two entries on, or by an account. What the
 * member has said of this person and a place, either way, and what was dismissed, is left out.
 */
export async function leadsOf(kith: Kith, memberId: number, personId: number): Promise<LeadView[]> {
  const person = await personById(kith, memberId, personId);
  const ids = await latestEntryIds(kith, memberId, {
    personId: person.id,
    limit: ENTRIES_READ_MAX,
  });
  const [traces, servers, places, dismissed, said] = await Promise.all([
    tracesOf(kith, new Map(ids.map((id) => [id, person.id]))),
    serversOf(kith, [person.id]),
    placesOf(kith, memberId),
    dismissedKeys(kith, memberId),
    placesSaid(kith, person.id),
  ]);
  const mine = new Map(
    places.flatMap((place) => {
      const key = placeKey(place);
      return key === null ? [] : [[key, place] as const];
    }),
  );
  const groups = [...Map.groupBy([...traces, ...servers], ({ gathering }) => gathering.key)]
    .filter(([key]) => !dismissed.has(key) && !said.has(mine.get(key)?.id ?? 0))
    .map(([, group]) => group)
    .filter((group) => group.length >= ENTRIES_MIN || group.some(({ entryId }) => entryId === null))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, SHOWN_MAX);
  const entries = await loadEntries(
    kith,
    groups.flat().flatMap(({ entryId }) => entryId ?? []),
  );
  return groups.flatMap((group) => {
    const gathering = (group.find((one) => one.gathering.address !== '') ?? group[0])?.gathering;
    if (!gathering) return [];
    const place = mine.get(gathering.key);
    const examples = group.flatMap(({ entryId }) => {
      const entry = entries.get(entryId ?? 0);
      return entry ? [{ entryId: entry.id, title: entry.title || entry.excerpt }] : [];
    });
    return [
      {
        ...gathering,
        name: place?.name ?? gathering.name,
        placeId: place?.id ?? null,
        because: becauseOf(group),
        examples: examples.slice(0, EXAMPLES_MAX),
      },
    ];
  });
}

function becauseOf(group: readonly Trace[]): string {
  const count = group.filter(({ entryId }) => entryId !== null).length;
  const [first] = group;
  if (count === 0) return 'an account there';
  return first?.gathering.kind === 'hashtag'
    ? `in ${count} of their entries`
    : `linked to in ${count} of their entries`;
}

/** Places of which the member has said that this person is there, or is not. */
async function placesSaid(kith: Kith, personId: number): Promise<Set<number>> {
  const rows = await kith.db.read
    .selectFrom('place_person')
    .select('place_id')
    .where('person_id', '=', personId)
    .execute();
  return new Set(rows.map((row) => row.place_id));
}
