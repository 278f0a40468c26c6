import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, TextField } from '#kit';
import { ApiError, call, refresh } from '#web-api';
import { LIST_NAME_CHARS_MAX } from '../lists/limits.ts';
import type { ListView } from '../lists/schema.ts';

export interface NewListFormProps {
  /** With a filter, the list fills itself with whoever fits. */
  filter?: Readonly<Record<string, string>> | undefined;
  onMade: (list: ListView) => void;
  onClose: () => void;
}

/** A name for some of one's people. A name that is there already gives the list that has it. */
export function NewListForm({ filter, onMade, onClose }: NewListFormProps) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [error, setError] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    try {
      const list = await call<ListView>('POST', '/lists', { name, filter: filter ?? null });
      await refresh(client, '/lists');
      onMade(list);
    } catch (failed) {
      if (!(failed instanceof ApiError)) throw failed;
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form
      error={error?.fields ? undefined : error?.message}
      onSubmit={() => void make()}
      actions={
        <>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            Make the list
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <TextField
        label="Name"
        description={
          filter
            ? 'Whoever fits this search is on it, also whoever comes later.'
            : 'Only you see it.'
        }
        value={name}
        onChange={setName}
        error={error?.fields?.name}
        lengthMax={LIST_NAME_CHARS_MAX}
        isRequired
        autoFocus
      />
    </Form>
  );
}
