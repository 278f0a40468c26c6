import type { Kith } from '#platform';
import { analyse } from '#search';
import { type Differing, differingOf, type EchoLine, echoOf, type Reflected } from './echo.ts';
import type { Network } from './hints/network.ts';
import { spelledOut } from './hints/spelled.ts';
import type { FoundPerson } from './view.ts';

const VIEW_WORDS_MAX = 3;
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

/** Roles that share a word beside the rank are one field, called by the first: "maths teacher", "teacher". */
function sameFields(roles: readonly string[]): Map<string, string> {
  const byTerm = new Map<string, string>();
  const fields = new Map<string, string>();
  for (const role of roles) {
    const terms = analyse(role, 'en').filter(
      (term) => term.length >= ROLE_TERM_CHARS_MIN && !RANKS.has(term),
    );
    const known = terms.map((term) => byTerm.get(term)).find((field) => field !== undefined);
    const field = known ?? role;
    for (const term of terms) if (!byTerm.has(term)) byTerm.set(term, field);
    fields.set(role, field);
  }
  return fields;
}

/** The last part of an address, when it is no number. */
function countryOf(address: string): string[] {
  const last = address
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .findLast((part) => part !== '');
  return last && !/\d/.test(last) && last !== address.trim() ? [last] : [];
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
    const hosts = new Set(sources.flatMap(({ url }) => hostOf(url)));
    known.set(id, { ...known.get(id), source: [...hosts] });
  }
  return known;
}

/** From where people look at the goal's questions, as the hints found it: its words name it. */
function viewsOf({ perspectives }: Network): Map<number, string[]> {
  const views = new Map<number, string[]>();
  for (const { entries, terms } of perspectives) {
    const label = spelledOut(terms, entries).slice(0, VIEW_WORDS_MAX).join(', ');
    if (label === '') continue;
    for (const id of new Set(entries.map(({ personId }) => personId)))
      views.set(id, [...(views.get(id) ?? []), label]);
  }
  return views;
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
  const views = viewsOf(network);
  const known = new Map(
    people.map(({ id, name, sources }): [number, Reflected] => [
      id,
      {
        name,
        values: {
          ...facts.get(id),
          source: [...new Set(sources.flatMap(({ url }) => hostOf(url)))],
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

const hostOf = (url: string): string[] =>
  URL.canParse(url) ? [new URL(url).host.replace(/^www\./, '')] : [];
