import { goalById } from '#goals';
import type { Kith } from '#platform';
import { choicesFor } from './choices.ts';
import { coverageOf } from './coverage.ts';
import { mirrorsOf } from './echo-facts.ts';
import { isHeldBack, PLACES } from './exposure.ts';
import { gapsOf } from './gaps.ts';
import { loadedFrom, loadNames } from './gather.ts';
import { type Answered, groundQuestion } from './ground-question.ts';
import { viewOf } from './index-view.ts';
import { weightsOf } from './learning/queries.ts';
import { drawPeople } from './present.ts';
import { picksOf } from './propose.ts';
import { questionsOf } from './questions.ts';
import { rankQuestion } from './rank-question.ts';
import { signsOf } from './signs.ts';
import { turnsOf } from './turns.ts';
import type { FindingView, FoundPerson } from './view.ts';

/** People looked at in all beside those already decided on. */
const PEOPLE_MAX = 24;

export interface FindAsked {
  memberId: number;
  /** Absent for a question that belongs to no goal. */
  goalId?: number;
  questions: { id: number; text: string }[];
  /** The goal's need and "be able to": words around the questions. */
  context: string;
  /** True only where the questions are a goal's own: these alone may be compared by meaning elsewhere. */
  byMeaning?: boolean;
  /** The questions are what sentences are about, as one says them to somebody: see `subjectOf`. */
  inSentences?: boolean;
  /** Somebody who is looked at whatever their place in the ranking, for their own page. */
  alsoPersonId?: number | undefined;
}

/** The people for a goal: for each question and criterion with evidence, who together covers it, and what is missing. */
export async function findForGoal(
  kith: Kith,
  memberId: number,
  goalId: number,
  { alsoPersonId }: Pick<FindAsked, 'alsoPersonId'> = {},
): Promise<FindingView> {
  const goal = await goalById(kith, memberId, goalId);
  const questions = questionsOf(goal);
  const byMeaning = true;
  return find(kith, { memberId, goalId, questions, context: goal.able, alsoPersonId, byMeaning });
}

/** Each question is searched on its own: said in one breath, the facets would drown one another. */
export async function find(kith: Kith, asked: FindAsked): Promise<FindingView> {
  const { memberId, goalId, questions } = asked;
  const [view, weights, choices, { sources }] = await Promise.all([
    viewOf(kith, memberId),
    weightsOf(kith, memberId),
    goalId === undefined
      ? new Map<number, 'chosen' | 'later' | 'dismissed'>()
      : choicesFor(kith, goalId),
    loadedFrom(kith, memberId),
  ]);
  const decided = new Set(
    [...choices].flatMap(([id, decision]) => (decision === 'dismissed' ? [] : [id])),
  );
  const also = asked.alsoPersonId;
  if (also !== undefined) decided.add(also);
  const { context, inSentences: isSentence = false } = asked;
  const said = { memberId, context, weights, isSentence };
  const answered: Answered[] = await Promise.all(
    questions.map(async (question) => {
      // What stands in for a question is none, and stays here.
      const byMeaning = asked.byMeaning === true && question.id !== 0;
      const ranked = await rankQuestion(kith, { ...said, text: question.text, byMeaning }, view);
      return { question, ...ranked, grounded: await groundQuestion(kith, ranked, decided) };
    }),
  );
  const turn = { memberId, goalId: goalId ?? 0, at: kith.now() };
  const { open, waiting } = await turnsOf(kith, turn, { answered, decided: choices });
  const shown = peopleToShow(open, choices);
  const personIds = also === undefined || shown.includes(also) ? shown : [...shown, also];
  const dismissed = [...choices].flatMap(([id, decision]) =>
    decision === 'dismissed' ? [id] : [],
  );
  const names = await loadNames(kith, memberId, [...personIds, ...dismissed]);
  const asking = { memberId, goalId, answered, choices };
  const seen = { personIds, names, entries: view.entries };
  const { drawn, network, standings } = await signsOf(kith, { ...asking, ...seen });
  const found = await drawPeople(kith, drawn, answered);
  const { echo, differs } = await mirrorsOf(kith, memberId, { people: found, network });
  const people = found.map(
    (person): FoundPerson => ({
      ...person,
      ...waitingOf(waiting.get(person.id)),
      ...differs.get(person.id),
    }),
  );
  return {
    questions,
    people,
    portfolio: picksOf(
      people.filter(({ isWaiting }) => !isWaiting),
      answered,
      standings,
    ),
    gaps: sources === 0 ? [] : gapsOf({ ...coverageOf(people, questions, kith.now()), echo }),
    echo,
    dismissed: dismissed.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    }),
    lookedAt: { entries: view.ownEntries, sources },
    byWordsAlone: wordsAlone(answered),
  };
}

/** What most of all keeps a question from being compared: an answer that is on its way comes last. */
function wordsAlone(answered: readonly Answered[]): FindingView['byWordsAlone'] {
  const left = answered.flatMap(({ leftOut }) => leftOut ?? []);
  const [first] = left.toSorted((a, b) => Number(a.isAsking) - Number(b.isAsking));
  return first ? { isAsking: left.some(({ isAsking }) => isAsking), words: first.words } : null;
}

/** Somebody who waits is told to: behind the first places, or behind the first alone. */
function waitingOf(places: number | undefined): Pick<FoundPerson, 'isWaiting' | 'yieldsFirst'> {
  if (places === undefined) return {};
  return isHeldBack(places) ? { isWaiting: true } : { yieldsFirst: true };
}

/** Whom to show: the best of each question in turn, and whoever the member has decided on. Dismissed people stay out of the way. */
function peopleToShow(open: readonly number[][], choices: ReadonlyMap<number, string>): number[] {
  const decided = [...choices].filter(([, decision]) => decision !== 'dismissed').map(([id]) => id);
  const ids = new Set<number>(decided.slice(0, PEOPLE_MAX));
  for (let place = 0; place < PLACES; place++) {
    for (const people of open) {
      const id = people[place];
      if (id !== undefined && ids.size < PEOPLE_MAX + decided.length) ids.add(id);
    }
  }
  return [...ids];
}
