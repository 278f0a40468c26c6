import { goalById } from '#goals';
import { personById } from '#people';
import type { Kith } from '#platform';
import { loadEntries } from '../gather.ts';
import { viewOf } from '../index-view.ts';
import { movementOf } from '../learning/learn.ts';
import { weightsOf } from '../learning/queries.ts';
import type { Near } from '../meaning/near.ts';
import { questionsOf } from '../questions.ts';
import { rankQuestion } from '../rank-question.ts';
import { SIGNALS, type Weights } from '../ranking/index.ts';
import { repliedToBy } from './replied-to.ts';
import type { ReasonsView } from './schema.ts';
import { type Part, partsOf, type RankedFor } from './shares.ts';

/**
 * Why a person is proposed for a goal: all that adds to their place for its questions, as parts of the
 * whole. Asked for one person when the member wants to know, since it reads more than the list needs.
 */
export async function reasonsFor(
  kith: Kith,
  memberId: number,
  { goalId, personId }: { goalId: number; personId: number },
): Promise<ReasonsView> {
  const goal = await goalById(kith, memberId, goalId);
  await personById(kith, memberId, personId);
  const questions = questionsOf(goal);
  const [view, weights] = await Promise.all([viewOf(kith, memberId), weightsOf(kith, memberId)]);
  const answered = await Promise.all(
    questions.map(async (question) => {
      const asked = {
        memberId,
        text: question.text,
        context: goal.able,
        weights,
        byMeaning: question.id !== 0,
      };
      return { question, ...(await rankQuestion(kith, asked, view)) };
    }),
  );
  const parts = partsOf(
    answered.flatMap(({ question, people }): RankedFor[] => {
      const person = people.find((one) => one.personId === personId);
      return person ? [{ questionId: question.id, person }] : [];
    }),
  );
  const texts = new Map(questions.map(({ id, text }) => [id, text]));
  const found = answered.flatMap(({ matches }) => matches.map(({ entryId }) => entryId));
  const nears = new Map(answered.map(({ question, near }) => [question.id, near]));
  return {
    parts: await drawn(kith, memberId, { parts, texts, found, nears }),
    learnt: learntIn(weights),
  };
}

interface ToDraw {
  parts: readonly Part[];
  /** Of the questions, by id. */
  texts: ReadonlyMap<number, string>;
  nears: ReadonlyMap<number, Near | null>;
  found: readonly number[];
}

/** The parts with the entries they come from, as one reads them. */
async function drawn(
  kith: Kith,
  memberId: number,
  { parts, texts, found, nears }: ToDraw,
): Promise<ReasonsView['parts']> {
  const idsOf = (some: readonly Part[]): number[] =>
    some.flatMap(({ entries }) => entries.map(({ entryId }) => entryId));
  const replies = idsOf(parts.filter(({ kind }) => kind === 'replies'));
  const [entries, repliedTo] = await Promise.all([
    loadEntries(kith, [...new Set(idsOf(parts))]),
    repliedToBy(kith, memberId, { replies: [...new Set(replies)], found: [...new Set(found)] }),
  ]);
  const nearBy = (questionId: number | null, entryId: number): { nearBy?: string } => {
    const near = questionId === null ? null : nears.get(questionId);
    return near?.nearness.has(entryId) ? { nearBy: near.model } : {};
  };
  return parts.map(({ questionId, ...part }) => ({
    ...part,
    question: questionId === null ? null : { id: questionId, text: texts.get(questionId) ?? '' },
    entries: part.entries.map(({ entryId, percent }) => {
      const entry = entries.get(entryId);
      return {
        entryId,
        percent,
        title: entry?.title || entry?.excerpt || '',
        url: entry?.url ?? null,
        publishedAt: entry?.publishedAt ?? null,
        ...(part.kind === 'entries' ? nearBy(questionId, entryId) : {}),
        repliedTo: part.kind === 'replies' ? (repliedTo.get(entryId) ?? null) : null,
      };
    }),
  }));
}

const learntIn = (weights: Weights): ReasonsView['learnt'] =>
  SIGNALS.map((signal) => ({ signal, movement: movementOf(signal, weights) })).filter(
    ({ movement }) => movement !== 'as-shipped',
  );
