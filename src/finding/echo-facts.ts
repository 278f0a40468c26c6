import type { Kith } from '#platform';
import { analyse } from '#search';
import { siteKey } from '#sources';
import { countryOf } from './countries.ts';
import { type Differing, differingOf, type EchoLine, echoOf, type Reflected } from './echo.ts';
import { FLOOR } from './hints/hints.ts';
import { type Network, VIEW_ENTRIES_MIN } from './hints/network.ts';
import { viewName } from './hints/phrases.ts';
import type { FoundPerson } from './view.ts';

const ROLE_TERM_CHARS_MIN = 4;
/** Words of rank, which say nothing about the field. */
const RANKS = new Set(
  [
    'senior',
    'junior',
    'lead',
    'head',
    'chief',
    'principal',
    'director',
    'manager',
    'officer',
  ].flatMap((word) => analyse(word, 'en')),
);

/** What is said of people that they may be alike in: only what somebody stated, nothing guessed. */
async function factsOf(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Map<number, Reflected['values']>> {
  if (personIds.length === 0) return new Map();
  const rows = await kith.db.read
    .selectFrom('person_field')
    .innerJoin('person', 'person.id', 'person_field.person_id')
    .select(['person_field.person_id', 'person_field.field', 'person_field.value'])
    .where('person.member_id', '=', memberId)
    .where('person_field.person_id', 'in', personIds)
    .where('person_field.field', 'in', ['employer', 'role', 'expertise', 'address'])
    .where('person_field.past_at', 'is', null)
    .orderBy('person_field.id')
    .execute();
  const fieldOf = sameFields(rows.flatMap(({ field, value }) => (field === 'role' ? [value] : [])));
  return new Map(
    [...Map.groupBy(rows, (row) => row.person_id)].map(([id, known]) => {
      const said = (field: string) =>
        known.flatMap((row) => (row.field === field ? [row.value] : []));
      const roles = said('role').map((role) => fieldOf.get(role) ?? role);
      return [
        id,
        {
          employer: said('employer'),
          field: roles.length > 0 ? roles : said('expertise'),
          country: said('address').flatMap(countryOf),
        },
      ];
    }),
  );
}

/**
 * Roles that share a word beside the rank are one field: each goes by its word that most roles have, of two the
 * later. It is called by that word where the roles differ: of "maths teacher" and "teacher" both are teachers.
 */
export function sameFields(roles: readonly string[]): Map<string, string> {
  const wordsOf = new Map(roles.map((role) => [role, fieldWords(role)]));
  const counts = new Map<string, number>();
  for (const role of roles)
    for (const term of new Set(wordsOf.get(role)?.map((word) => word.term)))
      counts.set(term, (counts.get(term) ?? 0) + 1);
  const shared = new Map(
    [...wordsOf].map(([role, words]) => [
      role,
      words
        .toReversed()
        .toSorted((a, b) => (counts.get(b.term) ?? 0) - (counts.get(a.term) ?? 0))[0],
    ]),
  );
  const rolesOf = Map.groupBy(shared.keys(), (role) => shared.get(role)?.term);
  const labels = new Map<string | undefined, string>();
  return new Map(
    [...shared].map(([role, word]) => {
      if (word === undefined || rolesOf.get(word.term)?.length === 1) return [role, role];
      const label = labels.get(word.term) ?? word.word;
      labels.set(word.term, label);
      return [role, label];
    }),
  );
}

/** The words of a role that say something of its field, each with what it is compared by. */
function fieldWords(role: string): { word: string; term: string }[] {
  return role.split(/[^\p{L}\p{M}\p{N}]+/u).flatMap((word) =>
    analyse(word, 'en')
      .filter((term) => term.length >= ROLE_TERM_CHARS_MIN && !RANKS.has(term))
      .slice(0, 1)
      .map((term) => ({ word, term })),
  );
}

/** What people are compared in whatever the goal: how they look at something belongs to its questions. */
export const STATED = ['employer', 'field', 'country', 'source'] as const;

/** What is known today of these people of a member, by person; of whom nothing is known is not in it. */
export async function statedOf(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Map<number, Reflected['values']>> {
  if (personIds.length === 0) return new Map();
  const [facts, rows] = await Promise.all([
    factsOf(kith, memberId, personIds),
    kith.db.read
      .selectFrom('source_person')
      .innerJoin('source', 'source.id', 'source_person.source_id')
      .innerJoin('feed', 'feed.id', 'source.feed_id')
      .select(['source_person.person_id', 'feed.url'])
      .where('source.member_id', '=', memberId)
      .where('source_person.person_id', 'in', personIds)
      .orderBy('source.id')
      .execute(),
  ]);
  const known = new Map(facts);
  for (const [id, sources] of Map.groupBy(rows, (row) => row.person_id)) {
    known.set(id, { ...known.get(id), source: writingPlaces(sources) });
  }
  return known;
}

/**
 * From where people look at the goal's questions, as the hints found it: a phrase of its entries names it. Whoever has fewer
 * entries than a hint at another perspective needs looks from nowhere yet: two pages would otherwise say that
 * they differ, and that nobody does.
 */
export function viewsOf(
  { perspectives }: Pick<Network, 'perspectives'>,
  chosen: ReadonlySet<number> = new Set(),
): Map<number, string[]> {
  const held = perspectives.flatMap(({ entries, terms }) => {
    const holders = [...Map.groupBy(entries, ({ personId }) => personId)].filter(
      ([, own]) => own.length >= VIEW_ENTRIES_MIN,
    );
    // An example beside somebody's name is read as theirs.
    const first = holders.filter(([id]) => chosen.has(id)).flatMap(([, own]) => own);
    const label = viewName(terms, [...first, ...entries.filter((one) => !first.includes(one))]);
    if (label === null) return [];
    return holders.map(([personId, own]) => ({ personId, label, ids: own.map(({ id }) => id) }));
  });
  const enough = [...Map.groupBy(held, ({ personId }) => personId)].filter(
    ([, views]) => new Set(views.flatMap(({ ids }) => ids)).size >= FLOOR['different-perspectives'],
  );
  return new Map(enough.map(([id, views]) => [id, views.map(({ label }) => label)]));
}

/**
 * How alike the chosen people are (null while they are too few), and for everybody found in what they differ
 * from all of them, as far as both sides are known.
 */
export async function mirrorsOf(
  kith: Kith,
  memberId: number,
  { people, network }: { people: readonly FoundPerson[]; network: Network },
): Promise<{ echo: EchoLine[] | null; differs: Map<number, Differing> }> {
  const chosen = people.filter(({ decision }) => decision === 'chosen');
  if (chosen.length === 0) return { echo: null, differs: new Map() };
  const facts = await factsOf(
    kith,
    memberId,
    people.map(({ id }) => id),
  );
  const views = viewsOf(network, new Set(chosen.map(({ id }) => id)));
  const known = new Map(
    people.map(({ id, name, sources }): [number, Reflected] => [
      id,
      {
        name,
        values: {
          ...facts.get(id),
          source: writingPlaces(sources),
          view: views.get(id) ?? [],
        },
      },
    ]),
  );
  const among = (ids: readonly number[]) => ids.flatMap((id) => known.get(id) ?? []);
  const chosenIds = chosen.map(({ id }) => id);
  return {
    echo: echoOf(among(chosenIds)),
    differs: new Map(
      [...known].map(([id, one]) => [
        id,
        differingOf(one, among(chosenIds.filter((c) => c !== id))),
      ]),
    ),
  };
}

/**
 * Where somebody writes: their own place, also where a host has many people's. Whoever writes on medium.com or
 * mastodon.social shares nothing but a printer with the others there.
 */
export const writingPlaces = (sources: readonly { url: string }[]): string[] => [
  ...new Set(sources.flatMap(({ url }) => (URL.canParse(url) ? [siteKey(url)] : []))),
];
