import { useState } from 'react';
import { Button, Checkbox, Dialog, Form, TextField, toast, useGo } from '#kit';
import { call } from '#web-api';
import { PERSON_NAME_CHARS_MAX } from '../directory/limits.ts';
import type { PersonView } from '../directory/schema.ts';
import { type PersonDialogProps, useSend } from './person-forms.tsx';
import { splitChoices } from './split-choices.ts';
import { useUndoChanges } from './use-undo-changes.ts';

/** Some of what is known belongs to somebody else: it goes to a new person. */
export function SplitPerson(props: PersonDialogProps) {
  return (
    <Dialog title={`Take ${props.person.name} apart`} isOpen={props.isOpen} onClose={props.onClose}>
      <SplitForm {...props} />
    </Dialog>
  );
}

function SplitForm({ person, onClose }: PersonDialogProps) {
  const [name, setName] = useState('');
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const choices = splitChoices(person.fields);
  const { send, errors, isBusy } = useSend(onClose);
  const undo = useUndoChanges();
  const go = useGo();
  const toggle = (label: string) => {
    const next = new Set(taken);
    if (!next.delete(label)) next.add(label);
    setTaken(next);
  };
  const split = () =>
    send(async () => {
      const values = choices.flatMap(({ label, values: one }) => (taken.has(label) ? one : []));
      const made = await call<PersonView & { changeId: number }>(
        'POST',
        `/people/${person.id}/split`,
        { name, values },
      );
      toast(`${made.name} is a person of their own`, { undo: () => undo([made.changeId]) });
      go(`/people/${made.id}`);
    });
  return (
    <Form
      error={errors.form ?? errors.values}
      onSubmit={split}
      actions={
        <>
          <Button type="submit" tone="primary" isBusy={isBusy} isDisabled={taken.size === 0}>
            Take apart
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <TextField
        label="Who is the other person?"
        value={name}
        onChange={setName}
        error={errors.name}
        lengthMax={PERSON_NAME_CHARS_MAX}
        isRequired
      />
      <fieldset className="split-values">
        <legend>What belongs to them?</legend>
        {choices.map(({ label }) => (
          <Checkbox
            key={label}
            label={label}
            isChecked={taken.has(label)}
            onChange={() => toggle(label)}
          />
        ))}
      </fieldset>
      <p>
        Sources go with the address of their feed. What you decided, planned and wrote stays with{' '}
        {person.name}, since only you know whom it meant.
      </p>
    </Form>
  );
}
