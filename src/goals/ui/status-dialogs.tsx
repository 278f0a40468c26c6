import { type ReactNode, useState } from 'react';
import { Button, Checkbox, Dialog, LinePicks, TextArea } from '#kit';
import { TEXT_CHARS_MAX, WHAT_SHOWS_IT, WHY_IT_RESTS } from '../limits.ts';
import type { GoalView, StatusForm } from '../schema.ts';
import { PARK_REASONS } from './park-reasons.ts';

interface StatusDialogProps {
  goal: GoalView;
  onClose: () => void;
  /** Moves the goal on; it can be undone. */
  move: (form: StatusForm) => void;
}

/** Parking: why it rests. A usual reason is one press, own words are as good. */
export function ParkDialog({ goal, onClose, move }: StatusDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <SayingDialog
      title={goal.status === 'parked' ? 'Why this goal rests' : 'Let this goal rest'}
      act={goal.status === 'parked' ? 'Keep this reason' : 'Park it'}
      text={reason}
      whatIsMissing={WHY_IT_RESTS}
      onClose={onClose}
      onDone={() => move({ status: 'parked', reason })}
    >
      {(error) => (
        <>
          <LinePicks
            legend="Usual reasons"
            lines={PARK_REASONS}
            text={reason}
            onChange={setReason}
          />
          <TextArea
            label="Why does it rest?"
            description="For you, when you come back to it. Everything stays as it is."
            lines={2}
            value={reason}
            onChange={setReason}
            error={error}
            lengthMax={TEXT_CHARS_MAX}
          />
        </>
      )}
    </SayingDialog>
  );
}

/** Meeting: what one wanted to see is ticked, and what happened is told. */
export function MetDialog({ goal, onClose, move }: StatusDialogProps) {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const [words, setWords] = useState('');
  const wanted = linesOf(goal.evidence);
  const evidence = [...wanted.filter((line) => seen.includes(line)), words].join('\n').trim();
  return (
    <SayingDialog
      title="This goal is met"
      act={goal.status === 'met' ? 'Keep it' : 'Mark as met'}
      text={evidence}
      whatIsMissing={WHAT_SHOWS_IT}
      onClose={onClose}
      onDone={() => move({ status: 'met', evidence })}
    >
      {(error) => (
        <>
          {wanted.length > 0 && (
            <fieldset className="met-wanted">
              <legend>You wanted to see. Tick what you have seen:</legend>
              {wanted.map((line) => (
                <Checkbox
                  key={line}
                  label={line}
                  isChecked={seen.includes(line)}
                  onChange={(isSeen) =>
                    setSeen(isSeen ? [...seen, line] : seen.filter((one) => one !== line))
                  }
                />
              ))}
            </fieldset>
          )}
          <TextArea
            label="What shows that you can do it?"
            description={`What happened, and when. ${wanted.length > 0 ? 'Where a tick says it all, leave this out.' : 'It stays with the goal.'}`}
            lines={2}
            value={words}
            onChange={setWords}
            error={error}
            lengthMax={TEXT_CHARS_MAX / 2}
          />
        </>
      )}
    </SayingDialog>
  );
}

/** Each line once, as it was written. */
const linesOf = (evidence: string): string[] => [
  ...new Set(
    evidence
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

interface SayingDialogProps {
  title: string;
  /** What the button does. */
  act: string;
  text: string;
  whatIsMissing: string;
  onClose: () => void;
  onDone: () => void;
  children: (error: string | undefined) => ReactNode;
}

/** Something is said before it is done; without that, the field says what it waits for. */
function SayingDialog({
  text,
  whatIsMissing,
  onClose,
  onDone,
  children,
  ...words
}: SayingDialogProps) {
  const [isAsked, setAsked] = useState(false);
  const isSaid = text.trim() !== '';
  const act = () => {
    setAsked(true);
    if (!isSaid) return;
    onClose();
    onDone();
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      size="s"
      actions={
        <Button tone="primary" onPress={act}>
          {words.act}
        </Button>
      }
    >
      <div className="status-saying">
        {children(isAsked && !isSaid ? whatIsMissing : undefined)}
      </div>
    </Dialog>
  );
}
