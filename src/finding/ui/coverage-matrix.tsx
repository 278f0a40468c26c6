import { useState } from 'react';
import { Dialog, Matrix, type MatrixCell } from '#kit';
import type { FindingView, FoundPerson } from '../view.ts';
import { CriterionPanel } from './criterion-row.tsx';
import { QuestionEvidence } from './person-details.tsx';
import { entriesWords, sayingOf, standingNote, standingOf, standingWords } from './words.ts';

/** While nobody is chosen the proposal stands in; more columns than this say nothing together. */
const PROPOSED_COLUMNS_MAX = 8;

interface Pressed {
  rowId: string;
  personId: number;
}

/** Who covers which question and criterion. A cell shows its evidence and takes one's own word. */
export function CoverageMatrix({ goalId, finding }: { goalId: number; finding: FindingView }) {
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const chosen = finding.people.filter(({ decision }) => decision === 'chosen');
  const people = chosen.length > 0 ? chosen : proposed(finding);
  if (people.length === 0) return null;
  const person = finding.people.find(({ id }) => id === pressed?.personId);
  const rows = rowsOf(finding);
  return (
    <section className="coverage" aria-labelledby="coverage-title">
      <h2 id="coverage-title">Who covers what</h2>
      <p className="coverage-words">
        {chosen.length > 0 ? 'The people you chose. ' : 'The people proposed above. '}
        Yes and no are your own word, a hint is what Kith found. Press a cell to see why and to
        decide.
      </p>
      <Matrix
        caption="Questions and criteria by person"
        isCaptionHidden
        corner="Question or criterion"
        rows={rows}
        columns={people.map(({ id, name }) => ({ id: String(id), label: name }))}
        cell={(rowId, columnId) => {
          const personId = Number(columnId);
          const found = people.find(({ id }) => id === personId);
          const cell = found ? cellOf(found, rowId) : NOTHING;
          return { ...cell, onPress: () => setPressed({ rowId, personId }) };
        }}
        summary={{ label: 'Covered by', of: (rowId) => coveredWords(people, rowId) }}
      />
      <Dialog
        title={person?.name ?? ''}
        isOpen={pressed !== null && person !== undefined}
        onClose={() => setPressed(null)}
      >
        {pressed && person && (
          <CellPanel goalId={goalId} finding={finding} person={person} rowId={pressed.rowId} />
        )}
      </Dialog>
    </section>
  );
}

function proposed(finding: FindingView): FoundPerson[] {
  const picked = finding.portfolio.flatMap(({ id }) =>
    finding.people.filter((person) => person.id === id),
  );
  return (picked.length > 0 ? picked : finding.people).slice(0, PROPOSED_COLUMNS_MAX);
}

const questionRow = (id: number) => `question ${id}`;

function rowsOf(finding: FindingView) {
  const criteria = finding.people[0]?.criteria ?? [];
  return [
    ...finding.questions.map(({ id, text }) => ({
      id: questionRow(id),
      label: text,
      group: 'Questions',
    })),
    ...criteria.map(({ criterion, title }) => ({
      id: criterion,
      label: title,
      group: 'Criteria',
    })),
  ];
}

const NOTHING: MatrixCell = { state: 'unknown', words: 'Nothing found' };

function cellOf(person: FoundPerson, rowId: string): MatrixCell {
  const row = person.criteria.find(({ criterion }) => criterion === rowId);
  if (row) return { state: standingOf(row), words: standingWords(row), note: standingNote(row) };
  const question = person.questions.find(({ questionId }) => questionRow(questionId) === rowId);
  if (!question) return { ...NOTHING, note: 'nothing' };
  const saying = sayingOf(question);
  return { state: 'hint', words: `${saying}, ${entriesWords(question.entries)}`, note: saying };
}

function coveredWords(people: FoundPerson[], rowId: string): string {
  const count = people.filter((person) => {
    const { state } = cellOf(person, rowId);
    return state === 'yes' || state === 'hint';
  }).length;
  return count === 0 ? 'nobody' : `${count} of ${people.length}`;
}

interface CellPanelProps {
  goalId: number;
  finding: FindingView;
  person: FoundPerson;
  rowId: string;
}

function CellPanel({ goalId, finding, person, rowId }: CellPanelProps) {
  const row = person.criteria.find(({ criterion }) => criterion === rowId);
  if (row)
    return (
      <>
        <p className="cell-panel-head">
          <b>{row.title}</b> {standingWords(row)}
        </p>
        <CriterionPanel goalId={goalId} person={person} row={row} />
      </>
    );
  const asked = finding.questions.find(({ id }) => questionRow(id) === rowId);
  const question = person.questions.find(({ questionId }) => questionId === asked?.id);
  if (!question)
    return (
      <p>
        Nothing of theirs was found on “{asked?.text}”. That is not known, not a no: they may know
        it without having written about it.
      </p>
    );
  return <QuestionEvidence question={question} text={asked?.text ?? ''} />;
}
