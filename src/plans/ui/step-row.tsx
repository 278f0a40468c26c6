import type { ComponentProps } from 'react';
import { todayHere } from '#days';
import {
  Badge,
  Button,
  exactWords,
  IfThen,
  Link,
  Menu,
  MoreIcon,
  MoveHandle,
  useGo,
  When,
} from '#kit';
import type { StepView } from '../steps/schema.ts';
import { type Kind, OpenKind, StepKind } from './step-kind.tsx';
import type { Settled } from './use-steps.ts';
import { isDue, isMissed } from './words.ts';

interface StepRowProps {
  step: StepView;
  /** What makes the handle move the row. */
  handle: Omit<ComponentProps<'button'>, 'name'>;
  onSettle: (settled: Settled) => void;
  onEdit: () => void;
  onAsk: () => void;
  onRemove: () => void;
  /** Says what kind of step it is. */
  onKind: (kind: Kind) => void;
  /** By one place up or down, for whoever neither drags nor uses keys. */
  onMove: (by: number) => void;
}

/** A planned step: what it is, when, who and what helps, and what can be done with it. */
export function StepRow({ step, handle, onSettle, onEdit, onAsk, ...acts }: StepRowProps) {
  const { onRemove, onKind, onMove } = acts;
  const go = useGo();
  const on = step.recurrence === null ? undefined : (step.nextDueOn ?? undefined);
  return (
    <>
      <MoveHandle name={step.text} aria-describedby="step-handle-help" {...handle} />
      <div className="step-words">
        <p className="step-text">{step.text}</p>
        <Facts step={step} onKind={onKind} />
        {step.isKindOpen && <OpenKind step={step} onKind={onKind} />}
        {step.cue !== '' && (
          <p className="step-cue">
            <IfThen
              cue={step.cue}
              action={step.action || step.text}
              before={isMissed(step) ? 'Next time' : undefined}
            />
          </p>
        )}
        {step.method !== '' && <p className="step-method">{step.method}</p>}
        <DoneDays step={step} onSettle={onSettle} />
      </div>
      <div className="step-actions">
        <Button
          size="s"
          onPress={() => onSettle({ step, state: 'done', on })}
          aria-label={`Done: ${step.text}`}
        >
          Done
        </Button>
        {step.person && (
          <Button
            size="s"
            onPress={onAsk}
            aria-label={`Ask ${step.person.name}`}
            aria-haspopup="dialog"
          >
            Ask
          </Button>
        )}
        <Menu
          label={<MoreIcon />}
          aria-label={`More for: ${step.text}`}
          size="s"
          tone="plain"
          isBare
          items={[
            { id: 'edit', label: 'Details', onPress: onEdit },
            { id: 'ask', label: 'Ask people about it', onPress: () => go(askAddress(step)) },
            { id: 'up', label: 'Move up', onPress: () => onMove(-1) },
            { id: 'down', label: 'Move down', onPress: () => onMove(1) },
            ...(step.recurrence === null
              ? []
              : [
                  {
                    id: 'end',
                    label: 'End it: no more days',
                    onPress: () => onSettle({ step, state: 'done' }),
                    startsGroup: true,
                  },
                ]),
            {
              id: 'drop',
              label: 'Drop',
              onPress: () => onSettle({ step, state: 'dropped' }),
              startsGroup: step.recurrence === null,
            },
            { id: 'remove', label: 'Remove', tone: 'danger', onPress: onRemove },
          ]}
        />
      </div>
    </>
  );
}

/** Where the step becomes a question to two to four people. */
const askAddress = ({ goalId, text, person }: StepView): string =>
  `/asks/new?${new URLSearchParams({
    goal: String(goalId),
    question: text,
    ...(person ? { person: String(person.id) } : {}),
  })}`;

function Facts({ step, onKind }: Pick<StepRowProps, 'step' | 'onKind'>) {
  const { person, place, source, address, tool } = step;
  return (
    <p className="step-facts">
      {!step.isKindOpen && <StepKind step={step} onKind={onKind} />}
      <Due step={step} />
      {person && <Link href={`/people/${person.id}`}>{person.name}</Link>}
      {place &&
        (place.address === '' ? (
          <span>{place.name}</span>
        ) : (
          <Link href={place.address}>{place.name}</Link>
        ))}
      {source && <Link href={source.url}>{source.title}</Link>}
      {address !== '' && <Link href={address}>{hostOf(address)}</Link>}
      {tool !== '' && <span>{tool}</span>}
    </p>
  );
}

const hostOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : address;

function Due({ step }: { step: StepView }) {
  const today = todayHere();
  return (
    <>
      {step.recurrenceWords !== '' && <span>{step.recurrenceWords}</span>}
      {step.nextDueOn !== null && (
        <span className="step-due" data-due={isDue(step, today) || undefined}>
          <When at={step.nextDueOn} before={dueWord(step, today)} />
        </span>
      )}
      {step.recurrence !== null && step.nextDueOn === null && <Badge tone="good">all done</Badge>}
    </>
  );
}

/** A day that has passed is told as past: its cue has been, and comes again or not. */
const dueWord = (step: StepView, today: string): string => {
  if (isMissed(step, today)) return 'was due';
  return step.recurrence === null ? 'due' : 'next';
};

/** The last days on which a recurring step was done; each can be taken back. */
function DoneDays({ step, onSettle }: Pick<StepRowProps, 'step' | 'onSettle'>) {
  if (step.doneOn.length === 0) return null;
  return (
    <details className="step-days">
      <summary>
        Done last <When at={step.doneOn[0] ?? ''} />
      </summary>
      <ul>
        {step.doneOn.map((day) => (
          <li key={day}>
            <When at={day} />{' '}
            <Button
              size="s"
              tone="plain"
              onPress={() => onSettle({ step, state: 'planned', on: day })}
              aria-label={`Not done after all: ${step.text}, ${exactWords(day)}`}
            >
              Not done after all
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
