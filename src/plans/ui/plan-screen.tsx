import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, Card, Link, List, When } from '#kit';
import { Loaded } from '#web-api';
import type { StepView } from '../steps/schema.ts';
import { AddStep } from './add-step.tsx';
import { Shelf } from './shelf.tsx';
import { StepEditor } from './step-editor.tsx';
import { StepList } from './step-list.tsx';
import { Templates } from './templates.tsx';
import { planQuery, type Settled, useSettle } from './use-steps.ts';
import './plans.css';
import './plans-on-paper.css';

export interface PlanScreenProps {
  goalId: number;
  /** A window in which the next move with a person is planned; a later room knows how. */
  planMove: (asked: { person: { id: number; name: string }; onDone: () => void }) => ReactNode;
}

/** The steps of a goal: what is next in an order of one's own, what was done, and beginnings by kind of need. */
export function PlanScreen({ goalId, planMove }: PlanScreenProps) {
  const query = useQuery(planQuery(goalId));
  const [editedId, setEditedId] = useState<number | null>(null);
  const [added, setAdded] = useState<StepView | null>(null);
  const [asked, setAsked] = useState<StepView['person']>(null);
  return (
    <div className="plan">
      <Loaded query={query} lines={6} label="Loading the plan">
        {({ steps }) => {
          const planned = steps.filter(({ state }) => state === 'planned');
          const edited = steps.find(({ id }) => id === editedId) ?? added;
          return (
            <>
              {steps.length === 0 && <NoSteps />}
              <StepList
                goalId={goalId}
                steps={planned}
                onEdit={(step) => setEditedId(step.id)}
                onAsk={setAsked}
              />
              <AddStep goalId={goalId} onDetails={setAdded} />
              <Templates goalId={goalId} isOpen={steps.length === 0} />
              <Shelf goalId={goalId} isOpen={steps.length < STEPS_FEW} />
              <SettledSteps steps={steps} goalId={goalId} />
              {steps.length > 0 && <HandOn goalId={goalId} />}
              {edited && (
                <StepEditor
                  key={edited.id}
                  step={edited}
                  onClose={() => {
                    setEditedId(null);
                    setAdded(null);
                  }}
                />
              )}
            </>
          );
        }}
      </Loaded>
      {asked && planMove({ person: asked, onDone: () => setAsked(null) })}
    </div>
  );
}

/** With fewer steps a plan is still new: how others got there stands open beside it. */
const STEPS_FEW = 3;

const HandOn = ({ goalId }: { goalId: number }) => (
  <p className="plan-none">
    Could somebody else begin here? <Link href={`/kits?goal=${goalId}`}>Hand on a starter kit</Link>
  </p>
);

const NoSteps = () => (
  <p className="plan-none">
    Nothing is planned yet. Write the first thing to do, or begin with the steps for a kind of need
    below. <Link href="/kits">A starter kit</Link> of somebody else is a beginning too.
  </p>
);

/** What was done and dropped, folded; either can be planned again. */
function SettledSteps({ steps, goalId }: { steps: readonly StepView[]; goalId: number }) {
  const settle = useSettle(goalId);
  const done = steps
    .filter(({ state }) => state === 'done')
    .toSorted((a, b) => (b.doneAt ?? 0) - (a.doneAt ?? 0));
  const dropped = steps.filter(({ state }) => state === 'dropped');
  return (
    <>
      {done.length > 0 && (
        <SettledPart title={`Done (${done.length})`} steps={done} onSettle={settle} />
      )}
      {dropped.length > 0 && (
        <SettledPart title={`Dropped (${dropped.length})`} steps={dropped} onSettle={settle} />
      )}
    </>
  );
}

interface SettledPartProps {
  title: string;
  steps: readonly StepView[];
  onSettle: (settled: Settled) => void;
}

const SettledPart = ({ title, steps, onSettle }: SettledPartProps) => (
  <details className="plan-settled" data-paper="open">
    <summary>{title}</summary>
    <Card tone="sunken">
      <List items={steps} keyOf={({ id }) => id} label={title}>
        {(step) => (
          <div className="plan-settled-step">
            <span>
              {step.text}
              {step.doneAt !== null && <When at={step.doneAt} before=" ·" />}
            </span>
            <Button
              size="s"
              tone="plain"
              onPress={() => onSettle({ step, state: 'planned' })}
              aria-label={`Plan again: ${step.text}`}
            >
              Plan again
            </Button>
          </div>
        )}
      </List>
    </Card>
  </details>
);
