import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { dayAfter } from '#days';
import { Button, DateField, NumberField, RadioGroup, TextArea, Why } from '#kit';
import { read } from '#web-api';
import { MINUTES_PER_WEEK_MAX } from '../limits.ts';
import type { GoalView } from '../schema.ts';
import { AudienceField, audienceWords } from './audience-field.tsx';
import { type DraftProps, timeWords } from './goal-draft.ts';
import { GoalSelect } from './goal-select.tsx';
import { KindField } from './kind-field.tsx';
import { WishPlan } from './wish-plan.tsx';

interface GoalDepthProps extends DraftProps {
  /** Epoch ms. */
  now: number;
  goalId: number | null;
}

/** What makes a goal deeper, folded: each says what is in it, none has to be filled in. */
export function GoalDepth(props: GoalDepthProps) {
  return (
    <section className="goal-step">
      <h2>More about this goal</h2>
      <p className="goal-hint">
        For when you have another minute. Nothing here has to be filled in.
      </p>
      <div className="goal-depth">
        <WhyPart {...props} />
        <WishPart {...props} />
        <TimePart {...props} />
        <KindPart {...props} />
        <AudiencePart {...props} />
        <ParentPart {...props} />
      </div>
    </section>
  );
}

interface PartProps {
  title: string;
  /** What is in it, in a few words. */
  facts: string;
  hasError: boolean;
  children: ReactNode;
}

function Part({ title, facts, hasError, children }: PartProps) {
  return (
    <details
      className="goal-depth-part"
      // Opened for what is wrong in it, and left to the reader from then on.
      ref={(details) => {
        if (details && hasError) details.open = true;
      }}
    >
      <summary>
        <span className="goal-depth-title">{title}</span>
        <span className="goal-depth-facts">{facts}</span>
      </summary>
      <div className="goal-depth-fields">{children}</div>
    </details>
  );
}

const INTEREST = [1, 2, 3, 4, 5].map((level) => ({ value: String(level), label: String(level) }));

function WhyPart({ form, change, errors }: DraftProps) {
  const facts = [form.why, form.known].filter((text) => text.trim() !== '');
  return (
    <Part
      title="Why it matters, what you know already"
      facts={facts[0] ?? ''}
      hasError={Boolean(errors.why || errors.known)}
    >
      <TextArea
        label="Why does it matter to you?"
        description="What changes if you succeed: for you, for others."
        name="why"
        lines={2}
        isRequired={false}
        value={form.why}
        onChange={(why) => change({ why })}
        error={errors.why}
      />
      <RadioGroup
        label="How much do you look forward to it?"
        description="1 is hardly, 5 is very much."
        look="segments"
        value={form.interest === null ? null : String(form.interest)}
        onChange={(interest) => change({ interest: Number(interest) })}
        choices={INTEREST}
      />
      {form.interest !== null && (
        <div className="goal-review-offers">
          <Button size="s" tone="plain" onPress={() => change({ interest: null })}>
            Take the answer back
          </Button>
        </div>
      )}
      <TextArea
        label="What do you know about it already?"
        description="And what have you tried? It saves those who help you time."
        name="known"
        lines={2}
        isRequired={false}
        value={form.known}
        onChange={(known) => change({ known })}
        error={errors.known}
      />
      <Why of="milligan-2015" about="why it matters" />
    </Part>
  );
}

function WishPart(props: DraftProps) {
  const { form, errors } = props;
  const hasError = ['outcome', 'obstacle', 'ifThen.cue', 'ifThen.action'].some(
    (name) => errors[name],
  );
  return (
    <Part
      title="Wish, outcome, obstacle, plan"
      facts={form.obstacle || form.outcome || 'two minutes'}
      hasError={hasError}
    >
      <WishPlan {...props} />
    </Part>
  );
}

const REVIEW_OFFERS = [
  { words: 'In four weeks', days: 28 },
  { words: 'In three months', days: 91 },
];

function TimePart({ form, change, errors, now }: GoalDepthProps) {
  const facts = [
    form.minutesPerWeek === null ? '' : `${timeWords(form.minutesPerWeek)} a week`,
    form.reviewOn === null ? 'no day to look back' : `look back on ${dayWords(form.reviewOn)}`,
  ];
  return (
    <Part
      title="Time and the look back"
      facts={facts.filter(Boolean).join(', ')}
      hasError={Boolean(errors.minutesPerWeek || errors.reviewOn)}
    >
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
    </Part>
  );
}

const dayWords = (day: string) =>
  new Date(`${day}T00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });

function KindPart(props: DraftProps) {
  return (
    <Part
      title="Kind of goal"
      facts={props.form.kind === 'learning' ? 'learning' : 'performance'}
      hasError={false}
    >
      <KindField {...props} />
    </Part>
  );
}

function AudiencePart(props: DraftProps) {
  return (
    <Part
      title="Who may see it"
      facts={audienceWords(props.form)}
      hasError={Boolean(props.errors.audience || props.errors.audiencePerson)}
    >
      <AudienceField {...props} />
    </Part>
  );
}

/** Only who has another goal is asked whether this one is a part of it. */
function ParentPart({ form, change, errors, goalId }: GoalDepthProps) {
  const { data } = useQuery(read<{ goals: GoalView[] }>('/goals'));
  const others = data?.goals.filter(({ id }) => id !== goalId) ?? [];
  if (others.length === 0) return null;
  const parent = others.find(({ id }) => id === form.parentId);
  return (
    <Part
      title="Part of another goal"
      facts={parent ? parent.able || parent.need : 'stands alone'}
      hasError={Boolean(errors.parentId)}
    >
      <GoalSelect
        label="It is a part of"
        description="A large goal can be cut into parts, each with its own people and its own end."
        goals={others}
        value={form.parentId}
        onChange={(parentId) => change({ parentId })}
        error={errors.parentId}
        none="No other goal"
      />
    </Part>
  );
}
