import { useQuery } from '@tanstack/react-query';
import { Button, RadioGroup } from '#kit';
import { read } from '#web-api';
import type { GoalView } from '../schema.ts';
import type { DraftProps, GoalDraft } from './goal-draft.ts';
import { GoalSelect } from './goal-select.tsx';
import { PastedText } from './pasted-text.tsx';
import { STARTS } from './starts.ts';

const CHOICES = Object.entries(STARTS).map(([value, { label }]) => ({
  value: value as GoalDraft['start'],
  label,
}));

interface GoalStartProps extends DraftProps {
  /** The goal itself, which cannot start from itself. */
  goalId: number | null;
}

/** Where somebody starts from. It changes what is asked first; a text and another goal bring something along. */
export function GoalStart(props: GoalStartProps) {
  const { form, change } = props;
  return (
    <div className="goal-start">
      <RadioGroup
        label="Where does it start?"
        look="segments"
        value={form.start}
        onChange={(start) => change({ start })}
        choices={CHOICES}
      />
      {form.start === 'text' && <PastedText {...props} />}
      {form.start === 'goal' && <OtherGoal {...props} />}
    </div>
  );
}

/** Another goal brings its questions along, and can become what this one is a part of. */
function OtherGoal({ form, change, errors, goalId }: GoalStartProps) {
  const { data } = useQuery(read<{ goals: GoalView[] }>('/goals'));
  const others = data?.goals.filter(({ id }) => id !== goalId) ?? [];
  const chosen = others.find(({ id }) => id === form.parentId);
  const asked = new Set(form.questions.map(({ text }) => text));
  const open = chosen?.questions.filter(({ text }) => !asked.has(text)) ?? [];
  if (data && others.length === 0) return <p className="goal-hint">There is no other goal yet.</p>;
  return (
    <>
      <GoalSelect
        label="Which goal?"
        goals={others}
        value={form.parentId}
        onChange={(parentId) => change({ parentId })}
        error={errors.parentId}
      />
      {chosen && (
        <p className="goal-hint">This goal becomes a part of it. You can change that below.</p>
      )}
      {open.length > 0 && (
        <fieldset className="goal-picks">
          <legend>Bring questions along</legend>
          {open.map(({ id, text }) => (
            <Button
              key={id}
              size="s"
              onPress={() => change({ questions: [...form.questions, { text }] })}
            >
              {`+ ${text}`}
            </Button>
          ))}
        </fieldset>
      )}
    </>
  );
}
