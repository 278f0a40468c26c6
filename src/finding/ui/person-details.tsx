import { List } from '#kit';
import type { FoundPerson } from '../view.ts';
import { CriterionRow } from './criterion-row.tsx';
import { Evidence } from './evidence.tsx';
import { byStrength, entriesWords, type FoundQuestion, STRENGTH_WORDS } from './words.ts';

export interface PersonDetailsProps {
  goalId: number;
  person: FoundPerson;
  questions: ReadonlyMap<number, string>;
}

/** Everything found about a person for a goal: evidence for each question, and the ten criteria. */
export function PersonDetails({ goalId, person, questions }: PersonDetailsProps) {
  return (
    <div className="found-details">
      <section aria-label="What they write">
        <h3>What they write</h3>
        {person.questions.length === 0 && <p>Nothing of theirs touches these questions yet.</p>}
        {byStrength(person.questions).map((question) => (
          <QuestionEvidence
            key={question.questionId}
            question={question}
            text={questions.get(question.questionId) ?? ''}
          />
        ))}
      </section>
      <section aria-label="Criteria">
        <h3>What they could be for you</h3>
        <div className="criteria">
          {person.criteria.map((row) => (
            <CriterionRow key={row.criterion} goalId={goalId} person={person} row={row} />
          ))}
        </div>
      </section>
    </div>
  );
}

/** The entries that speak for one question. */
export function QuestionEvidence({ question, text }: { question: FoundQuestion; text: string }) {
  return (
    <div className="question-evidence">
      <p className="question-evidence-head">
        <b>{STRENGTH_WORDS[question.strength]}</b> on “{text}”{' '}
        <span className="found-count">({entriesWords(question.entries)})</span>
      </p>
      <List items={question.evidence} keyOf={({ entryId }) => entryId} look="plain">
        {(evidence) => <Evidence evidence={evidence} />}
      </List>
    </div>
  );
}
