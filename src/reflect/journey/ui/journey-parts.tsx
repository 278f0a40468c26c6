import type { ReactNode } from 'react';
import { dayHere } from '#days';
import { Badge, Link } from '#kit';
import {
  causesInWords,
  DECIDED_WORDS,
  REACHED_WORDS,
  SATISFACTION_WORDS,
} from '../../reviews/limits.ts';
import type { JourneyView } from '../schema.ts';
import { JourneyMonths } from './journey-months.tsx';
import { OnDay } from './on-day.tsx';

/** The journey in words, in the order in which it is told. What was not is not there. */
export function JourneyParts({ journey }: { journey: JourneyView }) {
  const { goal, people, places, plan, months, evidence, reviews } = journey;
  return (
    <>
      <Beginning goal={goal} />
      <Part title="People" isThere={people.length > 0}>
        <Names under="/people" named={people} />
      </Part>
      <Part title="Places" isThere={places.length > 0}>
        <Names under="/places" named={places} />
      </Part>
      <Part title="The plan" isThere={plan.length > 0}>
        <ul className="journey-plan">
          {plan.map((step) => (
            <StepLine key={step.id} step={step} />
          ))}
        </ul>
      </Part>
      <Part title="How it went" isThere={months.length > 0}>
        <JourneyMonths months={months} />
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

/** What one said when one set out. */
function Beginning({ goal }: Pick<JourneyView, 'goal'>) {
  const texts = [
    ['The need', goal.need],
    ['Why it matters', goal.why],
    ['Known at the beginning', goal.known],
    ['The best outcome', goal.outcome],
    ['What could get in the way', [goal.obstacle, goal.ifThen].filter(Boolean).join('\n')],
  ] as const;
  return (
    <>
      {texts.map(([title, words]) => (
        <Part key={title} title={title} isThere={words !== ''}>
          <p className="journey-words">{words}</p>
        </Part>
      ))}
      <Part title="Questions" isThere={goal.questions.length > 0}>
        <Lines lines={goal.questions} />
      </Part>
      <Part title="Parts" isThere={goal.parts.length > 0}>
        <Lines lines={goal.parts} />
      </Part>
    </>
  );
}

function Names({ under, named }: { under: string; named: JourneyView['people'] }) {
  return (
    <p>
      {named.map(({ id, name }, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <Link href={`${under}/${id}`}>{name}</Link>
        </span>
      ))}
    </p>
  );
}

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
            <OnDay day={dayHere(step.doneAt)} before=" · done " />
          )}
          {step.state === 'dropped' && ' · left out'}
          {step.state === 'planned' &&
            (step.doneOn[0] === undefined ? (
              ' · planned'
            ) : (
              <OnDay day={step.doneOn[0]} before=" · done last " />
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
          <OnDay day={dayHere(review.at)} />
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
