import { type ReactNode, type Ref, useState } from 'react';
import { Badge, Button, Link, useIsPhone, When } from '#kit';
import type { FoundPerson } from '../view.ts';
import { Evidence } from './evidence.tsx';
import { PersonDetails } from './person-details.tsx';
import { RespondsLine } from './responds.tsx';
import { bestEvidence } from './shown-order.ts';
import { StandingSymbol } from './standing-symbol.tsx';
import type { Decision } from './use-finding.ts';
import { WhyPerson } from './why-person.tsx';
import {
  byStrength,
  entriesWords,
  type FoundQuestion,
  SAYING_WORDS,
  sayingOf,
  shortened,
  standingOf,
} from './words.ts';

const QUESTIONS_SHOWN_MAX = 3;

/** What a later room shows for a chosen person: planning the next move, open until `onDone`. */
export type PlanMove = (asked: {
  person: { id: number; name: string };
  /** The entry of theirs that speaks best for them here. */
  aboutId: number | undefined;
  onDone: () => void;
}) => ReactNode;

export interface PersonRowProps {
  goalId: number;
  person: FoundPerson;
  /** The text of each question, by id. */
  questions: ReadonlyMap<number, string>;
  questionId: number | null;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onDecide: (decision: Decision) => void;
  planMove?: PlanMove | undefined;
  ref?: Ref<HTMLElement> | undefined;
}

/** A person found for a goal: why, in a few lines; everything else folded. */
export function PersonRow(props: PersonRowProps) {
  const { person, questionId, isOpen, onOpen, ref } = props;
  const best = bestEvidence(person, questionId);
  // There a row of buttons would stand between the name and the reasons; what opens then opens below it.
  const isPhone = useIsPhone();
  const isBrief = isPhone || !isOpen;
  const actions = <PersonActions {...props} />;
  const details = isOpen && (
    <div id={detailsIdOf(person)}>
      <PersonDetails goalId={props.goalId} person={person} questions={props.questions} />
    </div>
  );
  return (
    <article
      ref={ref}
      className="found"
      data-person={person.id}
      data-decision={person.decision}
      aria-label={person.name}
      tabIndex={-1}
      onKeyDown={(event) => {
        // Only the person itself: Enter on a button inside belongs to that button.
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        onOpen(!isOpen);
      }}
    >
      <div className="found-head">
        <Who person={person} />
        {!isPhone && actions}
      </div>
      {isBrief && (
        <div className="found-why">
          <QuestionsLine {...props} />
          <CriteriaLine person={person} />
        </div>
      )}
      {isBrief && best && <Evidence evidence={best} isBrief />}
      {!isPhone && details}
      {isBrief && <RespondsLine person={person} />}
      <div className="found-foot">
        {person.decision === 'chosen' && props.planMove && (
          <NextMove person={person} aboutId={best?.entryId} planMove={props.planMove} />
        )}
        <WhyPerson goalId={props.goalId} person={person} />
      </div>
      {isPhone && actions}
      {isPhone && details}
    </article>
  );
}

const detailsIdOf = ({ id }: FoundPerson) => `person-${id}-details`;

function Who({ person }: Pick<PersonRowProps, 'person'>) {
  const [source] = person.sources;
  const more = person.sources.length - 1;
  return (
    <div className="found-who">
      <h2>
        <Link href={`/people/${person.id}`} look="plain">
          {person.name}
        </Link>
      </h2>
      <DecisionBadge decision={person.decision} />
      <span className="found-facts">
        {person.latestAt === null ? (
          'No date known'
        ) : (
          <When at={person.latestAt} before="Published" />
        )}
        {source && source.title !== person.name && <span>{source.title}</span>}
        {more > 0 && <span>{more === 1 ? '1 more source' : `${more} more sources`}</span>}
      </span>
    </div>
  );
}

function PersonActions({ person, onDecide, isOpen, onOpen }: PersonRowProps) {
  return (
    <div className="found-actions">
      <Button
        size="s"
        tone="plain"
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailsIdOf(person) : undefined}
        aria-label={`Details: ${person.name}`}
        onPress={() => onOpen(!isOpen)}
      >
        Details
      </Button>
      <DecisionButtons person={person} onDecide={onDecide} />
    </div>
  );
}

function DecisionBadge({ decision }: { decision: Decision }) {
  if (decision === 'chosen') return <Badge tone="good">Chosen</Badge>;
  if (decision === 'later') return <Badge tone="accent">For later</Badge>;
  return null;
}

const CHOICES = [
  { decision: 'chosen', words: 'Choose' },
  { decision: 'later', words: 'Later' },
] as const;

/** Pressing again what is pressed takes it back. */
export function DecisionButtons({
  person,
  onDecide,
}: {
  person: FoundPerson;
  onDecide: (decision: Decision) => void;
}) {
  return (
    <div className="found-decide">
      {CHOICES.map(({ decision, words }) => (
        <Button
          key={decision}
          size="s"
          isPressed={person.decision === decision}
          aria-label={`${words}: ${person.name}`}
          onPress={() => onDecide(person.decision === decision ? 'open' : decision)}
        >
          {words}
        </Button>
      ))}
      <Button
        size="s"
        tone="plain"
        aria-label={`Dismiss: ${person.name}`}
        onPress={() => onDecide('dismissed')}
      >
        Dismiss
      </Button>
    </div>
  );
}

/** "Much on …, some on …": what they write about, in words and never as a grade. */
function QuestionsLine({ person, questions, questionId }: PersonRowProps) {
  const asked = byStrength(person.questions).filter(
    (question) => questionId === null || question.questionId === questionId,
  );
  const shown = asked.slice(0, QUESTIONS_SHOWN_MAX);
  const more = asked.length - shown.length;
  if (shown.length === 0) return <p className="found-questions">Nothing on these questions yet.</p>;
  return (
    <ul className="found-questions" aria-label="Writes about">
      {shown.map((question) => (
        <li key={question.questionId}>
          <QuestionSaid question={question} text={questions.get(question.questionId) ?? ''} />
        </li>
      ))}
      {more > 0 && <li className="found-count">and {more === 1 ? '1 more' : `${more} more`}</li>}
    </ul>
  );
}

function QuestionSaid({ question, text }: { question: FoundQuestion; text: string }) {
  return (
    <>
      <b>{SAYING_WORDS[sayingOf(question)]}</b> on <span title={text}>“{shortened(text)}”</span>{' '}
      <span className="found-count">({entriesWords(question.entries)})</span>
    </>
  );
}

function CriteriaLine({ person }: { person: FoundPerson }) {
  const said = person.criteria.flatMap((row) => {
    const standing = standingOf(row);
    return standing === 'unknown' ? [] : [{ criterion: row.criterion, title: row.title, standing }];
  });
  const open = person.criteria.length - said.length;
  return (
    <ul className="found-criteria" aria-label="Criteria">
      {said.map(({ criterion, title, standing }) => (
        <li key={criterion}>
          <StandingSymbol standing={standing} /> {title}
          <span className="visually-hidden">: {SAID_WORDS[standing]}</span>
        </li>
      ))}
      <li className="found-count">{said.length === 0 ? 'No hints yet' : `${open} not known`}</li>
    </ul>
  );
}

const SAID_WORDS = { yes: 'yes, you decided', no: 'no, you decided', hint: 'a hint' } as const;

interface NextMoveProps {
  person: FoundPerson;
  aboutId: number | undefined;
  planMove: PlanMove;
}

/** Planning opens over the page; afterwards the focus is back where it was. */
function NextMove({ person, aboutId, planMove }: NextMoveProps) {
  const [isPlanning, setPlanning] = useState(false);
  return (
    <>
      <Button
        size="s"
        aria-haspopup="dialog"
        aria-label={`Plan the next move: ${person.name}`}
        onPress={() => setPlanning(true)}
      >
        Plan the next move
      </Button>
      {isPlanning &&
        planMove({
          person: { id: person.id, name: person.name },
          aboutId,
          onDone: () => setPlanning(false),
        })}
    </>
  );
}
