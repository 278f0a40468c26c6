import { type ReactNode, useState } from 'react';
import { Button, Checkbox } from '#kit';
import type { TakeChoices } from '../kits/schema.ts';
import { PieceWords } from './piece-words.tsx';

interface TakePieceProps {
  /** As the server names it: `step/3`. */
  name: string;
  /** What it is, where the list does not say it. */
  label?: string;
  text: string;
  /** What comes with it. */
  details?: readonly string[];
  aside?: ReactNode;
  /** It comes in any case. */
  isFixed?: boolean;
  /** Somebody, or something of others: it is called as it is called. */
  isNameOnly?: boolean;
  choices: TakeChoices;
  onChange: (choices: TakeChoices) => void;
}

/** One thing a kit would make: it comes, stays out, or comes in other words. */
export function TakePiece({ name, label, choices, onChange, ...piece }: TakePieceProps) {
  const [isWriting, setWriting] = useState(false);
  const { text: own, details = [], aside, isFixed = false, isNameOnly = false } = piece;
  const { [name]: mine, ...others } = choices.words;
  const text = mine ?? own;
  const isIn = !choices.leaveOut.includes(name);
  const reword = (words: string) => {
    setWriting(false);
    const isSame = words.trim() === '' || words.trim() === own;
    onChange({ ...choices, words: isSame ? others : { ...others, [name]: words.trim() } });
  };
  if (isWriting)
    return (
      <PieceWords
        label={label ? `${label}, in your words` : 'In your words'}
        text={text}
        onDone={reword}
        onCancel={() => setWriting(false)}
      />
    );
  const words = label ? `${label}: ${text}` : text;
  return (
    <div className="kit-piece-row" data-stays={!isIn || undefined}>
      {isFixed ? (
        <p className="kit-piece-fixed">{words}</p>
      ) : (
        <Checkbox
          label={words}
          description={details.join(' · ') || undefined}
          isChecked={isIn}
          onChange={(isOn) =>
            onChange({
              ...choices,
              leaveOut: isOn
                ? choices.leaveOut.filter((one) => one !== name)
                : [...choices.leaveOut, name],
            })
          }
        />
      )}
      {aside}
      {!isNameOnly && isIn && (
        <Button
          size="s"
          tone="plain"
          aria-label={text === '' ? `Write: ${label}` : `Other words for: ${text}`}
          onPress={() => setWriting(true)}
        >
          {text === '' ? 'Write' : 'Other words'}
        </Button>
      )}
    </div>
  );
}
