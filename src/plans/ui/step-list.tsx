import { moved, useReorder } from '#kit';
import type { StepView } from '../steps/schema.ts';
import { StepRow } from './step-row.tsx';
import { useOrder, useRemoveStep, useSayKind, useSettle } from './use-steps.ts';

interface StepListProps {
  goalId: number;
  /** The planned ones, in their order. */
  steps: readonly StepView[];
  onEdit: (step: StepView) => void;
  onAsk: (person: StepView['person']) => void;
}

/** The planned steps, in an order that can be changed by dragging, by keys and by the menu. */
export function StepList({ goalId, steps, onEdit, onAsk }: StepListProps) {
  const settle = useSettle(goalId);
  const sayKind = useSayKind(goalId);
  const remove = useRemoveStep(goalId);
  const order = useOrder(goalId, steps);
  const { list, dragging, shown, heldId, said, handleFor } = useReorder({
    items: steps,
    idOf: ({ id }) => id,
    nameOf: ({ text }) => text,
    onOrder: order,
  });
  if (steps.length === 0) return null;
  return (
    <>
      <p id="step-handle-help" className="visually-hidden">
        Arrow keys move the step up and down.
      </p>
      <ol ref={list} {...dragging} className="step-list" aria-label="Steps">
        {shown.map((step) => (
          <li
            key={step.id}
            className="step-row"
            data-id={step.id}
            data-held={step.id === heldId || undefined}
          >
            <StepRow
              step={step}
              handle={handleFor(step)}
              onSettle={settle}
              onEdit={() => onEdit(step)}
              onAsk={() => onAsk(step.person)}
              onRemove={() => remove(step)}
              onKind={(kind) => sayKind(step, kind)}
              onMove={(by) => {
                const at = steps.indexOf(step);
                const next = moved(steps, at, at + by);
                if (next !== steps) order(next);
              }}
            />
          </li>
        ))}
      </ol>
      <div className="visually-hidden" aria-live="assertive">
        {said}
      </div>
    </>
  );
}
