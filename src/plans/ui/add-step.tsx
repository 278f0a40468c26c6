import { useRef, useState } from 'react';
import { Button, TextField } from '#kit';
import { ApiError, call } from '#web-api';
import { STEP_CHARS_MAX } from '../steps/limits.ts';
import type { StepView } from '../steps/schema.ts';
import { newDraftKey } from './draft-key.ts';
import { planPath, useSayAdded } from './use-steps.ts';

interface AddStepProps {
  goalId: number;
  /** Opens what more can be said of the step that was just added. */
  onDetails: (step: StepView) => void;
}

/** One field and Enter make a step; the field stays for the next one. */
export function AddStep({ goalId, onDetails }: AddStepProps) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const key = useRef(newDraftKey());
  const field = useRef<HTMLInputElement>(null);
  const sayAdded = useSayAdded(goalId);
  const add = async (isDetailed: boolean) => {
    if (text.trim() === '') {
      setError('Write what to do.');
      field.current?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const form = { text, draftKey: key.current };
      const step = await call<StepView>('POST', planPath(goalId), form);
      key.current = newDraftKey();
      setText('');
      sayAdded([step], `Added: ${step.text}`);
      if (isDetailed) onDetails(step);
      else field.current?.focus();
    } catch (thrown) {
      setError(thrown instanceof ApiError ? thrown.message : 'That was not added. Try again.');
    }
    setBusy(false);
  };
  return (
    <form
      className="step-add"
      aria-label="Add a step"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void add(false);
      }}
    >
      <TextField
        ref={field}
        label="Next step"
        name="step"
        value={text}
        onChange={setText}
        lengthMax={STEP_CHARS_MAX}
        placeholder="Ask Mara how she runs her reviews"
        error={error}
      />
      <div className="step-add-actions">
        <Button type="submit" tone="primary" isBusy={isBusy}>
          Add
        </Button>
        <Button tone="plain" onPress={() => void add(true)} aria-haspopup="dialog">
          Add with details
        </Button>
      </div>
    </form>
  );
}
