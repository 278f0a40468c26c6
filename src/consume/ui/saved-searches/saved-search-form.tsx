import { useState } from 'react';
import { Button, Dialog, Form, TextField } from '#kit';
import { errorWords } from '#web-api';
import { NAME_CHARS_MAX } from '../../saved-searches/limits.ts';
import { QUERY_CHARS_MAX } from '../../search/limits.ts';
import type { SavedForm } from './use-saved-searches.ts';

interface SavedSearchFormProps {
  title: string;
  first: SavedForm;
  /** Without it the search itself stays as it is. */
  isSearchAsked?: boolean;
  /** Throws what is refused. */
  onSave: (form: SavedForm) => Promise<void>;
  onClose: () => void;
}

/** The name of a saved search, and what it looks for. */
export function SavedSearchForm({
  title,
  first,
  isSearchAsked = false,
  onSave,
  onClose,
}: SavedSearchFormProps) {
  const [name, setName] = useState(first.name);
  const [q, setQ] = useState(first.q);
  const [error, setError] = useState<string>();
  const isEmpty = name.trim() === '' || q.trim() === '';
  const save = async () => {
    try {
      await onSave({ name, q });
      onClose();
    } catch (refused) {
      setError(errorWords(refused).message);
    }
  };
  return (
    <Dialog title={title} size="s" isOpen onClose={onClose}>
      <Form
        label={title}
        error={error}
        onSubmit={() => {
          if (!isEmpty) void save();
        }}
        actions={
          <Button type="submit" tone="primary" isDisabled={isEmpty}>
            Save
          </Button>
        }
      >
        <TextField label="Name" value={name} onChange={setName} lengthMax={NAME_CHARS_MAX} />
        {isSearchAsked && (
          <TextField
            label="What it looks for"
            description="Words, “phrases”, person:name, -not: as on the page of search."
            value={q}
            onChange={setQ}
            lengthMax={QUERY_CHARS_MAX}
          />
        )}
      </Form>
    </Dialog>
  );
}
