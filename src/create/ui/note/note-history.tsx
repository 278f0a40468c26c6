import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, EmptyState, toast, When } from '#kit';
import { type SavedForm, useAutosaved } from '#saving';
import { call, errorWords, Loaded, read } from '#web-api';
import type { NoteView, RevisionLine, RevisionView } from '../../notes/schema.ts';
import { CompareTexts } from '../editor/compare-texts.tsx';
import { draftOf, type NoteDraft } from './note-draft.ts';

interface NoteHistoryProps {
  noteId: number;
  note: SavedForm<NoteDraft>;
  onClose: () => void;
}

/** What a note was before: each earlier version beside what it is now, and the way back to it. */
export function NoteHistory({ noteId, note: written, onClose }: NoteHistoryProps) {
  const saved = useAutosaved(written);
  const path = `/notes/${noteId}/history`;
  const query = useQuery({ ...read<{ revisions: RevisionLine[] }>(path), staleTime: 0 });
  const [opened, setOpened] = useState<RevisionLine | null>(null);
  const restore = async (revision: RevisionLine) => {
    const { title, text } = saved.form;
    try {
      const note = await call<NoteView>('POST', `${path}/${revision.id}/restore`);
      saved.adopt({ form: draftOf(note), revision: note.revision });
      onClose();
      toast('The earlier version is back. What was there before is in the history.', {
        undo: () => saved.change({ title, text }),
      });
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
  };
  return (
    <Dialog
      title={opened ? 'An earlier version' : 'Earlier versions'}
      size="l"
      isOpen
      onClose={onClose}
      actions={
        opened && (
          <>
            <Button onPress={() => setOpened(null)}>Back to the list</Button>
            <Button tone="primary" onPress={() => void restore(opened)}>
              Bring this version back
            </Button>
          </>
        )
      }
    >
      {opened ? (
        <OneVersion path={`${path}/${opened.id}`} now={saved.form} />
      ) : (
        <Loaded query={query} lines={6} label="Loading the earlier versions">
          {({ revisions }) => <VersionList revisions={revisions} onOpen={setOpened} />}
        </Loaded>
      )}
    </Dialog>
  );
}

function VersionList(props: {
  revisions: readonly RevisionLine[];
  onOpen: (revision: RevisionLine) => void;
}) {
  if (props.revisions.length === 0) {
    return (
      <EmptyState title="No earlier versions yet">
        <p>When you go on writing another time, what the note was before is kept here.</p>
      </EmptyState>
    );
  }
  return (
    <ul className="note-versions">
      {props.revisions.map((revision) => (
        <li key={revision.id}>
          <span className="note-version-words">
            <span>
              Written <When at={revision.writtenAt} />
            </span>
            <span className="note-version-aside">
              {`${revision.title.trim() || 'No title'}, ${revision.chars.toLocaleString('en')} characters`}
            </span>
          </span>
          <Button size="s" onPress={() => props.onOpen(revision)}>
            Compare with now
          </Button>
        </li>
      ))}
    </ul>
  );
}

function OneVersion({ path, now }: { path: string; now: NoteDraft }) {
  const query = useQuery(read<RevisionView>(path));
  return (
    <Loaded query={query} lines={8} label="Loading the version">
      {(version) => (
        <>
          {version.title !== now.title && (
            <p>{`Its title was “${version.title.trim() || 'none'}”.`}</p>
          )}
          {version.text === now.text ? (
            <p>The text was the same as now.</p>
          ) : (
            <CompareTexts
              left={{ label: 'Then', text: version.text }}
              right={{ label: 'Now', text: now.text }}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
