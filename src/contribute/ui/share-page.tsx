import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import {
  Button,
  Card,
  Checkbox,
  EmptyState,
  ErrorPanel,
  Link,
  Page,
  RadioGroup,
  TextArea,
  TextField,
  toast,
  useAddressPart,
  useAddressValue,
  useGo,
} from '#kit';
import { call, errorWords, Loaded, read, refresh } from '#web-api';
import type { Mention } from '../redaction/rules.ts';
import type { SharedVersion } from '../redaction/share-version.ts';
import { WIDER } from './audiences.ts';
import { leftIn, outgoing, type Source, UNTOUCHED, type Version } from './version.ts';
import './contribute.css';

interface Previewing {
  /** A text as others will read it. */
  preview: (text: string) => ReactNode;
}

/** `/notes/$noteId/share`: from a private note to what others read, name by name. */
export function SharePage({ preview }: Previewing) {
  const noteId = useAddressPart('noteId');
  const query = useQuery(read<Source>(`/notes/${encodeURIComponent(noteId)}/mentions`));
  return (
    <Page
      title="Share a version"
      above={<Link href={`/notes/${noteId}`}>The note</Link>}
      lede="The note itself stays private. What others get is a text of its own: look at what is in it before it goes out."
      width="full"
    >
      <Loaded query={query} lines={8} label="Reading the note">
        {(source) => <Redaction key={noteId} noteId={noteId} source={source} preview={preview} />}
      </Loaded>
    </Page>
  );
}

function Redaction({ noteId, source, preview }: Previewing & { noteId: string; source: Source }) {
  const [version, setVersion] = useState<Version>(UNTOUCHED);
  const [asked] = useAddressValue('for');
  const [audience, setAudience] = useState(WIDER.find(({ value }) => value === asked)?.value);
  const send = useSending(noteId);
  const goesOut = outgoing(source, version);
  const left = leftIn(source, version);
  return (
    <div className="share">
      <section className="share-names" aria-labelledby="share-names-title">
        <h2 id="share-names-title">Who and what is named</h2>
        <Mentions mentions={source.mentions} version={version} onChange={setVersion} />
      </section>
      <section className="share-text" aria-labelledby="share-text-title">
        <h2 id="share-text-title">What goes out</h2>
        <TextField
          label="Title"
          value={goesOut.title}
          onChange={(title) => setVersion({ ...version, edited: { ...goesOut, title } })}
          lengthMax={300}
        />
        <TextArea
          label="Text"
          lines={12}
          value={goesOut.text}
          onChange={(text) => setVersion({ ...version, edited: { ...goesOut, text } })}
        />
        <details className="share-preview">
          <summary>As others will read it</summary>
          {preview(goesOut.text)}
        </details>
        {version.edited !== null && (
          <p className="share-edited">
            You changed it by hand; names are no longer replaced by themselves.{' '}
            <Button size="s" onPress={() => setVersion({ ...version, edited: null })}>
              Begin again from the note
            </Button>
          </p>
        )}
        {left.length > 0 && (
          <Card tone="warn" title="Still named">
            <p>{`${left.join(', ')}: in the text, and not said to have agreed.`}</p>
          </Card>
        )}
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
            isDisabled={audience === undefined || goesOut.text.trim() === ''}
            isBusy={send.isPending}
            onPress={() => audience && send.mutate({ ...goesOut, audience })}
          >
            Share this version
          </Button>
          <Link href={`/notes/${noteId}`} look="button">
            Keep it to myself
          </Link>
        </div>
      </section>
    </div>
  );
}

interface MentionsProps {
  mentions: readonly Mention[];
  version: Version;
  onChange: (version: Version) => void;
}

function Mentions({ mentions, version, onChange }: MentionsProps) {
  if (mentions.length === 0) {
    return (
      <EmptyState title="Nobody found">
        No name of your people, no address and no number stands in this note. Somebody may still be
        known by what is told of them: read it once as they would.
      </EmptyState>
    );
  }
  const agree = (text: string, isAgreed: boolean) => {
    const agreed = new Set(version.agreed);
    if (isAgreed) agreed.add(text);
    else agreed.delete(text);
    onChange({ ...version, agreed });
  };
  const say = (text: string, words: string) =>
    onChange({ ...version, instead: new Map(version.instead).set(text, words) });
  return (
    <>
      <p>
        Each is replaced unless you say that it may stay. Somebody may also be known by what is told
        of them: read it once as they would.
      </p>
      <ul className="share-mentions">
        {mentions.map((mention) => {
          const isAgreed = version.agreed.has(mention.text);
          return (
            <li key={mention.text}>
              <span className="share-mention">
                <b>{mention.kind === 'image' ? 'An image' : mention.text}</b>
                {mention.count > 1 && <span>{`${mention.count} times`}</span>}
              </span>
              <TextField
                label={`Instead of ${mention.text}`}
                isLabelHidden
                value={version.instead.get(mention.text) ?? mention.instead}
                onChange={(words) => say(mention.text, words)}
                placeholder="left out"
                isDisabled={isAgreed || version.edited !== null}
              />
              <Checkbox
                label={mention.kind === 'person' ? 'Has agreed to be named' : 'May stay'}
                isChecked={isAgreed}
                onChange={(checked) => agree(mention.text, checked)}
                isDisabled={version.edited !== null}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

function useSending(noteId: string) {
  const client = useQueryClient();
  const go = useGo();
  const draftKey = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (version: Omit<SharedVersion, 'draftKey'>) =>
      call<{ id: number }>('POST', `/notes/${noteId}/versions`, {
        ...version,
        draftKey: draftKey.current,
      }),
    onSuccess: ({ id }) => {
      void refresh(client, '/notes');
      toast('Shared. The note it came from stays private.', {
        undo: () => void call('PATCH', `/notes/${id}`, { audience: 'me' }),
      });
      go(`/notes/${id}`);
    },
  });
}
