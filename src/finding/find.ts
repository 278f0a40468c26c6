import { goalById } from '#goals';
import { assessmentsFor } from '#people';
import type { Kith } from '#platform';
import { analyse } from '#search';
import { choicesFor } from './choices.ts';
import { coverageOf } from './coverage.ts';
import { gapsOf } from './gaps.ts';
import {
  loadCues,
  loadEntries,
  loadedFrom,
  loadLinks,
  loadNames,
  loadOutput,
  loadSites,
  loadSources,
} from './gather.ts';
import type { Candidate, MatchedEntry } from './hints/evidence.ts';
import { hintsFor } from './hints/hints.ts';
import { networkOf } from './hints/network.ts';
import { type Drawn, drawPeople } from './present.ts';
import { picksOf } from './propose.ts';
import { type RankedQuestion, rankQuestion, viewOf } from './rank-question.ts';
import type { FindingView } from './view.ts';

/** People proposed for one question, and looked at in all. */
const PEOPLE_PER_QUESTION_MAX = 10;
const PEOPLE_MAX = 24;
/** A person's matching entries that hints look at. */
const ENTRIES_PER_PERSON_MAX = 10;
/** The questions of a goal that are searched; a goal has at most twelve. */
const TITLE_AND_BEGINNING_CHARS_MAX = 300;

export interface Question {
  id: number;
  text: string;
}
export interface FindAsked {
  memberId: number;
  /** Absent for a question that belongs to no goal. */
  goalId?: number;
  questions: Question[];
  /** The goal's need and "be able to": words around the questions. */
  context: string;
}

/** The people for a goal: for each question and criterion with evidence, who together covers it, and what is missing. */
export async function findForGoal(
  kith: Kith,
  memberId: number,
  goalId: number,
): Promise<FindingView> {
  const goal = await goalById(kith, memberId, goalId);
  const questions =
    goal.questions.length > 0 ? goal.questions : [{ id: 0, text: goal.able || goal.need }];
  return find(kith, { memberId, goalId, questions, context: `${goal.able}\n${goal.need}` });
}

export async function find(kith: Kith, asked: FindAsked): Promise<FindingView> {
  const { memberId, goalId } = asked;
  const view = await viewOf(kith, memberId);
  const [ranked, choices, assessments, { sources }] = await Promise.all([
    Promise.all(
      asked.questions.map(({ text }) =>
        rankQuestion(kith, { memberId, text, context: asked.context }, view),
      ),
    ),
    goalId === undefined ? new Map() : choicesFor(kith, goalId),
    goalId === undefined ? [] : assessmentsFor(kith, memberId, goalId),
    loadedFrom(kith, memberId),
  ]);
  const personIds = propose(ranked, choices);
  const entryIds = entriesToRead(ranked, personIds);
  const [names, candidates, output, publishing] = await Promise.all([
    loadNames(kith, memberId, personIds),
    candidatesFrom(kith, { memberId, asked, ranked, personIds, entryIds }),
    loadOutput(kith, memberId, personIds),
    loadSources(kith, memberId, personIds),
  ]);
  const network = networkOf(candidates);
  const drawn: Drawn[] = candidates.flatMap((candidate) => {
    const name = names.get(candidate.personId);
    if (name === undefined) return [];
    return [
      {
        candidate,
        name,
        decision: choices.get(candidate.personId) ?? 'open',
        latestAt: output.get(candidate.personId)?.latestAt ?? null,
        sources: publishing.get(candidate.personId) ?? [],
        hints: hintsFor(
          { ...candidate, output: outputOf(output.get(candidate.personId)) },
          network,
          kith.now(),
        ),
        assessments: assessments.filter((assessment) => assessment.personId === candidate.personId),
      },
    ];
  });
  const people = await drawPeople(kith, drawn, { questions: asked.questions, ranked });
  const coverage = coverageOf(people, asked.questions, kith.now());
  return {
    questions: asked.questions,
    people,
    portfolio: picksOf(people, asked.questions, ranked),
    gaps: sources === 0 ? [] : gapsOf(coverage),
    lookedAt: { entries: view.entries, sources },
  };
}

const outputOf = (
  output: { entries: number; oldestAt: number | null } | undefined,
): Candidate['output'] => ({
  entries: output?.entries ?? 0,
  since: output?.oldestAt ?? 0,
});

/** Whom to look at: the best of each question in turn, and whoever the member has decided on. Dismissed people stay out of the way. */
function propose(ranked: RankedQuestion[], choices: Map<number, string>): number[] {
  const decided = [...choices].filter(([, decision]) => decision !== 'dismissed').map(([id]) => id);
  const ids = new Set<number>(decided.slice(0, PEOPLE_MAX));
  for (let place = 0; place < PEOPLE_PER_QUESTION_MAX; place++) {
    for (const { people } of ranked) {
      const person = people.filter(({ personId }) => choices.get(personId) !== 'dismissed')[place];
      if (person && ids.size < PEOPLE_MAX + decided.length) ids.add(person.personId);
    }
  }
  return [...ids];
}

/** The strongest matching entries of each person over all questions. */
function entriesToRead(ranked: RankedQuestion[], personIds: number[]): Map<number, number[]> {
  const byPerson = new Map<number, number[]>();
  for (const personId of personIds) {
    const ids = new Set<number>();
    for (let place = 0; place < ENTRIES_PER_PERSON_MAX; place++) {
      for (const { people } of ranked) {
        const found = people.find((person) => person.personId === personId)?.evidence[place];
        if (found && ids.size < ENTRIES_PER_PERSON_MAX) ids.add(found.entryId);
      }
    }
    byPerson.set(personId, [...ids]);
  }
  return byPerson;
}

interface Reading {
  memberId: number;
  asked: FindAsked;
  ranked: RankedQuestion[];
  personIds: number[];
  entryIds: Map<number, number[]>;
}

async function candidatesFrom(
  kith: Kith,
  { asked, ranked, personIds, entryIds }: Reading,
): Promise<Candidate[]> {
  const ids = [...entryIds.values()].flat();
  const [entries, cues, links, sites] = await Promise.all([
    loadEntries(kith, ids),
    loadCues(kith, ids),
    loadLinks(kith, ids),
    loadSites(kith, personIds),
  ]);
  const cuesBy = Map.groupBy(cues, (row) => row.entry_id);
  const linksBy = Map.groupBy(links, (row) => row.entry_id);
  const questionsBy = new Map<number, number[]>();
  for (const [index, { matches }] of ranked.entries()) {
    const questionId = asked.questions[index]?.id ?? 0;
    for (const { entryId } of matches)
      questionsBy.set(entryId, [...(questionsBy.get(entryId) ?? []), questionId]);
  }
  const citedBy = new Map<number, Candidate['citedBy']>();
  for (const [personId, theirs] of entryIds) {
    for (const entryId of theirs) {
      for (const link of linksBy.get(entryId) ?? []) {
        const cited = sites.get(link.site_key);
        if (cited !== undefined && cited !== personId)
          citedBy.set(cited, [...(citedBy.get(cited) ?? []), { entryId, personId }]);
      }
    }
  }
  return personIds.map((personId) => {
    const matched = (entryIds.get(personId) ?? []).flatMap((id): MatchedEntry[] => {
      const entry = entries.get(id);
      if (!entry) return [];
      const outward = (linksBy.get(id) ?? []).filter(
        (link) => sites.get(link.site_key) !== personId,
      );
      return [
        {
          id,
          personId,
          questionIds: questionsBy.get(id) ?? [],
          title: entry.title,
          publishedAt: entry.publishedAt,
          words: entry.words,
          language: entry.language,
          citedSites: [...new Set(outward.map((link) => link.site_key))],
          citedUrls: outward.map((link) => link.url),
          cues: cuesBy.get(id) ?? [],
          terms: analyse(
            `${entry.title} ${entry.excerpt}`.slice(0, TITLE_AND_BEGINNING_CHARS_MAX),
            entry.language,
          ),
        },
      ];
    });
    return {
      personId,
      entries: matched.toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0)),
      output: { entries: 0, since: 0 },
      citedBy: citedBy.get(personId) ?? [],
    };
  });
}
