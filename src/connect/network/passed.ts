import { DAY_MS, dayOf } from '#days';
import type { Kith } from '#platform';
import { ROWS_READ_MAX, TOLD_CHARS } from './limits.ts';

/** What is asked for: a goal, and days, both of them in it. What has only a moment is on its day in UTC. */
export interface Within {
  goalId?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const beginningOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The moments of these days, the last one not among them. */
export function momentsOf({ from, to }: Within): { since: number; until: number } {
  return {
    since: from === undefined ? 0 : beginningOf(from),
    until: to === undefined ? Number.MAX_SAFE_INTEGER : beginningOf(to) + DAY_MS,
  };
}

/** One encounter with one of those who were in it. */
export interface Encounter {
  id: number;
  day: string;
  direction: 'given' | 'received' | 'both' | null;
  personId: number;
  /** The beginnings of what was written down. */
  learnt: string;
  gave: string;
  outcome: string;
  /** It brought two people together, which is told as that. */
  isIntroduction: boolean;
}

/** Encounters with people who are there, the latest first; each as often as there were people in it. */
export async function encountersWithin(
  kith: Kith,
  memberId: number,
  { goalId, from, to }: Within,
): Promise<Encounter[]> {
  let query = kith.db.read
    .selectFrom('interaction')
    .innerJoin('interaction_person as who', 'who.interaction_id', 'interaction.id')
    .innerJoin('person', 'person.id', 'who.person_id')
    .select(({ fn, val }) => [
      'interaction.id',
      'interaction.day',
      'interaction.direction',
      'interaction.told_as',
      'who.person_id',
      fn<string>('substr', ['interaction.learnt', val(1), val(TOLD_CHARS)]).as('learnt'),
      fn<string>('substr', ['interaction.gave', val(1), val(TOLD_CHARS)]).as('gave'),
      fn<string>('substr', ['interaction.outcome', val(1), val(TOLD_CHARS)]).as('outcome'),
    ])
    .where('interaction.member_id', '=', memberId)
    .where('interaction.removed_at', 'is', null)
    .where('person.removed_at', 'is', null)
    .where('person.is_me', '=', 0)
    .orderBy('interaction.day', 'desc')
    .orderBy('interaction.id', 'desc')
    .limit(ROWS_READ_MAX);
  if (from !== undefined) query = query.where('interaction.day', '>=', from);
  if (to !== undefined) query = query.where('interaction.day', '<=', to);
  if (goalId !== undefined)
    query = query.where('interaction.id', 'in', (eb) =>
      eb.selectFrom('interaction_goal').select('interaction_id').where('goal_id', '=', goalId),
    );
  return (await query.execute()).map(({ person_id, told_as, ...row }) => ({
    ...row,
    personId: person_id,
    isIntroduction: told_as === 'introduction.made',
  }));
}

/** Something kept that is of or about a person. */
export interface Kept {
  noteId: number;
  title: string;
  goalId: number | null;
  day: string;
  personId: number;
}

/** Notes and captures that name or link people, or were taken from an entry of theirs; each pair once, the latest first. */
export async function keptWithin(kith: Kith, memberId: number, within: Within): Promise<Kept[]> {
  const [named, linked, written] = await Promise.all([
    notes(kith, memberId, within)
      .innerJoin('note_person', 'note_person.note_id', 'note.id')
      .innerJoin('person', 'person.id', 'note_person.person_id')
      .select('person.id as person_id')
      .where('person.removed_at', 'is', null)
      .where('person.is_me', '=', 0)
      .execute(),
    notes(kith, memberId, within)
      .innerJoin('note_link', 'note_link.note_id', 'note.id')
      .innerJoin('person', 'person.id', 'note_link.target_id')
      .select('person.id as person_id')
      .where('note_link.target_kind', '=', 'person')
      .where('person.member_id', '=', memberId)
      .where('person.removed_at', 'is', null)
      .where('person.is_me', '=', 0)
      .execute(),
    notes(kith, memberId, within)
      .innerJoin('entry', 'entry.id', 'note.entry_id')
      .innerJoin('source', 'source.feed_id', 'entry.feed_id')
      .innerJoin('source_person', (join) =>
        join
          .onRef('source_person.source_id', '=', 'source.id')
          .onRef('source_person.author_key', '=', 'entry.author_key'),
      )
      .innerJoin('person', 'person.id', 'source_person.person_id')
      .select('person.id as person_id')
      .where('source.member_id', '=', memberId)
      .where('person.removed_at', 'is', null)
      .where('person.is_me', '=', 0)
      .execute(),
  ]);
  const once = new Map(
    [...named, ...linked, ...written].map((row) => [`${row.id} ${row.person_id}`, row]),
  );
  return [...once.values()]
    .map((row) => ({
      noteId: row.id,
      title: row.title,
      goalId: row.goal_id,
      day: dayOf(row.created_at),
      personId: row.person_id,
    }))
    .toSorted((a, b) => b.noteId - a.noteId || a.personId - b.personId);
}

function notes(kith: Kith, memberId: number, within: Within) {
  const { since, until } = momentsOf(within);
  const query = kith.db.read
    .selectFrom('note')
    .select(['note.id', 'note.title', 'note.goal_id', 'note.created_at'])
    .where('note.member_id', '=', memberId)
    .where('note.removed_at', 'is', null)
    .where('note.created_at', '>=', since)
    .where('note.created_at', '<', until)
    .orderBy('note.id', 'desc')
    .limit(ROWS_READ_MAX);
  return within.goalId === undefined ? query : query.where('note.goal_id', '=', within.goalId);
}

/** Who was chosen for which goal, and when. */
export interface Chosen {
  personId: number;
  goalId: number;
  day: string;
}

export async function chosenWithin(
  kith: Kith,
  memberId: number,
  within: Within,
): Promise<Chosen[]> {
  const { since, until } = momentsOf(within);
  let query = kith.db.read
    .selectFrom('choice')
    .innerJoin('goal', 'goal.id', 'choice.goal_id')
    .innerJoin('person', 'person.id', 'choice.person_id')
    .select(['choice.person_id', 'choice.goal_id', 'choice.decided_at'])
    .where('goal.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .where('person.removed_at', 'is', null)
    .where('person.is_me', '=', 0)
    .where('choice.decision', '=', 'chosen')
    .where('choice.decided_at', '>=', since)
    .where('choice.decided_at', '<', until)
    .orderBy('choice.goal_id')
    .orderBy('choice.person_id')
    .limit(ROWS_READ_MAX);
  if (within.goalId !== undefined) query = query.where('choice.goal_id', '=', within.goalId);
  return (await query.execute()).map((row) => ({
    personId: row.person_id,
    goalId: row.goal_id,
    day: dayOf(row.decided_at),
  }));
}
