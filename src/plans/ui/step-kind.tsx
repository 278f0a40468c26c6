import { Button, Menu } from '#kit';
import type { StepView } from '../steps/schema.ts';
import { C_CHOICES, cellWords } from './words.ts';
import './step-kind.css';

export type Kind = StepView['c'];

interface KindProps {
  step: StepView;
  onKind: (kind: Kind) => void;
}

/** What kind of step it is; pressed, another is chosen. */
export function StepKind({ step, onKind }: KindProps) {
  return (
    <span className="step-kind">
      <Menu
        label={cellWords(step)}
        aria-label={`${cellWords(step)}: change what kind of step it is, ${step.text}`}
        size="s"
        tone="plain"
        items={C_CHOICES.map(({ value, label }) => ({
          id: value,
          label,
          aside: value === step.c ? 'chosen' : undefined,
          onPress: () => onKind(value),
        }))}
      />
    </span>
  );
}

/** Where the words do not tell: asked lightly, answered with one press, and free to leave. */
export function OpenKind({ step, onKind }: KindProps) {
  return (
    <fieldset className="step-kind-open">
      <legend>What kind of step is it?</legend>
      {C_CHOICES.map(({ value, label, description }) => (
        <Button
          key={value}
          size="s"
          onPress={() => onKind(value)}
          aria-label={`${label}, ${description}: ${step.text}`}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
