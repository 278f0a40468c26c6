import { useState } from 'react';
import { Button, TextArea } from '#kit';

interface PieceWordsProps {
  label: string;
  text: string;
  onDone: (text: string) => void;
  onCancel: () => void;
}

/** Other words for one piece of a kit. */
export function PieceWords({ label, text: was, onDone, onCancel }: PieceWordsProps) {
  const [text, setText] = useState(was);
  return (
    <div className="kit-piece-words">
      <TextArea label={label} lines={2} value={text} onChange={setText} autoFocus />
      <div className="kit-actions">
        <Button size="s" tone="primary" onPress={() => onDone(text)}>
          Use these words
        </Button>
        <Button size="s" tone="plain" onPress={onCancel}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
