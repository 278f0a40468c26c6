import { useState } from 'react';
import { DropPlace, FileChooser, useSending } from '#imports';
import { ErrorPanel, useDropped } from '#kit';
import type { VaultImportView } from '../../vaults/imports/schema.ts';
import { VAULT_BYTES_MAX } from '../../vaults/limits.ts';
import { packFolder, TooLarge } from './pack-folder.ts';
import { VAULTS } from './vault-queries.ts';

const MAX_WORDS = `${VAULT_BYTES_MAX / 1024 / 1024} MB`;
const ACCEPTED = '.zip,.enex,.md,.markdown';
/** A vault of 100 MB is sent and read in this time, also on a small machine. */
const READ_TIMEOUT_MS = 10 * 60_000;

/** The one entrance: a file dropped or chosen, or a folder. Its kind is found out. */
export function VaultEntrance({ onRead }: { onRead: (view: VaultImportView) => void }) {
  const { reading, problem, refuse, tooLarge, send, sendFile } = useSending({
    path: VAULTS.path,
    bytesMax: VAULT_BYTES_MAX,
    whatToDo: {
      large: 'Bring in a part of the folders, and then the others.',
      unreadable: 'Choose it again; a folder is chosen with “Choose a folder”.',
    },
    timeoutMs: READ_TIMEOUT_MS,
    onRead,
  });
  const [isFolder, setFolder] = useState(false);
  const takeFiles = ([file, more]: readonly File[]) => {
    if (more)
      refuse(
        'Only one file can be read at a time.',
        'Choose the folder they are in, or one after the other.',
      );
    else if (file) {
      setFolder(false);
      sendFile(file, file.name);
    }
  };
  const takeFolder = (files: readonly File[]) => {
    const [name = 'folder'] = files[0]?.webkitRelativePath.split('/') ?? [];
    const packed = () =>
      packFolder(files).catch((error) => {
        throw error instanceof TooLarge ? tooLarge() : error;
      });
    if (files.length === 0) return;
    setFolder(true);
    send(name, packed);
  };
  const isOver = useDropped(takeFiles);
  return (
    <div className="vault-entrance">
      <DropPlace
        isOver={isOver}
        words="Drop an exported file anywhere on this page, or"
        about={`A .zip, .enex or .md file, or a folder, up to ${MAX_WORDS}. You see everything before it is kept.`}
      >
        <FileChooser
          label="File with notes"
          accept={ACCEPTED}
          isBusy={reading !== null && !isFolder}
          onFiles={takeFiles}
        />
        <FileChooser
          words="Choose a folder"
          label="Folder with notes"
          tone="quiet"
          isBusy={reading !== null && isFolder}
          onFiles={takeFolder}
        />
      </DropPlace>
      <p role="status" className="vault-reading">
        {reading !== null && 'Reading your notes. Thousands of them take a while.'}
      </p>
      {problem && <ErrorPanel {...problem} />}
    </div>
  );
}
