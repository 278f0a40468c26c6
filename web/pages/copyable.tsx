import { useId, useRef } from 'react';
import { Button, toast } from '../kit/index.ts';

export interface CopyableProps {
  label: string;
  text: string;
}

/** Text to take elsewhere: selected when it is focused, copied with a button. */
export function Copyable({ label, text }: CopyableProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current?.select();
    try {
      // Only there over https and on this machine.
      await navigator.clipboard.writeText(text);
      toast('Copied');
    } catch {
      toast('It is selected: copy it with your keyboard.');
    }
  };
  return (
    <div className="copyable">
      <label htmlFor={id}>{label}</label>
      <div className="copyable-line">
        <input
          id={id}
          ref={field}
          className="input"
          value={text}
          readOnly
          spellCheck={false}
          onFocus={(event) => event.target.select()}
        />
        <Button onPress={() => void copy()}>Copy</Button>
      </div>
    </div>
  );
}
