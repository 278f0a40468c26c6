import { List, Why } from '#kit';
import { DIMENSION_WORDS } from '../briefs/limits.ts';
import type { FoundPerson } from '../view.ts';
import { CriterionRow } from './criterion-row.tsx';
import { Evidence } from './evidence.tsx';
import { useAnsweredElsewhere } from './recorded-slot.ts';
import { Responds } from './responds.tsx';
import {
  andWords,
  byStrength,
  entriesWords,
  type FoundQuestion,
  SAYING_WORDS,
  sayingOf,
} from './words.ts';

export interface PersonDetailsProps {
  goalId: number;
  person: FoundPerson;
  questions: ReadonlyMap<number, string>;
}

/** Everything found about a person for a goal: evidence for each question, and the ten criteria. */
export function PersonDetails({ goalId, person, questions }: PersonDetailsProps) {
  const answered = useAnsweredElsewhere();
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
        <Different person={person} />
        <div className="criteria">
          {person.criteria.map((row) => (
            <CriterionRow key={row.criterion} goalId={goalId} person={person} row={row} />
          ))}
        </div>
        <WhyCriteria />
      </section>
      <section aria-label="Will they answer?">
        <h3>Will they answer?</h3>
        <Responds person={person} answered={answered?.facts(person)} />
      </section>
    </div>
  );
}

/** In what they are unlike those chosen beside them, as far as it is known. */
function Different({ person }: { person: FoundPerson }) {
  const different = person.different ?? [];
  if (different.length === 0) return null;
  const words = different.map((one) => DIMENSION_WORDS[one].toLowerCase());
  return (
    <p className="found-different">
      <b>Unlike whom you chose:</b> {andWords(words)}.
    </p>
  );
}

function WhyCriteria() {
  return (
    <Why of="rajagopal-2012" about="the ten criteria">
      By our count four of the ten reward difference, so looking only for people like oneself misses
      much. How Kith looks for signs is its own, and only signs of expertise have been tried. A hint
      proposes and shows what it rests on; what somebody is for you, you decide, for this goal.
    </Why>
  );
}

/** The entries that speak for one question. */
export function QuestionEvidence({ question, text }: { question: FoundQuestion; text: string }) {
  return (
    <div className="question-evidence">
      <p className="question-evidence-head">
        <b>{SAYING_WORDS[sayingOf(question)]}</b> on “{text}”{' '}
        <span className="found-count">({entriesWords(question.entries)})</span>
      </p>
      <List items={question.evidence} keyOf={({ entryId }) => entryId} look="plain">
        {(evidence) => <Evidence evidence={evidence} />}
      </List>
    </div>
  );
}
