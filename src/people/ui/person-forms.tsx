import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, Dialog, Form, Select, TextArea, TextField } from '#kit';
import { call, refresh, useFormSending } from '#web-api';
import {
  CARD_FIELDS,
  FIELD_BYTES_MAX,
  FIELD_TITLES,
  FIELDS,
  type Field,
  PERSON_NAME_CHARS_MAX,
} from '../directory/limits.ts';
import type { PersonView } from '../directory/schema.ts';

export interface PersonDialogProps {
  person: PersonView;
  isOpen: boolean;
  onClose: () => void;
}

/** The name to show; names from elsewhere stay known. */
export function RenamePerson(props: PersonDialogProps) {
  return (
    <Dialog title="Change the name" isOpen={props.isOpen} onClose={props.onClose} size="s">
      <RenameForm {...props} />
    </Dialog>
  );
}

function RenameForm({ person, onClose }: PersonDialogProps) {
  const [name, setName] = useState(person.name);
  const { send, errors, isBusy } = useSend(onClose);
  return (
    <SmallForm
      action="Save"
      isBusy={isBusy}
      error={errors.form}
      onClose={onClose}
      onSubmit={() => send(() => call('PATCH', `/people/${person.id}`, { name }))}
    >
      <TextField
        label="Name"
        description="Shown instead of the names found elsewhere, which stay below."
        value={name}
        onChange={setName}
        error={errors.name}
        lengthMax={PERSON_NAME_CHARS_MAX}
        isRequired
      />
    </SmallForm>
  );
}

/** One more value, typed by hand. */
export function AddValue(props: PersonDialogProps) {
  return (
    <Dialog title="Write something down" isOpen={props.isOpen} onClose={props.onClose} size="s">
      <AddValueForm {...props} />
    </Dialog>
  );
}

const CHOICES = FIELDS.filter((field) => !CARD_FIELDS.includes(field)).map((value) => ({
  value,
  label: FIELD_TITLES[value],
}));

function AddValueForm({ person, onClose }: PersonDialogProps) {
  const [field, setField] = useState<Field>('site');
  const [value, setValue] = useState('');
  const { send, errors, isBusy } = useSend(onClose);
  const Control = field === 'bio' || field === 'note' ? TextArea : TextField;
  return (
    <SmallForm
      action="Save"
      isBusy={isBusy}
      error={errors.form}
      onClose={onClose}
      onSubmit={() => send(() => call('POST', `/people/${person.id}/fields`, { field, value }))}
    >
      <Select label="What" value={field} onChange={setField} choices={CHOICES} />
      <Control
        label={FIELD_TITLES[field]}
        description="Would you show them this? Keep it to facts."
        value={value}
        onChange={setValue}
        error={errors.value}
        lengthMax={FIELD_BYTES_MAX}
        isRequired
      />
    </SmallForm>
  );
}

interface SmallFormProps {
  action: string;
  isBusy: boolean;
  error: string | undefined;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

function SmallForm({ action, isBusy, error, onSubmit, onClose, children }: SmallFormProps) {
  return (
    <Form
      error={error}
      onSubmit={onSubmit}
      actions={
        <>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {action}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      {children}
    </Form>
  );
}

/** Sends, has everything about people read again, and closes; a refusal stays with the field it is about. */
export function useSend(onDone: () => void) {
  const client = useQueryClient();
  const { send, ...state } = useFormSending();
  const sendAndClose = (work: () => Promise<unknown>) =>
    void send(async () => {
      await work();
      await refresh(client, '/people');
      onDone();
    });
  return { send: sendAndClose, ...state };
}
