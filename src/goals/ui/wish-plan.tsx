import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, TextArea, TextField, Why } from '#kit';
import { SENTENCE_CHARS_MAX } from '../limits.ts';
import type { DraftProps } from './goal-draft.ts';

const STEPS = ['Wish', 'Outcome', 'Obstacle', 'Plan'] as const;
const NO_PLAN = { cue: '', action: '' };

/** Wish, outcome, obstacle, plan: one thought at a time, in two minutes; then four lines to come back to. */
export function WishPlan(props: DraftProps) {
  const { form } = props;
  const [step, setStep] = useState<number | null>(null);
  const isEmpty = !form.outcome && !form.obstacle && !form.ifThen;
  return (
    <div className="wish-plan">
      {step !== null && <OneStep key={step} {...props} step={step} setStep={setStep} />}
      {step === null && !isEmpty && <WishLines {...props} />}
      {step === null && (
        <>
          {isEmpty && (
            <p>
              First the best that could come of it, then what in you could stand in its way, then
              what you do about that. Four short thoughts.
            </p>
          )}
          <div>
            <Button onPress={() => setStep(0)}>
              {isEmpty ? 'Think it through' : 'Go through it again'}
            </Button>
          </div>
        </>
      )}
      <Why of={['sheeran-2024', 'wang-2021']} about="wish, outcome, obstacle and plan" />
    </div>
  );
}

interface OneStepProps extends DraftProps {
  step: number;
  setStep: (step: number | null) => void;
}

function OneStep(props: OneStepProps) {
  const { step, setStep } = props;
  const box = useRef<HTMLFieldSetElement>(null);
  // Going on is a press; what comes next is written at once.
  useEffect(() => box.current?.querySelector<HTMLElement>('textarea, input')?.focus(), []);
  const isLast = step === STEPS.length - 1;
  return (
    <fieldset className="wish-step" ref={box}>
      <legend>
        {STEPS[step]} <span className="wish-step-at">{`${step + 1} of ${STEPS.length}`}</span>
      </legend>
      <StepFields {...props} />
      <div className="wish-step-ways">
        {step > 0 && <Button onPress={() => setStep(step - 1)}>Back</Button>}
        <Button tone="primary" onPress={() => setStep(isLast ? null : step + 1)}>
          {isLast ? 'That is my plan' : 'Next'}
        </Button>
      </div>
    </fieldset>
  );
}

function StepFields({ form, change, errors, step }: OneStepProps) {
  if (step === 0) {
    return (
      <TextArea
        label="What do you want to be able to do?"
        description="It should stretch you and still be possible."
        lines={2}
        value={form.able}
        onChange={(able) => change({ able })}
        error={errors.able}
      />
    );
  }
  if (step === 1) {
    return (
      <TextArea
        label="What is the best that could come of it?"
        description="Picture it for a moment: where are you, who is there, what is different?"
        lines={2}
        value={form.outcome}
        onChange={(outcome) => change({ outcome })}
        error={errors.outcome}
      />
    );
  }
  if (step === 2) {
    return (
      <TextArea
        label="What in you could get in the way?"
        description="A habit, a worry, something you tell yourself. The one that is really yours."
        lines={2}
        value={form.obstacle}
        onChange={(obstacle) => change({ obstacle })}
        error={errors.obstacle}
      />
    );
  }
  return <PlanFields form={form} change={change} errors={errors} />;
}

function PlanFields({ form, change, errors }: DraftProps) {
  const plan = form.ifThen ?? NO_PLAN;
  return (
    <>
      {form.obstacle && <p className="goal-hint">{`Your obstacle: ${form.obstacle}`}</p>}
      <TextField
        label="If …"
        description="The moment at which it shows: a time, a place, a feeling."
        value={plan.cue}
        onChange={(cue) => change({ ifThen: planOf({ ...plan, cue }) })}
        lengthMax={SENTENCE_CHARS_MAX}
        placeholder="it is Thursday at four and I want to put the release off"
        error={errors['ifThen.cue']}
      />
      <TextField
        label="then I …"
        description="One thing that you can do right there."
        value={plan.action}
        onChange={(action) => change({ ifThen: planOf({ ...plan, action }) })}
        lengthMax={SENTENCE_CHARS_MAX}
        placeholder="release the smallest change that is ready"
        error={errors['ifThen.action']}
      />
    </>
  );
}

const planOf = (plan: { cue: string; action: string }) => (plan.cue || plan.action ? plan : null);

function WishLines({ form }: DraftProps) {
  return (
    <dl className="wish-lines">
      <Line name="Wish">{form.able}</Line>
      <Line name="Outcome">{form.outcome}</Line>
      <Line name="Obstacle">{form.obstacle}</Line>
      <Line name="Plan">{form.ifThen && planWords(form.ifThen)}</Line>
    </dl>
  );
}

/** "If it is Friday, then I ask Kim." */
export function planWords({ cue, action }: { cue: string; action: string }): string {
  const parts = [cue && `If ${cue}`, action && `then I ${action}`].filter(Boolean);
  return parts.join(', ');
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children || <span className="wish-lines-none">not said</span>}</dd>
    </div>
  );
}
