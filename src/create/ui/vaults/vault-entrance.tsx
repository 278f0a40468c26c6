import { useRef, useState } from 'react';
import { Button, ErrorPanel, type ErrorPanelProps, useDropped } from '#kit';
import { call, errorWords } from '#web-api';
import type { VaultImportView } from '../../vaults/imports/schema.ts';
import { VAULT_BYTES_MAX } from '../../vaults/limits.ts';
import { packFolder, TooLarge } from './pack-folder.ts';
import { VAULTS_PATH } from './vault-queries.ts';

const MEGABYTE = 1024 * 1024;
const MAX_WORDS = `${VAULT_BYTES_MAX / MEGABYTE} MB`;
const ACCEPTED = '.zip,.enex,.md,.markdown';
const NAME_CHARS_MAX = 200;
/** A vault of 100 MB is sent and read in this time, also on a small machine. */
const READ_TIMEOUT_MS = 10 * 60_000;

/** The one entrance: a file dropped or chosen, or a folder. Its kind is found out. */
export function VaultEntrance({ onRead }: { onRead: (view: VaultImportView) => void }) {
  const { reading, problem, sendFiles, sendFolder } = useSending(onRead);
  const isOver = useDropped(sendFiles);
  return (
    <div className="vault-entrance">
      <div className="vault-drop" data-over={isOver || undefined}>
        <p className="vault-drop-words">
          {isOver ? 'Let go to read it' : 'Drop an exported file anywhere on this page, or'}
        </p>
        <div className="vault-drop-ways">
          <Chooser
            words="Choose a file"
            label="File with notes"
            isBusy={reading === 'file'}
            isPrimary
            onFiles={sendFiles}
          />
          <Chooser
            words="Choose a folder"
            label="Folder with notes"
            isBusy={reading === 'folder'}
            isFolder
            onFiles={sendFolder}
          />
        </div>
        <p className="vault-soft">
          A .zip, .enex or .md file, or a folder, up to {MAX_WORDS}. You see everything before it is
          kept.
        </p>
      </div>
      <p role="status" className="vault-reading">
        {reading && 'Reading your notes. Thousands of them take a while.'}
      </p>
      {problem && <ErrorPanel {...problem} />}
    </div>
  );
}

interface ChooserProps {
  words: string;
  label: string;
  isBusy: boolean;
  isPrimary?: boolean;
  isFolder?: boolean;
  onFiles: (files: readonly File[]) => void;
}

function Chooser({ words, label, isBusy, isPrimary, isFolder, onFiles }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        tone={isPrimary ? 'primary' : 'quiet'}
        isBusy={isBusy}
        onPress={() => input.current?.click()}
      >
        {words}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        {...(isFolder ? { webkitdirectory: '' } : { accept: ACCEPTED })}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // So that the same file, put right, can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}

type Reading = 'file' | 'folder';

function useSending(onRead: (view: VaultImportView) => void) {
  const [reading, setReading] = useState<Reading | null>(null);
  const [problem, setProblem] = useState<ErrorPanelProps | null>(null);
  const send = async (kind: Reading, name: string, content: () => Promise<Blob>) => {
    if (reading !== null) return;
    setProblem(null);
    setReading(kind);
    try {
      onRead(await sent(name, await content()));
    } catch (error) {
      setProblem(problemOf(error));
    }
    setReading(null);
  };
  return {
    reading,
    problem,
    sendFiles: (files: readonly File[]) => {
      const [file, more] = files;
      if (more)
        setProblem({
          message: 'Only one file can be read at a time.',
          whatToDo: 'Choose the folder they are in, or one after the other.',
        });
      else if (file) void send('file', file.name, () => contentOf(file));
    },
    sendFolder: (files: readonly File[]) => {
      const [name = 'folder'] = files[0]?.webkitRelativePath.split('/') ?? [];
      if (files.length > 0) void send('folder', name, () => packFolder(files));
    },
  };
}

function sent(name: string, content: Blob): Promise<VaultImportView> {
  if (content.size > VAULT_BYTES_MAX) throw new TooLarge();
  const asked = new URLSearchParams({ name: name.slice(0, NAME_CHARS_MAX) });
  return call<VaultImportView>('POST', `${VAULTS_PATH}?${asked}`, content, {
    timeoutMs: READ_TIMEOUT_MS,
  });
}

/** Read before it is sent: a file that is gone would look like a broken network. */
const contentOf = async (file: File): Promise<Blob> =>
  new Blob([await file.arrayBuffer()], { type: 'application/octet-stream' });

function problemOf(error: unknown): ErrorPanelProps {
  if (error instanceof TooLarge)
    return {
      message: `This is more than ${MAX_WORDS}.`,
      whatToDo: 'Bring in a part of the folders, and then the others.',
    };
  if (error instanceof DOMException && error.name === 'NotReadableError')
    return {
      message: 'This cannot be read from your device.',
      whatToDo: 'Choose it again; a folder is chosen with “Choose a folder”.',
    };
  return errorWords(error);
}
