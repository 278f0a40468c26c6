import { Chips } from '#kit';
import { GoalField } from '#web-api';
import { TAG_CHARS_MAX, TAGS_MAX } from '../../notes/limits.ts';
import type { NoteDraft } from './note-draft.ts';

interface NoteDetailsProps extends Pick<NoteDraft, 'goalId' | 'tags'> {
  onChange: (fields: Partial<NoteDraft>) => void;
  errors: Readonly<Record<string, string>>;
}

/** What a note is for and about. */
export function NoteDetails({ goalId, tags, onChange, errors }: NoteDetailsProps) {
  return (
    <>
      <GoalField
        label="For the goal"
        none="No goal"
        goalId={goalId}
        onChange={(goal) => onChange({ goalId: goal })}
      />
      <Chips
        label="Tags"
        addLabel="Add a tag"
        isRequired={false}
        value={tags}
        onChange={(now) => onChange({ tags: now })}
        countMax={TAGS_MAX}
        lengthMax={TAG_CHARS_MAX}
        error={errors.tags}
      />
    </>
  );
}
