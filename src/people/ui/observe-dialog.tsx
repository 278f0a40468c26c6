import { useState } from 'react';
import { todayHere } from '#days';
import { Button, DateField, Dialog, RadioGroup, TextArea } from '#kit';
import { errorWords, GoalField, StillHere, useUnsent } from '#web-api';
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
        <GoalField
          label="For a goal"
          none="None in particular"
          isRequired={false}
          goalId={form.goalId}
          onChange={(goalId) => change({ goalId })}
        />
      </div>
    </Dialog>
  );
}
