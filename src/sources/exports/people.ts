import { type GivenPerson, type Giving, peopleToGive } from '#people';
import type { Kith } from '#platform';
import { exportSources, opmlOf } from '../feeds/export.ts';
import type { PeopleFormat } from './limits.ts';
import { peopleJson } from './people-json.ts';

export interface PeopleExport extends Giving {
  format: PeopleFormat;
  /** Whether what was written about people goes out too. */
  isWithNotes: boolean;
}

/**
 * People of a member as a file for other programs, piece by piece. Assessments, observations, how a
 * member stands to somebody and what passed between them are never in it: they are in `kith export`, which is the member's own.
 */
export async function* exportedPeople(
  kith: Kith,
  memberId: number,
  { format, isWithNotes, ...asked }: PeopleExport,
): AsyncGenerator<string> {
  const people = given(kith, memberId, { asked, isWithNotes });
  if (format === 'vcard' || format === 'vcard3') {
    const { writeCard } = await import('../cards/write-card.ts');
    for await (const person of people) yield writeCard(person, format === 'vcard' ? '4.0' : '3.0');
    return;
  }
  const all: GivenPerson[] = [];
  for await (const person of people) all.push(person);
  if (format === 'csv') yield (await import('./people-csv.ts')).peopleCsv(all);
  else if (format === 'json') yield peopleJson(all, kith.now());
  else yield await feedsOf(kith, memberId, all);
}

async function* given(
  kith: Kith,
  memberId: number,
  { asked, isWithNotes }: { asked: Giving; isWithNotes: boolean },
): AsyncGenerator<GivenPerson> {
  for await (const person of peopleToGive(kith, memberId, asked)) {
    yield isWithNotes ? person : { ...person, fields: person.fields.filter(isNoNote) };
  }
}

/** A note may also stand in a line kept of a card. */
const isNoNote = ({ field, value }: GivenPerson['fields'][number]): boolean =>
  field !== 'note' && !(field === 'card-line' && /^(?:item1\.)?NOTE[;:]/im.test(value));

async function feedsOf(
  kith: Kith,
  memberId: number,
  people: readonly GivenPerson[],
): Promise<string> {
  const meant = new Set(people.map((person) => person.id));
  const sources = await exportSources(kith, memberId);
  return opmlOf(
    sources.filter((source) => source.people.some(({ personId }) => meant.has(personId))),
    kith.now(),
  );
}
