import type { ReactNode } from 'react';
import { Button, DateField, NumberField, RadioGroup, Slider, TextArea } from '#kit';
import { MINUTES_PER_WEEK_MAX } from '../limits.ts';
import { dayAfter, type GoalDraft } from './goal-draft.ts';
import { QuestionChips } from './question-chips.tsx';

interface GoalFieldsProps {
  form: GoalDraft;
  change: (fields: Partial<GoalDraft>) => void;
  errors: Readonly<Record<string, string>>;
  /** Epoch ms. */
  now: number;
  isNew: boolean;
}

/** The fields of a goal on one calm page, in the order in which they are thought. */
export function GoalFields({ form, change, errors, now, isNew }: GoalFieldsProps) {
  return (
    <>
      <Step title="The need">
        <TextArea
          label="What happens at work that should be different?"
          description="A sentence or two. The need decides who can help you."
          name="need"
          value={form.need}
          onChange={(need) => change({ need })}
          error={errors.need}
          autoFocus={isNew}
          placeholder="Our releases break production and nobody dares to deploy on Fridays"
        />
        <TextArea
          label="I want to be able to …"
          description="What you will do then, not what you will have read."
          name="able"
          lines={2}
          value={form.able}
          onChange={(able) => change({ able })}
          error={errors.able}
          isRequired
          placeholder="run database migrations without downtime, and roll back a bad release quickly"
        />
      </Step>
      <Step title="The questions in it">
        <QuestionChips
          need={form.need}
          able={form.able}
          questions={form.questions}
          onChange={(questions) => change({ questions })}
          error={errors.questions ?? questionError(errors)}
        />
      </Step>
      <Step title="How you will know">
        <TextArea
          label="What will show that it worked?"
          description="Something that you or others can see."
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
      <PlanStep form={form} change={change} errors={errors} now={now} />
    </>
  );
}

function PlanStep({ form, change, errors, now }: Omit<GoalFieldsProps, 'isNew'>) {
  return (
    <Step title="How you go about it">
      <RadioGroup
        label="Kind of goal"
        name="kind"
        value={form.kind}
        onChange={(kind) => change({ kind })}
        choices={[
          {
            value: 'learning',
            label: 'Learning',
            description:
              'To understand and get better at something. The right start for what is new to you.',
          },
          {
            value: 'performance',
            label: 'Performance',
            description: 'To reach a result with what you already know how to do.',
          },
        ]}
      />
      <NumberField
        label="Time a week"
        name="minutesPerWeek"
        isRequired={false}
        value={form.minutesPerWeek}
        onChange={(minutesPerWeek) => change({ minutesPerWeek })}
        min={0}
        max={MINUTES_PER_WEEK_MAX}
        step={15}
        unit="minutes"
        error={errors.minutesPerWeek}
      />
      <DateField
        label="Look back on"
        description="A day to see what worked and what to change."
        name="reviewOn"
        isRequired={false}
        value={form.reviewOn}
        onChange={(reviewOn) => change({ reviewOn })}
        min={dayAfter(now, 0)}
        error={errors.reviewOn}
      />
      {form.reviewOn === null && (
        <div className="goal-review-offers">
          {REVIEW_OFFERS.map(({ words, days }) => (
            <Button key={days} size="s" onPress={() => change({ reviewOn: dayAfter(now, days) })}>
              {words}
            </Button>
          ))}
        </div>
      )}
    </Step>
  );
}

const REVIEW_OFFERS = [
  { words: 'In four weeks', days: 28 },
  { words: 'In three months', days: 91 },
];

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
