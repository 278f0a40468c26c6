import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button, Form, TextField, toast } from '#kit';
import { ApiError, refresh } from '#web-api';
import { knownAddress } from '../discovery/known-rules.ts';
import { typedAddress } from '../discovery/typed-rules.ts';
import { FeedChoice } from './feed-choice.tsx';

const ADDRESS_CHARS_MAX = 2_000;

export interface Followed {
  title: string;
  isNew: boolean;
}

export interface FollowFormProps {
  label: string;
  description: string;
  /** The address to begin with. */
  address?: string;
  /** What is said of an address where many publish. */
  placeWords?: string;
  /**
   * Follows it; `which` of the feeds of a known site, `bringBack` when the member had erased whoever
   * is behind it and wants them back.
   */
  follow: (form: { url: string; which?: string; bringBack: boolean }) => Promise<Followed>;
  /** What is read again afterwards. */
  changes: readonly string[];
  onClose: () => void;
}

/** Asks for one address and follows it. */
export function FollowForm(props: FollowFormProps) {
  const { onClose } = props;
  const client = useQueryClient();
  const [url, setUrl] = useState(props.address ?? '');
  const [which, setWhich] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  /** The member had erased whoever is behind the address, and has been told so. */
  const [erased, setErased] = useState<string>();
  const known = useMemo(() => knownTyped(url), [url]);
  const follow = async () => {
    if (url.trim() === '') return setError('Give an address.');
    setBusy(true);
    try {
      const bringBack = erased !== undefined;
      const form = { url, bringBack, ...(which === null ? {} : { which }) };
      const { title, isNew } = await props.follow(form);
      toast(isNew ? `Following ${title}` : `You follow ${title} already`);
      for (const path of props.changes) void refresh(client, path);
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
      label={props.label}
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
        description={props.description}
        type="url"
        value={url}
        onChange={(typed) => {
          setUrl(typed);
          setErased(undefined);
          setWhich(null);
          setError(undefined);
        }}
        error={error}
        lengthMax={ADDRESS_CHARS_MAX}
        isCode
        isRequired
        autoFocus
      />
      {known && (
        <FeedChoice
          // Said at the field already once it was sent.
          known={error === undefined ? known : { ...known, none: null }}
          chosen={which}
          onChoose={setWhich}
          placeWords={props.placeWords}
        />
      )}
      {erased && <p role="alert">{erased}</p>}
    </Form>
  );
}

/** As the server will take it: without "https://" it is meant with that. */
function knownTyped(text: string) {
  const typed = typedAddress(text);
  return knownAddress(/^https?:/i.test(typed) ? typed : `https://${typed}`);
}
