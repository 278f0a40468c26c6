import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import {
  Button,
  ErrorPanel,
  Link,
  Page,
  RadioGroup,
  toast,
  useAddressPart,
  useAddressValue,
  useGo,
} from '#kit';
import { call, errorWords, Loaded, read, refresh } from '#web-api';
import { outgoing, type Words } from '../redaction/outgoing-rules.ts';
import type { GoingOut } from '../redaction/schema.ts';
import type { SharedVersion } from '../redaction/share-version.ts';
import { WIDER } from './audiences.ts';
import { ByHand, GoesOut } from './going-out.tsx';
import { isUndecided, LookThrough } from './look-through.tsx';
import './contribute.css';

interface Previewing {
  /** A text as others will read it. */
  preview: (text: string) => ReactNode;
}

/** `/notes/$noteId/share`: from a private note to what others read, name by name. */
export function SharePage({ preview }: Previewing) {
  const noteId = useAddressPart('noteId');
  const query = useQuery({
    ...read<GoingOut>(`/notes/${encodeURIComponent(noteId)}/mentions`),
    // What was decided holds for these words: they do not change under the writer's hands.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page
      title="Share a version"
      above={<Link href={`/notes/${noteId}`}>The note</Link>}
      lede="The note itself stays as private as it is. What others get is a text of its own: look at what is in it before it goes out."
      width="full"
    >
      <Loaded query={query} lines={8} label="Reading the note">
        {(source) => <Redaction key={noteId} noteId={noteId} first={source} preview={preview} />}
      </Loaded>
    </Page>
  );
}

function Redaction({ noteId, first, preview }: Previewing & { noteId: string; first: GoingOut }) {
  return (
    <LookThrough<GoingOut, Words>
      first={first}
      path={`/notes/${noteId}/mentions`}
      textOf={({ title, text }) => `${title}\n${text}`}
      wordsOf={(seen, decisions) => outgoing(seen, seen.subjects, decisions)}
      byHand={(props) => <ByHand {...props} />}
      preview={({ seen, words }) => <GoesOut words={words} stays={seen.stays} preview={preview} />}
      sending={({ words, named, onFound }) => (
        <Sending noteId={noteId} words={words} named={named} onFound={onFound} />
      )}
    />
  );
}

interface SendingProps {
  noteId: string;
  words: Words;
  named: NonNullable<SharedVersion['named']>;
  /** The server has found somebody in the words of whom nothing is decided. */
  onFound: () => void;
}

function Sending({ noteId, words, named, onFound }: SendingProps) {
  const [asked] = useAddressValue('for');
  const [audience, setAudience] = useState(WIDER.find(({ value }) => value === asked)?.value);
  const send = useSending(noteId, onFound);
  return (
    <>
      <RadioGroup
        label="Who may read it?"
        choices={WIDER}
        value={audience ?? null}
        onChange={setAudience}
      />
      {send.error && <ErrorPanel {...errorWords(send.error)} />}
      <div className="share-actions">
        <Button
          tone="primary"
          isDisabled={audience === undefined || words.text.trim() === ''}
          isBusy={send.isPending}
          onPress={() => audience && send.mutate({ ...words, named, audience })}
        >
          Share this version
        </Button>
        <Link href={`/notes/${noteId}`} look="button">
          Keep it to myself
        </Link>
      </div>
    </>
  );
}

function useSending(noteId: string, onFound: () => void) {
  const client = useQueryClient();
  const go = useGo();
  const draftKey = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (version: Omit<SharedVersion, 'draftKey'>) =>
      call<{ id: number }>('POST', `/notes/${noteId}/versions`, {
        ...version,
        draftKey: draftKey.current,
      }),
    onError: (error) => {
      if (isUndecided(error)) onFound();
    },
    onSuccess: ({ id }) => {
      void refresh(client, '/notes');
      toast('Shared. The note it came from stays private.', {
        undo: () => void call('PATCH', `/notes/${id}`, { audience: 'me' }),
      });
      go(`/notes/${id}?view=read`);
    },
  });
}
