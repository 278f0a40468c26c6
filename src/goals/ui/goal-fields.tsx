import type { ReactNode } from 'react';
import { Slider, TextArea } from '#kit';
import { GoalDepth } from './goal-depth.tsx';
import type { DraftProps } from './goal-draft.ts';
import { GoalStart } from './goal-start.tsx';
import { QuestionChips } from './question-chips.tsx';
import { STARTS } from './starts.ts';

interface GoalFieldsProps extends DraftProps {
  /** Epoch ms. */
  now: number;
  /** `null` for a new one. */
  goalId: number | null;
  isDraft: boolean;
}

/** The fields of a goal: what two minutes are enough for, in the order in which it is thought, then depth on request. */
export function GoalFields(props: GoalFieldsProps) {
  const { form, change, errors, goalId, isDraft } = props;
  const start = STARTS[isDraft ? form.start : 'blank'];
  return (
    <>
      <Step title="The need">
        {isDraft && <GoalStart {...props} />}
        <TextArea
          label={start.need.label}
          description={start.need.description}
          name="need"
          value={form.need}
          onChange={(need) => change({ need })}
          error={errors.need}
          autoFocus={goalId === null}
          placeholder={start.need.placeholder}
        />
        <TextArea
          label="I want to be able to …"
          description={start.able}
          name="able"
          lines={2}
          value={form.able}
          onChange={(able) => change({ able })}
          error={errors.able}
          isRequired
          placeholder="roll back a bad release within minutes"
        />
      </Step>
      <Step title="The questions in it">
        <QuestionChips
          need={form.need}
          able={form.able}
          isPasted={form.start === 'text'}
          questions={form.questions}
          onChange={(questions) => change({ questions })}
          error={errors.questions ?? questionError(errors)}
        />
      </Step>
      <KnowingStep {...props} />
      <GoalDepth {...props} />
    </>
  );
}

function KnowingStep({ form, change, errors }: DraftProps) {
  return (
    <Step title="How you will know">
      <TextArea
        label="What will show that it worked?"
        description="Something that you or others can see, one on each line. You tick them when you look back."
        name="evidence"
        lines={2}
        isRequired={false}
        value={form.evidence}
        onChange={(evidence) => change({ evidence })}
        error={errors.evidence}
        placeholder="Three releases in a row on a Friday, none rolled back by hand"
      />
      <Slider
        label="How sure are you today that you could do it?"
        description="There is no right answer. You will see later how it has moved."
        name="confidence"
        isRequired={false}
        value={form.confidence}
        onChange={(confidence) => change({ confidence })}
        ends={['Not at all', 'Completely']}
        error={errors.confidence}
      />
    </Step>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="goal-step">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The server names one question by its place: `questions.3.text`. */
function questionError(errors: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(errors).find(([field]) => field.startsWith('questions.'))?.[1];
}
