import type { Kith, Read } from '#platform';
import { FIELD_TITLES, type Field } from '../directory/limits.ts';
import { personById } from '../directory/queries.ts';
import { provenanceWords } from '../directory/rules.ts';
import { type ChangeKind, HISTORY_LINES_MAX } from './limits.ts';
import type { HistoryLine } from './schema.ts';

/**
 * What happened to a person in the directory, the last first: what origins said and when, what the
 * member did, and which of that can be undone. Told to the member only, as everything of a person is.
 */
export async function historyOf(kith: Kith, memberId: number, id: number): Promise<HistoryLine[]> {
  const person = await personById(kith, memberId, id);
  const { read } = kith.db;
  const lines = [
    ...(await changeLines(read, memberId, person.id)),
    ...(await statementLines(read, person.id)),
    { ...NO_CHANGE, at: person.createdAt, words: 'They came into your directory' },
  ];
  // Sorting keeps the order of what happened in one moment.
  return lines.toSorted((a, b) => b.at - a.at).slice(0, HISTORY_LINES_MAX);
}

const NO_CHANGE = { changeId: null, kind: null, undoneAt: null };

async function changeLines(read: Read, memberId: number, personId: number): Promise<HistoryLine[]> {
  const rows = await read
    .selectFrom('person_change_on as mine')
    .innerJoin('person_change', 'person_change.id', 'mine.change_id')
    .leftJoin('person_list', 'person_list.id', 'person_change.list_id')
    .select([
      'person_change.id',
      'kind',
      'changed_at',
      'undone_at',
      'person_list.name as list',
      'mine.part',
      'mine.material',
    ])
    .where('mine.person_id', '=', personId)
    .where('person_change.member_id', '=', memberId)
    .orderBy('person_change.id', 'desc')
    .limit(HISTORY_LINES_MAX)
    .execute();
  const others = await othersOf(
    read,
    rows.filter((row) => row.part !== 'one').map((row) => row.id),
    personId,
  );
  return rows.map((row) => ({
    at: row.changed_at,
    words: wordsOf({ ...row, other: others.get(row.id) }),
    // What is done by the other person's row cannot be undone when that is gone for good.
    changeId: row.part === 'one' || others.has(row.id) ? row.id : null,
    kind: row.kind,
    undoneAt: row.undone_at,
  }));
}

async function othersOf(
  read: Read,
  changeIds: number[],
  personId: number,
): Promise<Map<number, string>> {
  if (changeIds.length === 0) return new Map();
  const rows = await read
    .selectFrom('person_change_on')
    .innerJoin('person', 'person.id', 'person_change_on.person_id')
    .select(['change_id', 'person.name'])
    .where('change_id', 'in', changeIds)
    .where('person_id', '<>', personId)
    .execute();
  return new Map(rows.map((row) => [row.change_id, row.name]));
}

interface Told {
  kind: ChangeKind;
  part: string;
  material: string | null;
  list: string | null;
  other: string | undefined;
}

function wordsOf({ kind, part, material, list, other = 'somebody' }: Told): string {
  switch (kind) {
    case 'merged':
      return part === 'kept'
        ? `You said that ${other} is the same person`
        : `You said that they are the same person as ${other}`;
    case 'split':
      return part === 'from'
        ? `You took apart what belongs to ${other}`
        : `You took them out of what was ${other}`;
    case 'removed':
      return 'You removed them';
    case 'listed':
      return `You put them on the list “${list ?? 'removed since'}”`;
    case 'unlisted':
      return `You took them off the list “${list ?? 'removed since'}”`;
    case 'renamed':
      return 'You changed the name';
    case 'taken-back': {
      const { field, value } = JSON.parse(material ?? '{}') as { field?: Field; value?: string };
      return field ? `You took back ${FIELD_TITLES[field]}: ${value}` : 'You took something back';
    }
  }
}

/** What was said about a person: one line for each moment and origin. */
async function statementLines(read: Read, personId: number): Promise<HistoryLine[]> {
  const rows = await read
    .selectFrom('person_field')
    .select(['field', 'value', 'origin', 'origin_detail', 'noted_at', 'past_at'])
    .where('person_id', '=', personId)
    .where('field', '<>', 'card-line')
    .orderBy('id')
    .limit(HISTORY_LINES_MAX * 2)
    .execute();
  const said = Map.groupBy(rows, (row) => `${row.noted_at} ${row.origin} ${row.origin_detail}`);
  const past = rows.filter((row) => row.past_at !== null);
  return [
    ...[...said.values()].flatMap((together) => {
      const [first] = together;
      if (!first) return [];
      const what = [...new Set(together.map((row) => `${FIELD_TITLES[row.field]}: ${row.value}`))];
      return {
        ...NO_CHANGE,
        at: first.noted_at,
        words: `${firstFew(what)} – ${provenanceWords(first.origin, first.origin_detail)}`,
      };
    }),
    ...past.map((row) => ({
      ...NO_CHANGE,
      at: row.past_at ?? row.noted_at,
      words: `${FIELD_TITLES[row.field]} is no longer “${row.value}” – ${provenanceWords(row.origin, row.origin_detail)}`,
    })),
  ];
}

const SAID_AT_ONCE_MAX = 3;

function firstFew(what: string[]): string {
  const rest = what.length - SAID_AT_ONCE_MAX;
  const shown = what.slice(0, SAID_AT_ONCE_MAX).join('; ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

/** What the member did to people, for an export, oldest first; people who are gone by now are left out. */
export async function exportChanges(kith: Kith, memberId: number) {
  const rows = await kith.db.read
    .selectFrom('person_change')
    .innerJoin('person_change_on', 'change_id', 'person_change.id')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person_change.id', 'kind', 'list_id', 'changed_at', 'undone_at', 'person_id', 'part'])
    .where('person_change.member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('person_change.id')
    .orderBy('person_id')
    .execute();
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((on) => {
    const [first] = on;
    if (!first) return [];
    return {
      kind: first.kind,
      listId: first.list_id,
      changedAt: first.changed_at,
      undoneAt: first.undone_at,
      people: on.map((row) => ({ personId: row.person_id, part: row.part })),
    };
  });
}
