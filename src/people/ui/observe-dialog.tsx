import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { todayHere } from '#days';
import type { GoalView } from '#goals';
import { asHeading, Button, DateField, Dialog, RadioGroup, Select, TextArea } from '#kit';
import { errorWords, read, StillHere, useUnsent } from '#web-api';
import {
  OBSERVATION_CHARS_MAX,
  OBSERVATION_KINDS,
  OBSERVATION_WORDS,
  type ObservationKind,
} from '../assessments/limits.ts';
import type { ObservationView } from '../assessments/schema.ts';

export interface Observed {
  kind: ObservationKind;
  day: string;
  words: string;
  goalId: number | null;
}

interface ObserveDialogProps {
  person: { id: number; name: string };
  /** What is being changed; a new one when left out. */
  observed?: ObservationView | undefined;
  /** For what a new one is, as far as that is clear. */
  goalId?: number | undefined;
  onKeep: (observed: Observed) => Promise<void>;
  onClose: () => void;
}

const NO_GOAL = 'none';

/** What somebody did, on which day, in one's own words. */
export function ObserveDialog({ person, observed, goalId, onKeep, onClose }: ObserveDialogProps) {
  const unsent = useUnsent<Observed>(`observe ${person.id} ${observed?.id ?? ''}`, () => ({
    kind: observed?.kind ?? 'kept-promise',
    day: observed?.day ?? todayHere(),
    words: observed?.words ?? '',
    goalId: observed ? (observed.goal?.id ?? null) : (goalId ?? null),
  }));
  const { form, change } = unsent;
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const needsWords = form.kind === 'other';
  const keep = async () => {
    if (needsWords && form.words.trim() === '') return setError('Say in a few words what you saw.');
    setBusy(true);
    try {
      await onKeep({ ...form, words: form.words.trim() });
      unsent.forget();
    } catch (refused) {
      setError(errorWords(refused).message);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={`What did you see ${person.name} do?`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button tone="primary" isBusy={isBusy} onPress={() => void keep()}>
            Keep
          </Button>
        </>
      }
    >
      <div className="observe-fields">
        <StillHere unsent={unsent} />
        <RadioGroup
          label="What was it?"
          value={form.kind}
          onChange={(kind) => change({ kind: kind as ObservationKind })}
          choices={OBSERVATION_KINDS.map((value) => ({ value, label: OBSERVATION_WORDS[value] }))}
        />
        <TextArea
          label="In your words"
          description="Would I show them this? Only you can read it. Write what happened rather than a verdict."
          isRequired={needsWords}
          error={error}
          value={form.words}
          onChange={(words) => {
            change({ words });
            setError(undefined);
          }}
          lengthMax={OBSERVATION_CHARS_MAX}
        />
        <DateField
          label="When"
          value={form.day}
          onChange={(day) => day && change({ day })}
          max={todayHere()}
        />
        <ForGoal value={form.goalId} onChange={(goalId) => change({ goalId })} />
      </div>
    </Dialog>
  );
}

function ForGoal({
  value,
  onChange,
}: {
  value: number | null;
  onChange: (goalId: number | null) => void;
}) {
  const { data } = useQuery(read<{ goals: GoalView[] }>('/goals'));
  const goals = data?.goals ?? [];
  if (goals.length === 0) return null;
  return (
    <Select
      label="For a goal"
      isRequired={false}
      value={value === null ? NO_GOAL : String(value)}
      onChange={(id) => onChange(id === NO_GOAL ? null : Number(id))}
      choices={[
        { value: NO_GOAL, label: 'None in particular' },
        ...goals.map((goal) => ({
          value: String(goal.id),
          label: asHeading(goal.able || goal.need || 'A goal without words yet'),
        })),
      ]}
    />
  );
}
