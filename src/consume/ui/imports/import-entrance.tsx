import { DropPlace, FileChooser, useSending } from '#imports';
import { ErrorPanel, useDropped } from '#kit';
import { LIST_BYTES_MAX } from '../../imports/limits.ts';
import type { LibraryImportView } from '../../imports/schema.ts';
import { IMPORTS } from './import-queries.ts';

const MAX_WORDS = `${LIST_BYTES_MAX / 1024 / 1024} MB`;
const ACCEPTED = '.html,.htm,.csv,.json,.jsonld,.xml,.zip';
/** A list of 40 MB is sent and read in this time, also on a small machine. */
const READ_TIMEOUT_MS = 5 * 60_000;

/** The one entrance: a file dropped or chosen. Its kind is found out. */
export function ImportEntrance({ onRead }: { onRead: (view: LibraryImportView) => void }) {
  const { reading, problem, refuse, sendFile } = useSending({
    path: IMPORTS.path,
    bytesMax: LIST_BYTES_MAX,
    whatToDo: {
      large: 'Bring it in a part at a time.',
      unreadable: 'If it is a folder, open it and choose the file inside; else choose it again.',
    },
    timeoutMs: READ_TIMEOUT_MS,
    onRead,
  });
  const takeFiles = ([file, more]: readonly File[]) => {
    if (more) refuse('Only one file can be read at a time.', 'Choose one after the other.');
    else if (file) sendFile(file, file.name);
  };
  const isOver = useDropped(takeFiles);
  return (
    <div className="library-entrance">
      <DropPlace
        isOver={isOver}
        words="Drop an exported file anywhere on this page, or"
        about={`A .html, .csv, .json, .xml or .zip file, up to ${MAX_WORDS}. You see everything before it is kept.`}
      >
        <FileChooser
          label="File with pages"
          accept={ACCEPTED}
          isBusy={reading !== null}
          onFiles={takeFiles}
        />
      </DropPlace>
      <p role="status" className="library-reading">
        {reading !== null && 'Reading your list.'}
      </p>
      {problem && <ErrorPanel {...problem} />}
    </div>
  );
}
