/** What a goal's encounters, moves, asks, checks and kept paths hold besides that they were: in the member's own words. */
import { CHANNEL_WORDS, type Channel } from '#connect';
import type { Read } from '#platform';
import { ANSWER_WORDS } from '../checks/answer-limits.ts';
import { CHECKS_MAX } from '../checks/limits.ts';
import { DONE_WORDS } from '../reviews/happened.ts';
import type { HappenedLine } from './schema.ts';

/** More than one goal has of any of these; the lines of a journey have a limit of their own. */
export const TOLD_MAX = 20_000;

/** By `kind:id`, as behaviours name what they are about. */
export type Told = Map<string, HappenedLine>;

export const lineOf = (
  line: Partial<HappenedLine> & Pick<HappenedLine, 'kind' | 'day' | 'words'>,
) => ({
  href: null,
  facts: [],
  details: [],
  people: [],
  times: 1,
  minutes: null,
  ...line,
});

/** All of these for one goal, which is known to be the member's. */
export async function toldOf(
  read: Read,
  goalId: number,
  dayOf: (at: number) => string,
): Promise<Told> {
  const [met, moves, checks, details] = await Promise.all([
    encounters(read, goalId),
    movesDone(read, goalId, dayOf),
    checksSaid(read, goalId),
    Promise.all([askOutcomes(read, goalId, dayOf), takeaways(read, goalId, dayOf)]),
  ]);
  return new Map([...met, ...moves, ...checks, ...details.flat()]);
}

/** A label before what stands there; nothing where nothing does. */
const said = (label: string, text: string): string[] =>
  text.trim() === '' ? [] : [label === '' ? text.trim() : `${label}: ${text.trim()}`];

interface Story {
  intent: string;
  outcome: string;
  learnt: string;
  gave: string;
  next: string;
}
const storyOf = ({ intent, outcome, learnt, gave, next }: Story): string[] => [
  ...said('Wanted', intent),
  ...said('Came of it', outcome),
  ...said('Learnt', learnt),
  ...said('Gave', gave),
  ...said('Next', next),
];

const STORY = [
  'interaction.intent',
  'interaction.outcome',
  'interaction.learnt',
  'interaction.gave',
  'interaction.next',
] as const;

/** Encounters that were no moves. */
async function encounters(read: Read, goalId: number): Promise<[string, HappenedLine][]> {
  const rows = await read
    .selectFrom('interaction_goal as for')
    .innerJoin('interaction', 'interaction.id', 'for.interaction_id')
    .innerJoin('interaction_person as who', 'who.interaction_id', 'interaction.id')
    .innerJoin('person', 'person.id', 'who.person_id')
    .select(['interaction.id', 'interaction.day', 'interaction.channel', 'interaction.title'])
    .select([...STORY, 'person.id as personId', 'person.name'])
    .where('for.goal_id', '=', goalId)
    .where('interaction.move_id', 'is', null)
    .where('interaction.removed_at', 'is', null)
    .where('person.removed_at', 'is', null)
    .orderBy('person.name')
    .limit(TOLD_MAX)
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, own]) => {
    const [first] = own;
    if (!first) return [];
    const people = own.map(({ name }) => name);
    const about = first.title.trim() === '' ? '' : `: ${first.title.trim()}`;
    const line = lineOf({
      kind: 'people',
      day: first.day,
      words: `Was in touch with ${people.join(', ')}${about}`,
      href: `/people/${first.personId}`,
      facts: channelWords(first.channel),
      details: storyOf(first),
      people,
    });
    return [[`interaction:${id}`, line] as [string, HappenedLine]];
  });
}

const channelWords = (channel: Channel | null): string[] =>
  channel === null || channel === 'other' ? [] : [CHANNEL_WORDS[channel].split(',')[0] ?? ''];

/** Moves that were done, with the story of the encounter that each is. */
async function movesDone(
  read: Read,
  goalId: number,
  dayOf: (at: number) => string,
): Promise<[string, HappenedLine][]> {
  const rows = await read
    .selectFrom('move')
    .innerJoin('person', 'person.id', 'move.person_id')
    .leftJoin('interaction', (join) =>
      join.onRef('interaction.move_id', '=', 'move.id').on('interaction.removed_at', 'is', null),
    )
    .select(['move.id', 'move.settled_at', 'move.created_at', 'move.intent as sort'])
    .select(['move.outcome as moveOutcome', 'interaction.day', 'interaction.channel'])
    .select([...STORY, 'person.id as personId', 'person.name'])
    .where('move.goal_id', '=', goalId)
    .where('move.state', '=', 'done')
    .where('person.removed_at', 'is', null)
    .limit(TOLD_MAX)
    .execute();
  return rows.map((row) => {
    const { intent, outcome, learnt, gave, next } = row;
    const words = (text: string | null) => text ?? '';
    const line = lineOf({
      kind: 'people',
      day: row.day ?? dayOf(row.settled_at ?? row.created_at),
      words: `${DONE_WORDS[row.sort]} ${row.name}`,
      href: `/people/${row.personId}`,
      facts: channelWords(row.channel),
      details: storyOf({
        intent: words(intent),
        outcome: outcome || row.moveOutcome,
        learnt: words(learnt),
        gave: words(gave),
        next: words(next),
      }),
      people: [row.name],
    });
    return [`move:${row.id}`, line];
  });
}

/** "On track?", each day, with the word and the time if they were said. */
async function checksSaid(read: Read, goalId: number): Promise<[string, HappenedLine][]> {
  const rows = await read
    .selectFrom('goal_check')
    .select(['id', 'day', 'answer', 'words', 'minutes'])
    .where('goal_id', '=', goalId)
    .orderBy('day', 'desc')
    .limit(CHECKS_MAX)
    .execute();
  return rows.map(({ id, day, answer, words, minutes }) => [
    `check:${id}`,
    lineOf({
      kind: 'review',
      day,
      words: `On track? ${ANSWER_WORDS[answer]}`,
      details: said('', words),
      minutes,
    }),
  ]);
}

/** What came of asks. They stand with the behaviour only: its words and days are of the sending. */
async function askOutcomes(read: Read, goalId: number, dayOf: (at: number) => string) {
  const rows = await read
    .selectFrom('ask')
    .select(['id', 'question', 'outcome', 'created_at'])
    .where('goal_id', '=', goalId)
    .where('outcome', '!=', '')
    .where('removed_at', 'is', null)
    .limit(TOLD_MAX)
    .execute();
  return rows.map(({ id, question, outcome, created_at }): [string, HappenedLine] => [
    `ask:${id}`,
    lineOf({
      kind: 'people',
      day: dayOf(created_at),
      words: `Asked people: ${question}`,
      href: `/asks/${id}`,
      details: said('Came of it', outcome),
    }),
  ]);
}

/** What was taken from how others got there. */
async function takeaways(read: Read, goalId: number, dayOf: (at: number) => string) {
  const rows = await read
    .selectFrom('kept_path')
    .select(['id', 'title', 'takeaway', 'kept_at'])
    .where('goal_id', '=', goalId)
    .limit(TOLD_MAX)
    .execute();
  return rows.map(({ id, title, takeaway, kept_at }): [string, HappenedLine] => [
    `path:${id}`,
    lineOf({
      kind: 'preparing',
      day: dayOf(kept_at),
      words: `Studied how others got there: ${title}`,
      href: `/goals/${goalId}/plan`,
      details: said('', takeaway),
    }),
  ]);
}
