import { Checkbox, Link, TextArea, Why } from '#kit';
import { PlanOfGoal } from '../../ui/plan-against.tsx';
import { CAUSE_WORDS, CAUSES, type Cause, WORDS_CHARS_MAX } from '../limits.ts';

interface CauseFieldProps {
  goalId: number;
  reviewId: number;
  causes: readonly Cause[];
  words: string;
  onChange: (fields: { causes?: Cause[]; causeWords?: string }) => void;
  errors: Readonly<Record<string, string>>;
}

/** Why it went so: several may be, and own words always fit. */
export function CauseField({ goalId, reviewId, causes, words, onChange, errors }: CauseFieldProps) {
  const toggle = (cause: Cause, isOn: boolean) =>
    onChange({ causes: CAUSES.filter((one) => (one === cause ? isOn : causes.includes(one))) });
  return (
    <>
      <PlanOfGoal goalId={goalId} />
      <fieldset className="cause-choices">
        <legend className="field-label">What made it go well, or less well?</legend>
        {CAUSES.map((cause) => (
          <Checkbox
            key={cause}
            label={CAUSE_WORDS[cause].title}
            description={CAUSE_WORDS[cause].description}
            isChecked={causes.includes(cause)}
            onChange={(isOn) => toggle(cause, isOn)}
          />
        ))}
      </fieldset>
      <TextArea
        label="In your own words"
        name="causeWords"
        isRequired={false}
        value={words}
        onChange={(causeWords) => onChange({ causeWords })}
        lengthMax={WORDS_CHARS_MAX}
        error={errors.causeWords}
        placeholder="I read for three weeks and rehearsed once. The once taught me more."
      />
      <p className="review-soft">
        Not sure?{' '}
        <Link href={`/goals/${goalId}/experience?review=${reviewId}`}>
          Ask others: was it me, the method or the situation?
        </Link>
      </p>
      <Why of="zimmerman-2002" about="these causes">
        What you can change yourself stands first because it leads on to something you can do.
      </Why>
    </>
  );
}
