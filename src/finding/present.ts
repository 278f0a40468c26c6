import { type AssessmentView, CRITERION_WORDS } from '#people';
import type { Kith } from '#platform';
import { type LoadedEntry, loadEntries, loadTexts } from './gather.ts';
import type { FocusTerms } from './ground.ts';
import { type Answered, strengthOf } from './ground-question.ts';
import { type Candidate, EVIDENCE_SHOWN_MAX, type Evidence, type Hint } from './hints/evidence.ts';
import { marksOf, passageOf } from './passage.ts';
import type { EvidenceView, FoundPerson } from './view.ts';

export interface Drawn {
  candidate: Candidate;
  name: string;
  decision: FoundPerson['decision'];
  latestAt: number | null;
  responsiveness: FoundPerson['responsiveness'];
  sources: FoundPerson['sources'];
  hints: Hint[];
  assessments: AssessmentView[];
}

const ENTRIES_PER_QUESTION_SHOWN = 2;

/** Turns what was found into what is shown: evidence with its words highlighted. */
export async function drawPeople(
  kith: Kith,
  drawn: Drawn[],
  answered: Answered[],
): Promise<FoundPerson[]> {
  const questions = new Map(drawn.map((person) => [person, questionsOf(person, answered)]));
  const ids = new Set<number>();
  for (const person of drawn) {
    for (const question of questions.get(person) ?? [])
      for (const id of question.entryIds) ids.add(id);
    for (const hint of person.hints) for (const { entryId } of shownOf(hint)) ids.add(entryId);
  }
  const [entries, texts] = await Promise.all([
    loadEntries(kith, [...ids]),
    loadTexts(kith, [...ids]),
  ]);
  // Evidence for a question highlights that question's words; for a criterion those of all of them.
  const every = [
    ...new Map(answered.flatMap(({ focus }) => focus.map((word) => [word.term, word]))).values(),
  ];
  const drawing = new Map<string, Omit<EvidenceView, 'quote'>>();
  const draw = (
    { entryId, quote }: Evidence,
    focus: FocusTerms = every,
    questionId = 0,
  ): EvidenceView[] => {
    const entry = entries.get(entryId);
    if (!entry) return [];
    const key = `${entryId} ${questionId}`;
    const known = drawing.get(key) ?? drawEntry(entry, texts.get(entryId) ?? entry.excerpt, focus);
    drawing.set(key, known);
    return [{ ...known, quote: quote ?? null }];
  };
  const people = drawn.map(
    (person): FoundPerson => ({
      id: person.candidate.personId,
      name: person.name,
      decision: person.decision,
      latestAt: person.latestAt,
      responsiveness: person.responsiveness,
      sources: person.sources,
      questions: (questions.get(person) ?? []).flatMap(
        ({ questionId, focus, count, strength, entryIds, nearBy }) => {
          // The last word has the real stemmer: what marks nothing is no evidence.
          const evidence = entryIds
            .flatMap((entryId) => draw({ entryId }, focus, questionId))
            .map((one) => ({ ...one, ...nearBy(one.entryId) }))
            .filter(({ matched, nearBy: model }) => matched.length > 0 || model !== undefined);
          return evidence.length === 0 ? [] : [{ questionId, entries: count, strength, evidence }];
        },
      ),
      criteria: person.hints.map((hint) => {
        const decided = person.assessments.find(
          (assessment) => assessment.criterion === hint.criterion,
        );
        return {
          criterion: hint.criterion,
          title: CRITERION_WORDS[hint.criterion].title,
          question: CRITERION_WORDS[hint.criterion].question,
          hint: hint.state,
          because: hint.because,
          count: hint.count,
          floor: hint.floor,
          evidence: shownOf(hint).flatMap((evidence) => draw(evidence)),
          recorded: hint.recorded,
          assessment: decided?.value ?? 'unknown',
          reason: decided?.reason ?? '',
          decidedAt: decided?.notedAt ?? null,
        };
      }),
    }),
  );
  return people.filter((person) => person.decision !== 'open' || person.questions.length > 0);
}

const shownOf = ({ evidence }: Hint): Evidence[] => evidence.slice(0, EVIDENCE_SHOWN_MAX);

/** What a person says on each question; nothing is claimed where no entry speaks of it. */
function questionsOf({ candidate }: Drawn, answered: Answered[]) {
  return answered.flatMap(({ question, focus, grounded, near }) => {
    const ground = grounded.get(candidate.personId);
    if (!ground) return [];
    return [
      {
        questionId: question.id,
        focus,
        count: ground.entryIds.length,
        strength: strengthOf(ground),
        entryIds: ground.entryIds.slice(0, ENTRIES_PER_QUESTION_SHOWN),
        nearBy: (id: number) => (near && ground.near.has(id) ? { nearBy: near.model } : {}),
      },
    ];
  });
}

export function drawEntry(
  entry: LoadedEntry,
  text: string,
  focus: FocusTerms,
): Omit<EvidenceView, 'quote'> {
  const passage = passageOf(text, focus, entry.language);
  const titleMarks = marksOf(entry.title, new Set(focus.map(({ term }) => term)), entry.language);
  const words = [
    ...titleMarks.map(({ start, end }) => entry.title.slice(start, end)),
    ...passage.marks.map(({ start, end }) => passage.text.slice(start, end)),
  ];
  return {
    entryId: entry.id,
    title: entry.title,
    titleMarks,
    url: entry.url,
    publishedAt: entry.publishedAt,
    passage: passage.text,
    passageMarks: passage.marks,
    matched: [...new Map(words.map((word) => [word.toLowerCase(), word])).values()],
  };
}
