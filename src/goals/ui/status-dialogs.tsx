import { useState } from 'react';
import { Button, Dialog, TextArea } from '#kit';
import type { GoalView, StatusForm } from '../schema.ts';

interface StatusDialogProps {
  goal: GoalView;
  onClose: () => void;
  /** Moves the goal on; it can be undone. */
  move: (form: StatusForm) => void;
}

/** Parking: why it rests, if one wants to say. */
export function ParkDialog({ onClose, move }: StatusDialogProps) {
  const [reason, setReason] = useState('');
  const park = () => {
    onClose();
    move({ status: 'parked', reason });
  };
  return (
    <Dialog
      title="Let this goal rest"
      isOpen
      onClose={onClose}
      size="s"
      actions={
        <Button tone="primary" onPress={park}>
          Park it
        </Button>
      }
    >
      <TextArea
        label="Why does it rest?"
        description="For you, when you come back to it. Everything stays as it is."
        isRequired={false}
        value={reason}
        onChange={setReason}
        placeholder="The move to the new office comes first"
      />
    </Dialog>
  );
}

/** Meeting: what shows it, beside what one wanted to see. */
export function MetDialog({ goal, onClose, move }: StatusDialogProps) {
  const [evidence, setEvidence] = useState('');
  const meet = () => {
    onClose();
    move({ status: 'met', evidence });
  };
  const wanted = goal.evidence.split('\n').filter((line) => line.trim() !== '');
  return (
    <Dialog
      title="This goal is met"
      isOpen
      onClose={onClose}
      size="s"
      actions={
        <Button tone="primary" onPress={meet}>
          Mark as met
        </Button>
      }
    >
      {wanted.length > 0 && (
        <div className="met-wanted">
          <p>You wanted to see:</p>
          <ul>
            {wanted.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <TextArea
        label="What shows that you can do it?"
        description="What happened, and when. It stays with the goal."
        isRequired={false}
        value={evidence}
        onChange={setEvidence}
      />
    </Dialog>
  );
}
