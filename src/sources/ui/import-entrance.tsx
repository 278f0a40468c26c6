import { useState } from 'react';
import { DropPlace, FileChooser, useSending } from '#imports';
import { Button, ErrorPanel, Form, TextArea, useDropped } from '#kit';
import type { ImportView } from '../imports/queries.ts';
import { fileBytesMax } from '../imports/readers/limits.ts';
import { usePasted } from './import-kept.ts';
import { IMPORTS } from './import-queries.ts';
import { PASTED } from './import-words.ts';

const MEGABYTE = 1024 * 1024;
const ACCEPTED =
  '.opml,.xml,.csv,.vcf,.json,.zip,.txt,.md,text/*,application/xml,application/json,application/zip';

/** On a phone the button pressed and what is wrong do not fit one screen. */
const showNow = (it: HTMLElement | null): void => it?.scrollIntoView({ block: 'nearest' });

/** The one entrance for everything: a file dropped or chosen, or text pasted. Its kind is found out. */
export function ImportEntrance({ onRead }: { onRead: (view: ImportView) => void }) {
  const [pasted, setPasted] = usePasted();
  const [isEmpty, setEmpty] = useState(false);
  const { reading, problem, sendFile, refuse } = useSending<ImportView>({
    path: IMPORTS.path,
    bytesMax: fileBytesMax,
    whatToDo: {
      large: 'Split it and bring in the parts, one after the other.',
      unreadable:
        'If it is a folder, open it and choose the file inside; else choose the file again.',
    },
    onRead: (view, name) => {
      if (name === PASTED) setPasted('');
      onRead(view);
    },
  });
  const takeFiles = (files: readonly File[]) => {
    const [file] = files;
    if (files.length > 1)
      refuse('Only one file can be read at a time.', 'Choose the first of them.');
    else if (file) sendFile(file, file.name);
  };
  const takeText = (text: string) => setPasted(pasted ? `${pasted.trimEnd()}\n${text}` : text);
  const isOver = useDropped(takeFiles, takeText);
  return (
    <div className="import-entrance">
      {problem && (
        <div className="import-problem" key={problem.message} ref={showNow}>
          <ErrorPanel {...problem} />
        </div>
      )}
      <DropPlace
        isOver={isOver}
        words="Drop a file anywhere on this page, or"
        about={`OPML, CSV, vCards or a ZIP archive, up to ${fileBytesMax / MEGABYTE} MB. You see everything before it is kept.`}
      >
        <FileChooser
          label="File to bring in"
          accept={ACCEPTED}
          isBusy={reading !== null && reading !== PASTED}
          onFiles={takeFiles}
        />
      </DropPlace>
      <Form
        label="Paste addresses"
        onSubmit={() => {
          setEmpty(pasted.trim() === '');
          if (pasted.trim() !== '') sendFile(new Blob([pasted]), PASTED);
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
    </div>
  );
}
