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
import { ApiError, call, errorWords, Loaded, read, refresh } from '#web-api';
import { type Decision, outgoing, type Words } from '../redaction/outgoing-rules.ts';
import type { GoingOut } from '../redaction/schema.ts';
import type { SharedVersion } from '../redaction/share-version.ts';
import { isMostlyUncased } from '../redaction/uncased-rules.ts';
import { WIDER } from './audiences.ts';
import { ByHand, GoesOut } from './going-out.tsx';
import { decisionOf, SubjectList } from './subject-list.tsx';
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

type Decided = ReadonlyMap<string, Decision>;

function Redaction({ noteId, first, preview }: Previewing & { noteId: string; first: GoingOut }) {
  const [source, setSource] = useState(first);
  const [decided, setDecided] = useState<Decided>(new Map());
  const [isByHand, setByHand] = useState(false);
  const whole = new Map(source.subjects.map((one) => [one.key, decisionOf(one, decided)]));
  const words = outgoing(source, source.subjects, whole);
  const look = useMutation({
    mutationFn: (changed: Words) => call<GoingOut>('POST', `/notes/${noteId}/mentions`, changed),
    onSuccess: (seen) => {
      setSource(seen);
      setByHand(false);
    },
  });
  return (
    <div className="share">
      <section className="share-names" aria-labelledby="share-names-title">
        <h2 id="share-names-title">Who and what is named</h2>
        <SubjectList
          subjects={source.subjects}
          isUncased={isMostlyUncased(`${source.title}\n${source.text}`)}
          decided={decided}
          isDisabled={isByHand}
          onDecide={(key, decision) => setDecided(new Map(decided).set(key, decision))}
        />
      </section>
      <section className="share-text" aria-labelledby="share-text-title">
        <h2 id="share-text-title">What goes out</h2>
        {isByHand ? (
          <ByHand
            words={words}
            isBusy={look.isPending}
            onDone={look.mutate}
            onLeave={() => setByHand(false)}
          />
        ) : (
          <>
            <GoesOut words={words} stays={source.stays} preview={preview} />
            <div>
              <Button onPress={() => setByHand(true)}>Change the words by hand</Button>
            </div>
            <Sending
              noteId={noteId}
              words={words}
              named={saidOf(source, whole)}
              onFound={() => look.mutate(words)}
            />
          </>
        )}
        {look.error && <ErrorPanel {...errorWords(look.error)} />}
      </section>
    </div>
  );
}

/** What the server is told of each: how it is written where it stays, else what stands there instead. */
function saidOf({ subjects }: GoingOut, decided: Decided): NonNullable<SharedVersion['named']> {
  return subjects.map((subject) => {
    const { choice, instead } = decisionOf(subject, decided);
    const { name, personId, spellings } = subject;
    const words = choice === 'replace' ? [instead ?? subject.instead] : spellings;
    return { name, personId, choice, words };
  });
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
      if (error instanceof ApiError && error.fields?.named !== undefined) onFound();
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
