import { type ChangeEvent, useId, useRef, useState } from 'react';
import { Card, ErrorPanel } from '#kit';
import { call } from '#web-api';
import type { KitPreview } from '../kits/schema.ts';
import { newDraftKey } from './draft-key.ts';
import { type OpenedKit, TakePreview } from './take-preview.tsx';

const FILE_BYTES_MAX = 1_500_000;

/** A file, what it would make, and then the making. */
export function TakeKit() {
  const [opened, setOpened] = useState<OpenedKit | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (file: File) => {
    setProblem(null);
    setOpened(null);
    try {
      if (file.size > FILE_BYTES_MAX) throw new Error('The file is too large for a starter kit.');
      const kit = parsed(await file.text());
      const preview = await call<KitPreview>('POST', '/kits/preview', { kit });
      setOpened({ kit, preview, draftKey: newDraftKey() });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The file could not be read.');
    }
  };
  return (
    <Card title="Take in a starter kit">
      <div className="kit-stack">
        <p className="kit-soft">
          Choose the file that somebody gave you. You see what it would make before anything is
          made, leave out and reword what you like, and can take all of it back.
        </p>
        <FileChoice onFile={(file) => void open(file)} />
        {problem !== null && (
          <ErrorPanel message={problem} whatToDo="Ask for the file again, or choose another." />
        )}
        {opened && (
          <TakePreview key={opened.draftKey} opened={opened} onDone={() => setOpened(null)} />
        )}
      </div>
    </Card>
  );
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below, for both.
  }
  throw new Error('This is no starter kit of Kith.');
}

function FileChoice({ onFile }: { onFile: (file: File) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) onFile(file);
    // The same file again is a choice too.
    if (input.current) input.current.value = '';
  };
  return (
    <div className="kit-file">
      <label className="field-label" htmlFor={id}>
        The file
      </label>
      <input ref={input} id={id} type="file" accept=".json,application/json" onChange={take} />
    </div>
  );
}
