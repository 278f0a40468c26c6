import { useRef, useState } from 'react';
import { Button, ErrorPanel, type ErrorPanelProps, useDropped } from '#kit';
import { call, errorWords } from '#web-api';
import { FILE_NAME_CHARS_MAX, LIST_BYTES_MAX } from '../../imports/limits.ts';
import type { LibraryImportView } from '../../imports/schema.ts';
import { IMPORTS_PATH } from './import-queries.ts';

const MAX_WORDS = `${LIST_BYTES_MAX / 1024 / 1024} MB`;
const ACCEPTED = '.html,.htm,.csv,.json,.jsonld,.zip';
/** A list of 40 MB is sent and read in this time, also on a small machine. */
const READ_TIMEOUT_MS = 5 * 60_000;

/** The one entrance: a file dropped or chosen. Its kind is found out. */
export function ImportEntrance({ onRead }: { onRead: (view: LibraryImportView) => void }) {
  const { isReading, problem, send } = useSending(onRead);
  const input = useRef<HTMLInputElement>(null);
  const isOver = useDropped(([file]) => send(file));
  return (
    <div className="library-entrance">
      <div className="library-drop" data-over={isOver || undefined}>
        <p className="library-drop-words">
          {isOver ? 'Let go to read it' : 'Drop an exported file anywhere on this page, or'}
        </p>
        <Button tone="primary" isBusy={isReading} onPress={() => input.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="File with pages"
          accept={ACCEPTED}
          onChange={(event) => {
            send(event.target.files?.[0]);
            // So that the same file, put right, can be chosen again.
            event.target.value = '';
          }}
        />
        <p className="library-soft">
          A .html, .csv, .json or .zip file, up to {MAX_WORDS}. You see everything before it is
          kept.
        </p>
      </div>
      <p role="status" className="library-reading">
        {isReading && 'Reading your list.'}
      </p>
      {problem && <ErrorPanel {...problem} />}
    </div>
  );
}

function useSending(onRead: (view: LibraryImportView) => void) {
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<ErrorPanelProps | null>(null);
  const send = async (file: File | undefined) => {
    if (!file || isReading) return;
    setProblem(null);
    if (file.size > LIST_BYTES_MAX)
      return setProblem({
        message: `This is more than ${MAX_WORDS}.`,
        whatToDo: 'Bring it in a part at a time.',
      });
    setReading(true);
    try {
      onRead(await sent(file));
    } catch (error) {
      setProblem(errorWords(error));
    }
    setReading(false);
  };
  return { isReading, problem, send: (file: File | undefined) => void send(file) };
}

async function sent(file: File): Promise<LibraryImportView> {
  const asked = new URLSearchParams({ name: file.name.slice(0, FILE_NAME_CHARS_MAX) });
  // Read before it is sent: a file that is gone would look like a broken network.
  const content = new Blob([await file.arrayBuffer()], { type: 'application/octet-stream' });
  return call('POST', `${IMPORTS_PATH}?${asked}`, content, { timeoutMs: READ_TIMEOUT_MS });
}
