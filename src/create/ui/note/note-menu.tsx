import { Button, Menu, toast, useGo } from '#kit';
import type { SavedForm } from '#saving';
import { call, errorWords } from '#web-api';
import type { NoteDraft } from './note-draft.ts';
import { download, noteFile } from './note-file.ts';

interface NoteMenuProps {
  saved: SavedForm<NoteDraft>;
  id: number;
  onHistory: () => void;
}

/** What is done with a note as a whole, once what was written is saved. */
export function NoteMenu({ saved, id, onHistory }: NoteMenuProps) {
  const go = useGo();
  const formNow = () => saved.state.get().form;
  const finishThen = async (run: () => void) => {
    if ((await saved.finish()) !== null) run();
    else toast('It is not saved yet. Try again once it is.', { tone: 'danger' });
  };
  const remove = async () => {
    await saved.finish();
    try {
      await call('DELETE', `/notes/${id}`);
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
      return;
    }
    saved.autosave.abandon();
    go('/notes');
    toast(`Removed: ${formNow().title.trim().slice(0, 60) || 'the note'}`, {
      undo: () => void restore(),
    });
  };
  const restore = async () => {
    try {
      await call('POST', `/notes/${id}/restore`);
      go(`/notes/${id}`);
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
  };
  return (
    <>
      <Button onPress={() => void finishThen(() => go(`/notes/${id}?view=read`))}>Read</Button>
      <Menu
        label="More"
        items={[
          { id: 'history', label: 'Earlier versions', onPress: () => void finishThen(onHistory) },
          {
            id: 'file',
            label: 'Download as Markdown',
            onPress: () => download(noteFile(formNow())),
          },
          {
            id: 'remove',
            label: 'Remove the note',
            tone: 'danger',
            startsGroup: true,
            onPress: () => void remove(),
          },
        ]}
      />
    </>
  );
}
