import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Button, Select, TextArea, TextField } from '#kit';
import { OfferedText, SaveWords, useAutosave } from '#saving';
import { call, keyOf, Loaded, read, refresh } from '#web-api';
import { TITLE_CHARS_MAX } from '../notes/limits.ts';
import type { NoteView } from '../notes/schema.ts';

interface NoteDraft {
  title: string;
  text: string;
  goalId: number | null;
}

/** What a list and an editor need to know of a note to remove it. */
export type RemovedNote = Pick<NoteView, 'id' | 'title'>;

interface EditorProps {
  onRemove: (note: RemovedNote) => void;
  onClose: () => void;
}

/** A note that is there: read anew each time, because an editor must begin with what the server has now. */
export function OpenNote({ noteId, ...props }: EditorProps & { noteId: string }) {
  const path = `/notes/${encodeURIComponent(noteId)}`;
  const query = useQuery({
    queryKey: [...keyOf(path), 'form'],
    queryFn: ({ signal }) => call<NoteView>('GET', path, undefined, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={query} lines={8} label="Loading the note">
      {(note) => <NoteEditor {...props} note={note} />}
    </Loaded>
  );
}

const EMPTY: NoteDraft = { title: '', text: '', goalId: null };

interface NoteEditorProps extends EditorProps {
  /** `null` for a new one. */
  note: NoteView | null;
  /** The server has started the note. */
  onStarted?: ((noteId: number) => void) | undefined;
}

/** Title, text and goal of a note. Saves itself while one writes. */
export function NoteEditor({ note, onStarted, onRemove, onClose }: NoteEditorProps) {
  const saved = useSavedNote(note, onStarted);
  const { form, change, save } = saved;
  const remove = async () => {
    const id = (await saved.finish()) ?? save.id;
    saved.abandon();
    if (id === null) onClose();
    else onRemove({ id, title: form.title });
  };
  return (
    <section className="note-editor" aria-label={form.title.trim() || 'New note'}>
      <div className="note-editor-bar">
        <span className="note-editor-back">
          <Button tone="plain" onPress={onClose}>
            Back to the list
          </Button>
        </span>
        <SaveWords save={save} />
        <Button tone="plain" onPress={() => void remove()}>
          Remove
        </Button>
      </div>
      {saved.offered && (
        <OfferedText what="note" onTake={saved.takeOffered} onForget={saved.forgetOffered} />
      )}
      <TextField
        label="Title"
        value={form.title}
        onChange={(title) => change({ title })}
        lengthMax={TITLE_CHARS_MAX}
        isRequired={false}
        error={save.fields.title}
        autoFocus={note === null}
      />
      <TextArea
        label="Text"
        description="Markdown is kept as you write it."
        lines={14}
        value={form.text}
        onChange={(text) => change({ text })}
        error={save.fields.text}
      />
      <GoalChoice goalId={form.goalId} onChange={(goalId) => change({ goalId })} />
      {save.error && Object.keys(save.fields).length === 0 && <p role="alert">{save.error}</p>}
    </section>
  );
}

function useSavedNote(note: NoteView | null, onStarted: NoteEditorProps['onStarted']) {
  const client = useQueryClient();
  const isHere = useRef(true);
  const refreshLists = () =>
    void client.invalidateQueries({ predicate: ({ queryKey }) => isList(queryKey) });
  // A list shows what was written here also when the last words are sent as the editor goes.
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      void refresh(client, '/notes');
    };
  }, [client]);
  return useAutosave<NoteDraft>({
    kind: 'note',
    id: note?.id ?? null,
    initial: note ? { title: note.title, text: note.text, goalId: note.goalId } : EMPTY,
    updatedAt: note?.updatedAt ?? 0,
    send: async (id, fields, draftKey) => {
      const answer =
        id === null
          ? await call<NoteView>('POST', '/notes', { ...fields, draftKey })
          : await call<NoteView>('PATCH', `/notes/${id}`, fields);
      refreshLists();
      // Who has gone elsewhere meanwhile is not called back.
      if (id === null && isHere.current) onStarted?.(answer.id);
      return answer.id;
    },
  });
}

/** `/notes` and `/notes?words=…`, not the note that is being written. */
const isList = (key: readonly unknown[]) =>
  key[0] === 'notes' && (key.length === 1 || String(key[1]).startsWith('?'));

interface GoalName {
  id: number;
  able: string;
  need: string;
}
const NO_GOAL = 'none';

function GoalChoice(props: { goalId: number | null; onChange: (goalId: number | null) => void }) {
  const query = useQuery(read<{ goals: GoalName[] }>('/goals'));
  const goals = query.data?.goals ?? [];
  if (goals.length === 0) return null;
  const isListed = goals.some((goal) => goal.id === props.goalId);
  return (
    <Select
      label="For the goal"
      isRequired={false}
      value={isListed ? String(props.goalId) : NO_GOAL}
      onChange={(value) => props.onChange(value === NO_GOAL ? null : Number(value))}
      choices={[
        { value: NO_GOAL, label: 'No goal' },
        ...goals.map((goal) => ({
          value: String(goal.id),
          label: goal.able || goal.need || 'Untitled goal',
        })),
      ]}
    />
  );
}
