import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Form, TextField, toast } from '#kit';
import { ApiError, call, refresh } from '#web-api';

const ADDRESS_CHARS_MAX = 2_000;

export interface FollowAddressProps {
  isOpen: boolean;
  onClose: () => void;
  /** Whose it is; left out, Kith finds out whose. */
  person?: { id: number; name: string } | undefined;
}

/** Following one address: a feed, or a site that has one. */
export function FollowAddress(props: FollowAddressProps) {
  const title = props.person ? `Follow a source of ${props.person.name}` : 'Follow an address';
  return (
    <Dialog title={title} isOpen={props.isOpen} onClose={props.onClose} size="s">
      <FollowForm {...props} />
    </Dialog>
  );
}

interface Followed {
  title: string;
  isNew: boolean;
}

function FollowForm({ person, onClose }: FollowAddressProps) {
  const client = useQueryClient();
  const [url, setUrl] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  /** The member had erased whoever is behind the address, and has been told so. */
  const [erased, setErased] = useState<string>();
  const follow = async () => {
    if (url.trim() === '') return setError('Give an address.');
    setBusy(true);
    try {
      const whose = person ? { personId: person.id } : {};
      const form = { url, ...whose, bringBack: erased !== undefined };
      const { title, isNew } = await call<Followed>('POST', '/sources', form);
      toast(isNew ? `Following ${title}` : `You follow ${title} already`);
      void refresh(client, '/sources');
      void refresh(client, '/people');
      onClose();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      if (failure.fields?.bringBack) setErased(failure.fields.bringBack);
      else setError(failure.fields?.url ?? failure.message);
      setBusy(false);
    }
  };
  return (
    <Form
      label="Follow an address"
      onSubmit={() => void follow()}
      actions={
        <>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {erased ? 'Follow, and bring them back' : 'Follow'}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <TextField
        label="Address"
        description="A feed, or a site that has one, such as https://name.example"
        type="url"
        value={url}
        onChange={(typed) => {
          setUrl(typed);
          setErased(undefined);
        }}
        error={error}
        lengthMax={ADDRESS_CHARS_MAX}
        isCode
        isRequired
        autoFocus
      />
      {erased && <p role="alert">{erased}</p>}
    </Form>
  );
}
