import { goalTitle } from '#goals';
import { placesOf } from '#people';
import type { Kith } from '#platform';
import { type LoadedEntry, loadEntries, loadNames } from '../gather.ts';
import { dismissedKeys } from './dismiss.ts';
import { placeKey } from './gathering.ts';
import { entriesOnGoals, type Matched } from './matching.ts';
import type { GatheringView } from './schema.ts';
import { serversOf, type Trace, tracesOf } from './traces.ts';

/** One person somewhere is a person; from two on it may be a place. */
export const GATHERED_PEOPLE_MIN = 2;
const SHOWN_MAX = 12;
const EXAMPLES_MAX = 3;

/**
 * Where the people who write on the member's goals gather: servers of their accounts, forums, lists,
 * meetups and conferences that their entries on it link to, hashtags in these. Counted over people, with
 * a floor. Places the member has, and what was dismissed, are left out. Nobody is visited by asking.
 */
export async function gatheringsFor(kith: Kith, memberId: number): Promise<GatheringView[]> {
  const matched = await entriesOnGoals(kith, memberId);
  const entries = new Map(matched.flatMap((one) => [...one.entries]));
  const [traces, servers, places, dismissed] = await Promise.all([
    tracesOf(kith, entries),
    serversOf(kith, [...new Set(entries.values())]),
    placesOf(kith, memberId),
    dismissedKeys(kith, memberId),
  ]);
  const known = new Set(places.map(placeKey));
  const groups = [...Map.groupBy([...traces, ...servers], (trace) => trace.gathering.key)]
    .filter(([key]) => !known.has(key) && !dismissed.has(key))
    .map(([, group]) => group)
    .filter((group) => peopleIn(group).size >= GATHERED_PEOPLE_MIN)
    .toSorted(byPeople)
    .slice(0, SHOWN_MAX);
  return present(kith, memberId, { groups, matched });
}

const peopleIn = (group: readonly Trace[]): Set<number> =>
  new Set(group.map(({ personId }) => personId));
const entriesIn = (group: readonly Trace[]): number[] =>
  group.flatMap(({ entryId }) => (entryId === null ? [] : [entryId]));

function byPeople(a: Trace[], b: Trace[]): number {
  const key = ([first]: Trace[]) => first?.gathering.key ?? '';
  return (
    peopleIn(b).size - peopleIn(a).size ||
    entriesIn(b).length - entriesIn(a).length ||
    (key(a) < key(b) ? -1 : 1)
  );
}

async function present(
  kith: Kith,
  memberId: number,
  { groups, matched }: { groups: Trace[][]; matched: Matched[] },
): Promise<GatheringView[]> {
  const traces = groups.flat();
  const [names, titles] = await Promise.all([
    loadNames(kith, memberId, [...peopleIn(traces)]),
    loadEntries(kith, entriesIn(traces)),
  ]);
  return groups.flatMap((group) => {
    const gathering = bestNamed(group);
    const people = [...peopleIn(group)].flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    });
    if (!gathering || people.length < GATHERED_PEOPLE_MIN) return [];
    return [
      {
        ...gathering,
        goals: goalsOfGroup(group, matched),
        people: people.toSorted((a, b) => a.name.localeCompare(b.name)),
        entries: entriesIn(group).length,
        examples: examplesOf(group, { names, titles }),
      },
    ];
  });
}

/** The one with an address, where a hashtag is linked by some only. */
const bestNamed = (group: readonly Trace[]) =>
  (group.find(({ gathering }) => gathering.address !== '') ?? group[0])?.gathering;

function goalsOfGroup(group: readonly Trace[], matched: Matched[]): GatheringView['goals'] {
  const people = peopleIn(group);
  const entries = new Set(entriesIn(group));
  const isAbout = (one: Matched) =>
    entries.size > 0
      ? [...entries].some((id) => one.entries.has(id))
      : [...one.entries.values()].some((id) => people.has(id));
  return matched.filter(isAbout).map(({ goal }) => ({ id: goal.id, title: goalTitle(goal) }));
}

/** One entry of each person before a second of anybody. */
function examplesOf(
  group: readonly Trace[],
  {
    names,
    titles,
  }: { names: ReadonlyMap<number, string>; titles: ReadonlyMap<number, LoadedEntry> },
): GatheringView['examples'] {
  const byPerson = Map.groupBy(group, ({ personId }) => personId);
  const first = [...byPerson.values()].flatMap((traces) => traces.slice(0, 1));
  const rest = [...byPerson.values()].flatMap((traces) => traces.slice(1));
  return [...first, ...rest]
    .flatMap(({ entryId, personId }) => {
      const entry = entryId === null ? undefined : titles.get(entryId);
      const name = names.get(personId);
      if (!entry || name === undefined) return [];
      const title = entry.title || entry.excerpt;
      return [{ entryId: entry.id, title, person: { id: personId, name } }];
    })
    .slice(0, EXAMPLES_MAX);
}
