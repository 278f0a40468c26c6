import { useRef, useState } from 'react';
import { Button, ErrorPanel, type ErrorPanelProps, Form, TextArea, useDropped } from '#kit';
import { ApiError, call, errorWords } from '#web-api';
import type { ImportView } from '../imports/queries.ts';
import { fileBytesMax } from '../imports/readers/limits.ts';
import { usePasted } from './import-kept.ts';
import { IMPORTS_PATH } from './import-queries.ts';
import { PASTED } from './import-words.ts';

const MEGABYTE = 1024 * 1024;
const ACCEPTED =
  '.opml,.xml,.csv,.vcf,.json,.zip,.txt,.md,text/*,application/xml,application/json,application/zip';
const NAME_CHARS_MAX = 200;

/** The one entrance for everything: a file dropped or chosen, or text pasted. Its kind is found out. */
export function ImportEntrance({ onRead }: { onRead: (view: ImportView) => void }) {
  const [pasted, setPasted] = usePasted();
  const [isEmpty, setEmpty] = useState(false);
  const { reading, problem, send, refuse } = useSending((view, name) => {
    if (name === PASTED) setPasted('');
    onRead(view);
  });
  const takeFiles = (files: readonly File[]) => {
    const [file] = files;
    if (files.length > 1)
      refuse('Only one file can be read at a time.', 'Choose the first of them.');
    else if (file) void send(file, file.name);
  };
  const takeText = (text: string) => setPasted(pasted ? `${pasted.trimEnd()}\n${text}` : text);
  const isOver = useDropped(takeFiles, takeText);
  return (
    <div className="import-entrance">
      <div className="import-drop" data-over={isOver || undefined}>
        <p className="import-drop-words">
          {isOver ? 'Let go to read it' : 'Drop a file anywhere on this page, or'}
        </p>
        <FileButton isBusy={reading !== null && reading !== PASTED} onFiles={takeFiles} />
        <p className="import-soft">
          OPML, CSV, vCards or a ZIP archive, up to {fileBytesMax / MEGABYTE} MB. You see everything
          before it is kept.
        </p>
      </div>
      <Form
        label="Paste addresses"
        onSubmit={() => {
          setEmpty(pasted.trim() === '');
          if (pasted.trim() !== '') void send(new Blob([pasted]), PASTED);
        }}
        actions={
          <Button type="submit" isBusy={reading === PASTED}>
            Read what I pasted
          </Button>
        }
      >
        <TextArea
          label="Or paste addresses here"
          description="Websites, feeds, Mastodon accounts like @name@server; one on each line. The text of a file works too."
          value={pasted}
          onChange={(text) => {
            setPasted(text);
            setEmpty(false);
          }}
          lines={4}
          error={isEmpty ? 'There is nothing here yet. Paste at least one address.' : undefined}
        />
      </Form>
      <p role="status" className="visually-hidden">
        {reading && `Reading ${reading === PASTED ? 'what you pasted' : reading}`}
      </p>
      {problem && <ErrorPanel {...problem} />}
    </div>
  );
}

function FileButton({
  isBusy,
  onFiles,
}: {
  isBusy: boolean;
  onFiles: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button tone="primary" isBusy={isBusy} onPress={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label="File to bring in"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // So that the same file, put right, can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}

function useSending(onRead: (view: ImportView, name: string) => void) {
  const [reading, setReading] = useState<string | null>(null);
  const [problem, setProblem] = useState<ErrorPanelProps | null>(null);
  const refuse = (message: string, whatToDo: string) => setProblem({ message, whatToDo });
  const send = async (file: Blob, name: string): Promise<void> => {
    if (reading !== null) return;
    setProblem(null);
    if (file.size > fileBytesMax) {
      const size = Math.ceil(file.size / MEGABYTE);
      refuse(
        `This is ${size} MB; lists of up to ${fileBytesMax / MEGABYTE} MB can be read.`,
        'Split it and bring in the parts, one after the other.',
      );
      return;
    }
    setReading(name);
    try {
      const content = await contentOf(file);
      const asked = new URLSearchParams({ name: name.slice(0, NAME_CHARS_MAX) });
      const view = await call<ImportView>('POST', `${IMPORTS_PATH}?${asked}`, content);
      onRead(view, name);
    } catch (error) {
      const isRefused = error instanceof ApiError && error.status >= 400 && error.status < 500;
      setProblem({
        ...(error instanceof Unreadable ? error.words : errorWords(error)),
        onRetry: isRefused || error instanceof Unreadable ? undefined : () => void send(file, name),
      });
    }
    setReading(null);
  };
  return { reading, problem, send, refuse };
}

class Unreadable extends Error {
  readonly words = {
    message: 'This file cannot be read from your device.',
    whatToDo: 'If it is a folder, open it and choose the file inside; else choose the file again.',
  };
}

/** Read before it is sent: a folder, or a file that is gone, would look like a broken network. */
async function contentOf(file: Blob): Promise<Blob> {
  try {
    return new Blob([await file.arrayBuffer()], { type: 'application/octet-stream' });
  } catch {
    throw new Unreadable();
  }
}
