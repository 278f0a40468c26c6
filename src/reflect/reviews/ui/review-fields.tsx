import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RadioGroup, Slider, Why } from '#kit';
import type { Autosaved } from '#saving';
import { read } from '#web-api';
import type { Happening } from '../happened.ts';
import type { DecisionForm, GoalReviewView } from '../schema.ts';
import { CauseField } from './cause-field.tsx';
import { CriteriaField } from './criteria-field.tsx';
import { DecisionField } from './decision-field.tsx';
import { HappenedList } from './happened-list.tsx';
import type { ReviewDraft } from './use-review-form.ts';
import { SATISFACTION } from './words.ts';

interface ReviewFieldsProps {
  review: GoalReviewView;
  happened: readonly Happening[];
  /** What is asked about the people of the goal; nothing where there is nobody. */
  people: ReactNode;
  saved: Autosaved<ReviewDraft>;
  parkReasons: readonly string[];
  decide: (form: DecisionForm) => Promise<void>;
}

/** The five questions of a review, in the order in which one thinks; any may be passed over. */
export function ReviewFields({ review, happened, people, saved, ...deciding }: ReviewFieldsProps) {
  const { form, change, save } = saved;
  return (
    <div className="review-fields">
      <Part title="What happened">
        <HappenedList
          happened={happened}
          nothing="Nothing was written down here since. What you did elsewhere counts just as well."
        />
      </Part>
      {people}
      <Part title="What shows it">
        <CriteriaField
          goalId={review.goal.id}
          criteria={form.criteria}
          known={review.criteria}
          happened={happened}
          onChange={(criteria) => change({ criteria })}
          errors={save.fields}
        />
        <Why of="harkin-2016" about="looking at progress" />
      </Part>
      <Part title="How it stands">
        <Slider
          label="How sure are you today that you could do it?"
          description={useEarlier(review)}
          isRequired={false}
          value={form.confidence}
          onChange={(confidence) => change({ confidence })}
          ends={['Not at all', 'Completely']}
          error={save.fields.confidence}
        />
        <RadioGroup
          label="How content are you with how it went?"
          look="segments"
          value={form.satisfaction === null ? null : String(form.satisfaction)}
          onChange={(value) => change({ satisfaction: Number(value) })}
          choices={SATISFACTION}
        />
      </Part>
      <Part title="Why it went so">
        <CauseField
          goalId={review.goal.id}
          reviewId={review.id}
          causes={form.causes}
          words={form.causeWords}
          onChange={change}
          errors={save.fields}
        />
      </Part>
      <Part title="What follows">
        <DecisionField words={review.decisionWords} criteria={form.criteria} {...deciding} />
      </Part>
      {save.error && Object.keys(save.fields).length === 0 && <p role="alert">{save.error}</p>}
    </div>
  );
}

/** What was said before: when the goal was new, and last. */
function useEarlier({ goal }: GoalReviewView): string {
  const story = useQuery(read<{ confidence: { value: number }[] }>(`/goals/${goal.id}/story`));
  const said = story.data?.confidence ?? [];
  const [first, last] = [said[0], said.at(-1)];
  if (first === undefined || last === undefined) return 'There is no right answer.';
  return said.length === 1
    ? `It was ${first.value} when you set the goal.`
    : `It was ${first.value} at first and ${last.value} when you last said.`;
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="review-part">
    <h2>{title}</h2>
    {children}
  </section>
);
