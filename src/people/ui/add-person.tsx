import { useQueryClient } from '@tanstack/react-query';
import { Button, Dialog, Form, TextField } from '#kit';
import { call, refresh, StillHere, useFormSending, useUnsent } from '#web-api';
import { PERSON_NAME_CHARS_MAX } from '../directory/limits.ts';
import type { PersonView } from '../directory/schema.ts';

export interface AddPersonProps {
  isOpen: boolean;
  onClose: () => void;
  onAdded: (id: number) => void;
}

/** Adding someone by hand: a name is enough, an address helps. */
export function AddPerson(props: AddPersonProps) {
  return (
    <Dialog title="Add a person" isOpen={props.isOpen} onClose={props.onClose} size="s">
      <AddForm {...props} />
    </Dialog>
  );
}

const OPTIONAL = [
  { field: 'site', label: 'Site', description: 'Where they publish, such as https://name.example' },
  { field: 'fediverse', label: 'Fediverse account', description: 'Such as @name@example.social' },
  { field: 'email', label: 'Email', description: undefined },
] as const;
const EMPTY = { site: '', fediverse: '', email: '' };

function AddForm({ onClose, onAdded }: AddPersonProps) {
  const client = useQueryClient();
  const unsent = useUnsent('person', () => ({ name: '', ...EMPTY }));
  const { name, ...values } = unsent.form;
  const { send, errors, setErrors, isBusy } = useFormSending();

  const fields = OPTIONAL.flatMap(({ field }) => {
    const value = values[field].trim();
    return value === '' ? [] : [{ field, value }];
  });
  const submit = () => {
    if (name.trim() === '') return setErrors({ name: 'A person needs a name.' });
    const add = async () => {
      const { id } = await call<PersonView>('POST', '/people', { name, fields });
      void refresh(client, '/people');
      unsent.forget();
      onAdded(id);
    };
    void send(add, { isLeaving: true });
  };
  // The server counts only the fields that were filled in.
  const errorOf = (field: string) =>
    errors[`fields.${fields.findIndex((one) => one.field === field)}.value`];
  return (
    <Form
      label="Add a person"
      onSubmit={submit}
      error={errors.form}
      actions={
        <>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            Add
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <StillHere unsent={unsent} />
      <TextField
        label="Name"
        value={name}
        onChange={(words) => unsent.change({ name: words })}
        error={errors.name}
        lengthMax={PERSON_NAME_CHARS_MAX}
        isRequired
      />
      {OPTIONAL.map(({ field, label, description }) => (
        <TextField
          key={field}
          label={label}
          description={description}
          value={values[field]}
          onChange={(value) => unsent.change({ [field]: value })}
          error={errorOf(field)}
          isRequired={false}
          isCode
        />
      ))}
    </Form>
  );
}
