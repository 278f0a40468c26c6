import { goalTitle } from '#goals';
import type { Read } from '#platform';
import { portraitsNow } from '../portrait/subjects.ts';
import { goalReviewsNow, weekReviewsNow } from '../reviews/subjects.ts';
import {
  briefs,
  type Found,
  keeps,
  kits,
  needs,
  paths,
  places,
  sources,
} from './network-subjects.ts';
import type { SubjectView } from './schema.ts';

interface Subject {
  kind: string;
  id: number;
}
type Look = (read: Read, ids: number[], memberId: number) => Promise<Found[]>;

const FIRST_WORDS_CHARS = 80;

/** How each kind of subject is found. Its words are never copied: what was renamed shows its new name. */
const LOOKS: Record<string, Look> = {
  goal: goals,
  note: notes,
  keep: keeps,
  person: people,
  entry: entries,
  step: steps,
  move: moves,
  interaction: interactions,
  ask: asks,
  check: checks,
  source: sources,
  place: places,
  brief: briefs,
  need: needs,
  path: paths,
  kit: kits,
  portrait: portraitsNow,
  review: goalReviewsNow,
  week: weekReviewsNow,
};

/** The subjects as they are now, by `kind:id`; one that is gone, or never had words, has none. */
export async function subjectsNow(
  read: Read,
  memberId: number,
  subjects: readonly Subject[],
): Promise<Map<string, SubjectView>> {
  const now = new Map<string, SubjectView>();
  for (const [kind, own] of Map.groupBy(subjects, (one) => one.kind)) {
    const ids = [...new Set(own.map((one) => one.id))];
    const found = new Map((await LOOKS[kind]?.(read, ids, memberId))?.map((one) => [one.id, one]));
    for (const id of ids) {
      const { words = null, href = null } = found.get(id) ?? {};
      now.set(`${kind}:${id}`, { kind, id, words, href });
    }
  }
  return now;
}

/** Only one's own: what another member shows may be theirs alone again. */
async function goals(read: Read, ids: number[], memberId: number): Promise<Found[]> {
  const rows = await read
    .selectFrom('goal')
    .select(['id', 'able', 'need'])
    .where('id', 'in', ids)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((row) => ({ id: row.id, words: goalTitle(row), href: `/goals/${row.id}` }));
}

async function notes(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('note')
    .select((eb) => [
      'id',
      'title',
      eb.fn<string>('substr', ['text', eb.lit(1), eb.lit(FIRST_WORDS_CHARS)]).as('start'),
    ])
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    words: row.title.trim() || row.start.trim() || 'a note without words',
    href: `/notes/${row.id}`,
  }));
}

async function people(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((row) => ({ id: row.id, words: row.name, href: `/people/${row.id}` }));
}

async function entries(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('entry')
    .select(['id', 'title'])
    .where('id', 'in', ids)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    words: row.title || 'an entry without a title',
    href: `/entries/${row.id}`,
  }));
}

const INTENT_WORDS = {
  ask: 'asked',
  thank: 'thanked',
  share: 'gave something to',
  challenge: 'challenged',
  introduce: 'introduced',
};

async function moves(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('move')
    .innerJoin('person', 'person.id', 'move.person_id')
    .select(['move.id', 'move.intent', 'person.name', 'move.goal_id'])
    .where('move.id', 'in', ids)
    .where('person.removed_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    words: `${INTENT_WORDS[row.intent]} ${row.name}`,
    href: '/moves',
  }));
}

/** Named by what it was, else by who was there. */
async function interactions(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('interaction')
    .innerJoin('interaction_person as who', 'who.interaction_id', 'interaction.id')
    .innerJoin('person', 'person.id', 'who.person_id')
    .select(['interaction.id', 'interaction.title', 'person.id as personId', 'person.name'])
    .where('interaction.id', 'in', ids)
    .where('interaction.removed_at', 'is', null)
    .where('person.removed_at', 'is', null)
    .orderBy('person.name')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => ({
    id,
    // What is told of it says already that it was asked.
    words: own[0]?.title.replace(/^Asked: /u, '') || own.map(({ name }) => name).join(', '),
    href: `/people/${own[0]?.personId}`,
  }));
}

async function asks(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('ask')
    .select(['id', 'question'])
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((row) => ({ id: row.id, words: row.question, href: `/asks/${row.id}` }));
}

async function checks(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('goal_check')
    .select(['id', 'goal_id', 'words'])
    .where('id', 'in', ids)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    words: `“${row.words}”`,
    href: `/goals/${row.goal_id}/map`,
  }));
}

async function steps(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('step')
    .select(['id', 'goal_id', 'text'])
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((row) => ({ id: row.id, words: row.text, href: `/goals/${row.goal_id}/plan` }));
}
