import type { ReactNode } from 'react';
import { Badge, Link } from '#kit';
import {
  causesInWords,
  DECIDED_WORDS,
  REACHED_WORDS,
  SATISFACTION_WORDS,
} from '../../reviews/limits.ts';
import type { JourneyView } from '../schema.ts';
import { OnDay } from './on-day.tsx';

/** The journey in words, in the order in which it is told. What was not is not there. */
export function JourneyParts({ journey }: { journey: JourneyView }) {
  const { goal, people, plan, turns, moves, notes, evidence, reviews } = journey;
  return (
    <>
      <Part title="The need" isThere={goal.need !== ''}>
        <p className="journey-words">{goal.need}</p>
      </Part>
      <Part title="Why it matters" isThere={goal.why !== ''}>
        <p className="journey-words">{goal.why}</p>
      </Part>
      <Part title="Questions" isThere={goal.questions.length > 0}>
        <Lines lines={goal.questions} />
      </Part>
      <Part title="People" isThere={people.length > 0}>
        <p>
          {people.map(({ id, name }, place) => (
            <span key={id}>
              {place > 0 && ', '}
              <Link href={`/people/${id}`}>{name}</Link>
            </span>
          ))}
        </p>
      </Part>
      <Part title="The plan" isThere={plan.length > 0}>
        <ul className="journey-plan">
          {plan.map((step) => (
            <StepLine key={step.id} step={step} />
          ))}
        </ul>
      </Part>
      <Part title="How it turned" isThere={turns.length > 0}>
        <Dated lines={turns.map(({ at, words }) => ({ at, words: asSentence(words) }))} />
      </Part>
      <Part title="With others" isThere={moves.length > 0}>
        <Dated lines={moves.map(({ at, words, outcome }) => ({ at, words, detail: outcome }))} />
      </Part>
      <Part title="Notes" isThere={notes.length > 0}>
        <Dated
          lines={notes.map(({ at, id, title }) => ({
            at,
            words: <Link href={`/notes/${id}`}>{title}</Link>,
          }))}
        />
      </Part>
      <Part title="What shows it" isThere={evidence.length > 0}>
        <ul className="journey-plan">
          {evidence.map((said) => (
            <EvidenceLine key={said.criterion} said={said} />
          ))}
        </ul>
      </Part>
      <Part title="Looking back" isThere={reviews.length > 0}>
        {reviews.map((review) => (
          <ReviewPart key={review.id} review={review} />
        ))}
      </Part>
    </>
  );
}

const asSentence = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;

function Part(props: { title: string; isThere: boolean; children: ReactNode }) {
  if (!props.isThere) return null;
  return (
    <section className="journey-part">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

interface DatedLine {
  at: number;
  words: ReactNode;
  detail?: string;
}

const Dated = ({ lines }: { lines: readonly DatedLine[] }) => (
  <ol className="journey-dated">
    {lines.map(({ at, words, detail = '' }, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: what happened keeps its order, and two things may be of one moment.
      <li key={`${at} ${place}`}>
        <OnDay at={at} />
        <div>
          {words}
          {detail !== '' && <p className="journey-soft">{detail}</p>}
        </div>
      </li>
    ))}
  </ol>
);

function StepLine({ step }: { step: JourneyView['plan'][number] }) {
  return (
    <li data-state={step.state}>
      <span aria-hidden="true" className="journey-tick">
        {step.state === 'done' ? '✓' : step.state === 'dropped' ? '–' : '○'}
      </span>
      <span>
        {step.text}
        {step.with !== null && ` (with ${step.with})`}
        <span className="journey-soft">
          {step.state === 'done' && step.doneAt !== null && (
            <OnDay at={step.doneAt} before=" · done " />
          )}
          {step.state === 'dropped' && ' · left out'}
          {step.state === 'planned' &&
            (step.doneOn[0] === undefined ? (
              ' · planned'
            ) : (
              <OnDay at={Date.parse(step.doneOn[0])} before=" · done last " />
            ))}
        </span>
      </span>
    </li>
  );
}

const TONES = { yes: 'good', partly: 'accent', 'not-yet': 'plain' } as const;

function EvidenceLine({ said }: { said: JourneyView['evidence'][number] }) {
  const { criterion, reached, words, shownBy } = said;
  return (
    <li>
      <span className="journey-evidence">
        {criterion}{' '}
        {reached === null ? (
          <span className="journey-soft">not looked at yet</span>
        ) : (
          <Badge tone={TONES[reached]}>{REACHED_WORDS[reached]}</Badge>
        )}
        {(words !== '' || shownBy !== null) && (
          <span className="journey-soft journey-shown">
            {words} {shownBy !== null && <Link href={addressOf(shownBy)}>{shownBy.title}</Link>}
          </span>
        )}
      </span>
    </li>
  );
}

function addressOf({ kind, id, url }: NonNullable<JourneyView['evidence'][number]['shownBy']>) {
  if (kind === 'link') return url ?? '';
  return kind === 'note' ? `/notes/${id}` : `/entries/${id}`;
}

function ReviewPart({ review }: { review: JourneyView['reviews'][number] }) {
  const { confidence, satisfaction, causes, decision } = review;
  const facts = [
    confidence === null ? null : `Confidence ${confidence} of 100`,
    satisfaction === null
      ? null
      : `Content: ${SATISFACTION_WORDS[satisfaction - 1]?.toLowerCase()}`,
    causes.length === 0 ? null : `Why it went so: ${causesInWords(causes)}`,
  ].filter((fact) => fact !== null);
  return (
    <article className="journey-review">
      <h3>
        <Link href={`/reviews/${review.id}`} look="plain">
          <OnDay at={review.at} />
        </Link>
      </h3>
      {facts.length > 0 && <p className="journey-soft">{facts.join(' · ')}</p>}
      {review.causeWords !== '' && <p className="journey-words">{review.causeWords}</p>}
      {decision !== null && (
        <p>
          <strong>{DECIDED_WORDS[decision]}.</strong> {review.decisionWords}
        </p>
      )}
    </article>
  );
}
