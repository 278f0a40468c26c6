import { useState } from 'react';
import { Button, Dialog, RadioGroup, TextArea } from '#kit';
import { OUTCOME_CHARS_MAX } from '../moves/limits.ts';
import type { Direction, MoveView } from '../moves/schema.ts';
import { moveWords } from './intents.ts';
import type { Outcome } from './settling.ts';

const DIRECTIONS: { value: Direction | 'unsaid'; label: string }[] = [
  { value: 'received', label: 'I received' },
  { value: 'given', label: 'I gave' },
  { value: 'both', label: 'Both' },
  { value: 'unsaid', label: 'Not said' },
];

interface SettleDialogProps {
  move: MoveView;
  onSettle: (outcome: Outcome) => void;
  onClose: () => void;
}

/** Done: asks what came of it. Nothing has to be said. */
export function SettleDialog({ move, onSettle, onClose }: SettleDialogProps) {
  const [outcome, setOutcome] = useState(move.outcome);
  const [direction, setDirection] = useState(move.direction);
  return (
    <Dialog
      title={moveWords({ ...move, state: 'done' })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Not yet</Button>
          <Button tone="primary" onPress={() => onSettle({ outcome: outcome.trim(), direction })}>
            {move.state === 'done' ? 'Save' : 'Done'}
          </Button>
        </>
      }
    >
      <div className="settle-fields">
        <TextArea
          label="What came of it?"
          description="What you learned, what you gave, what comes next. No answer is an outcome too."
          name="outcome"
          lines={4}
          isRequired={false}
          value={outcome}
          onChange={setOutcome}
          lengthMax={OUTCOME_CHARS_MAX}
        />
        <RadioGroup
          label="What passed between you?"
          name="direction"
          look="segments"
          value={direction ?? 'unsaid'}
          onChange={(value) => setDirection(value === 'unsaid' ? null : value)}
          choices={DIRECTIONS}
        />
      </div>
    </Dialog>
  );
}
