import { type ReactNode, useRef } from 'react';
import { Button } from '#kit';

interface DropPlaceProps {
  /** Whether something is held over the page. */
  isOver: boolean;
  /** What to do when nothing is. */
  words: string;
  /** What is taken, and how much of it. */
  about: string;
  children: ReactNode;
}

/** Where a file comes in: dropped anywhere on the page, or chosen. */
export function DropPlace({ isOver, words, about, children }: DropPlaceProps) {
  return (
    <div className="import-drop" data-over={isOver || undefined}>
      <p className="import-drop-words">{isOver ? 'Let go to read it' : words}</p>
      <div className="import-drop-ways">{children}</div>
      <p className="import-soft">{about}</p>
    </div>
  );
}

interface FileChooserProps {
  label: string;
  isBusy: boolean;
  onFiles: (files: readonly File[]) => void;
  words?: string;
  tone?: 'primary' | 'quiet';
  /** Kinds of files; without them a whole folder is chosen. */
  accept?: string;
}

export function FileChooser({
  label,
  isBusy,
  onFiles,
  words = 'Choose a file',
  tone = 'primary',
  accept,
}: FileChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button tone={tone} isBusy={isBusy} onPress={() => input.current?.click()}>
        {words}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        {...(accept === undefined ? { webkitdirectory: '' } : { accept })}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // So that the same file, put right, can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
