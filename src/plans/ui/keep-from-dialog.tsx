import { useState } from 'react';
import { Button, Dialog, Form, TextArea, TextField, toast } from '#kit';
import { call, sayNotDone } from '#web-api';
import type { KeepForm, KeptView } from '../shelf/schema.ts';
import { STEP_CHARS_MAX } from '../steps/limits.ts';
import { shelfPath, useShelfAgain } from './use-shelf.ts';

export interface Keeping {
  kind: KeepForm['kind'];
  id: number;
  title: string;
}

interface KeepFromDialogProps {
  goalId: number;
  keeping: Keeping;
  onClose: () => void;
}

/** What one takes from how somebody got there, and a step that follows from it. */
export function KeepFromDialog({ goalId, keeping, onClose }: KeepFromDialogProps) {
  const again = useShelfAgain(goalId);
  const [takeaway, setTakeaway] = useState('');
  const [step, setStep] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const form = { kind: keeping.kind, id: keeping.id, takeaway, step: step.trim() || null };
      const kept = await call<KeptView>('POST', `${shelfPath(goalId)}/kept`, form);
      toast(`Kept from: ${kept.title}`, {
        undo: () => void call('DELETE', `/kept-paths/${kept.id}`).catch(sayNotDone).then(again),
      });
      void again();
      onClose();
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : 'That was not kept.');
      setBusy(false);
    }
  };
  return (
    <Dialog title={`Keep from “${keeping.title}”`} isOpen onClose={onClose}>
      <Form
        label="Keep"
        onSubmit={() => void keep()}
        error={error}
        actions={
          <>
            <Button type="submit" tone="primary" isBusy={isBusy}>
              Keep
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </>
        }
      >
        <TextArea
          label="What I take from it"
          description="In your own words."
          isRequired={false}
          value={takeaway}
          onChange={setTakeaway}
        />
        <TextField
          label="A step for my plan"
          description="With this address, and whoever wrote it."
          isRequired={false}
          value={step}
          onChange={setStep}
          lengthMax={STEP_CHARS_MAX}
        />
      </Form>
    </Dialog>
  );
}
