import { Chips } from '#kit';
import { TAG_CHARS_MAX, TAGS_MAX } from '../../notes/limits.ts';
import { GoalSelect } from '../goal-select.tsx';
import type { NoteDraft } from './note-draft.ts';

interface NoteDetailsProps {
  form: NoteDraft;
  onChange: (fields: Partial<NoteDraft>) => void;
  errors: Readonly<Record<string, string>>;
}

/** What a note is for and about. */
export function NoteDetails({ form, onChange, errors }: NoteDetailsProps) {
  return (
    <>
      <GoalSelect
        label="For the goal"
        none="No goal"
        goalId={form.goalId}
        onChange={(goalId) => onChange({ goalId })}
      />
      <Chips
        label="Tags"
        addLabel="Add a tag"
        isRequired={false}
        value={form.tags}
        onChange={(tags) => onChange({ tags })}
        countMax={TAGS_MAX}
        lengthMax={TAG_CHARS_MAX}
        error={errors.tags}
      />
    </>
  );
}
