import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useRef } from 'react';
import {
  Button,
  Card,
  Chips,
  Link,
  type MenuItem,
  Page,
  TextArea,
  toast,
  useAddressPart,
  useGo,
  useIsPhone,
  When,
} from '#kit';
import { OfferedText, SaveWords, useAutosave } from '#saving';
import { call, errorWords, GoalField, Loaded, read, refresh } from '#web-api';
import { TAG_CHARS_MAX, TAGS_MAX, TAKEAWAY_CHARS_MAX } from '../../library/limits.ts';
import type { KeepView } from '../../library/schema.ts';
import { pageWords } from '../../pdf/limits.ts';
import { minutesWords } from '../../stream/rules.ts';
import { MarkedText } from '../highlights/marked-text.tsx';
import { MachineReading } from '../machine/machine-reading.tsx';
import { PdfPages } from '../pdf/pdf-pages.tsx';
import { ReadingRow } from '../reader/reading-row.tsx';
import { KeptTexts, useTextWays } from './kept-texts.tsx';
import { library } from './library-again.ts';
import { showKept } from './use-keeping.ts';
import './library.css';

const FETCHING_MS = 1_500;

interface KeepPageProps {
  /** How foreign text is shown safely is known elsewhere. */
  text: (html: string, language?: string) => ReactNode;
}

/** `/library/$keepId`: what one took from it, and its text as it was when it was kept. */
export function KeepPage({ text }: KeepPageProps) {
  const keepId = useAddressPart('keepId');
  const query = useQuery({
    ...read<KeepView>(`/keeps/${encodeURIComponent(keepId)}`),
    refetchInterval: ({ state }) => (state.data?.isFetching ? FETCHING_MS : false),
  });
  const loaded = (
    <Loaded query={query} lines={10} label="Loading what you keep">
      {(keep) => <Kept key={keep.id} keep={keep} text={text} />}
    </Loaded>
  );
  if (query.data !== undefined) return loaded;
  return (
    <Page title="Something you keep" above={<Link href="/library">Library</Link>}>
      {loaded}
    </Page>
  );
}

function Kept({ keep, text }: KeepPageProps & { keep: KeepView }) {
  const remove = useRemoval(keep);
  const textWays = useTextWays(keep);
  const isPhone = useIsPhone();
  const said = useRef<HTMLElement>(null);
  const removal: MenuItem = {
    id: 'remove',
    label: 'Remove',
    tone: 'danger',
    startsGroup: true,
    onPress: () => void remove(),
  };
  const row = (ways: readonly MenuItem[]) => (
    <ReadingRow more={[...textWays, ...ways, removal]}>
      {keep.url && (
        <Link href={keep.url} look="button">
          Open the page
        </Link>
      )}
      <Button onPress={() => said.current?.querySelector('textarea')?.focus()}>Takeaway</Button>
    </ReadingRow>
  );
  const form = <Said key="said" keep={keep} place={said} />;
  const words = (
    <KeptText
      key="text"
      keep={keep}
      text={text}
      row={isPhone ? row : undefined}
      textWays={isPhone ? [] : textWays}
    />
  );
  return (
    <Page
      title={keep.title || 'Untitled'}
      width="reading"
      above={<Link href="/library">Library</Link>}
      lede={<About keep={keep} />}
      actions={
        !isPhone && (
          <>
            {keep.url && (
              <Link href={keep.url} look="button">
                Open the page
              </Link>
            )}
            <Button tone="plain" onPress={() => void remove()}>
              Remove
            </Button>
          </>
        )
      }
    >
      <Gone keep={keep} again={textWays.find(({ id }) => id === 'again')} />
      {/* On a phone the text comes first; their keys keep what is being written when it is turned. */}
      {isPhone ? [words, form] : [form, words]}
    </Page>
  );
}

interface GoneProps {
  keep: KeepView;
  again: MenuItem | undefined;
}

/** Says since when its address leads nowhere, and where it may still be read; it may be there again. */
function Gone({ keep: { url, goneSince, goneWhy, html, isFetching }, again }: GoneProps) {
  if (goneSince === null || url === null) return null;
  return (
    <Card tone="warn">
      <div className="keep-gone">
        <p>
          It may be gone from the web (<When at={goneSince} />
          ): {goneWhy}{' '}
          {html === '' ? 'No text of it is kept.' : 'The text that you keep stays here.'}{' '}
          <Link href={`https://web.archive.org/web/${url}`}>Look for it in the Web Archive</Link>
        </p>
        {again && (
          <Button size="s" isBusy={isFetching} onPress={() => again.onPress?.()}>
            Look again now
          </Button>
        )}
      </div>
    </Card>
  );
}

interface KeptTextProps extends KeepPageProps {
  keep: KeepView;
  row: ((ways: readonly MenuItem[]) => ReactNode) | undefined;
  textWays: readonly MenuItem[];
}

/** Its text with what is marked in it. */
function KeptText({ keep, text, row, textWays }: KeptTextProps) {
  const path = `/keeps/${keep.id}`;
  return (
    <section className="keep-text" aria-labelledby="keep-text">
      <KeptTexts keep={keep} items={textWays} />
      {keep.html === '' && row?.([])}
      {keep.html === '' && !keep.isFetching && !keep.problem && <p>There was no text of it.</p>}
      {(keep.html !== '' || keep.highlights.length > 0) && (
        <MarkedText
          of={keep}
          highlights={keep.highlights}
          readAt={path}
          markAt={`${path}/highlights`}
          around={(marked) => (
            <MachineReading
              at={path}
              version={String(keep.textAt)}
              isEmpty={keep.html === ''}
              row={keep.html === '' ? undefined : row}
              original={marked}
              text={text}
            />
          )}
        >
          {keep.pages !== null && keep.html !== '' && (
            <PdfPages keep={keep} count={keep.pages} text={text} />
          )}
          {keep.pages === null && keep.html !== '' && text(keep.html)}
        </MarkedText>
      )}
    </section>
  );
}

function About({ keep }: { keep: KeepView }) {
  const minutes = minutesWords(keep.words);
  const isDatedByFile = keep.pages !== null && keep.entryId === null;
  return (
    <>
      {keep.author && keep.author !== keep.source && `${keep.author}, `}
      {keep.source}
      {keep.publishedAt !== null && (
        <>
          {isDatedByFile ? ', made ' : ', published '}
          <When at={keep.publishedAt} />
          {isDatedByFile && ' as the file says'}
        </>
      )}
      {minutes && `, ${minutes}`}
      {keep.pages !== null && `, ${pageWords(keep.pages)}`}
      {', kept '}
      <When at={keep.createdAt} />
      {keep.entryId !== null && (
        <>
          {' · '}
          <Link href={`/entries/${keep.entryId}`}>In the stream</Link>
        </>
      )}
    </>
  );
}

type SaidForm = Pick<KeepView, 'takeaway' | 'tags' | 'goalId'>;

/** What one says of it, saved while one writes. */
function Said({ keep, place }: { keep: KeepView; place: RefObject<HTMLElement | null> }) {
  const client = useQueryClient();
  const saidOf = ({ takeaway, tags, goalId }: KeepView): SaidForm => ({ takeaway, tags, goalId });
  const saved = useAutosave<SaidForm>({
    kind: 'keep',
    id: keep.id,
    initial: saidOf(keep),
    updatedAt: keep.updatedAt,
    look: async () => saidOf(await call<KeepView>('GET', `/keeps/${keep.id}`)),
    send: async (_, fields) => {
      await call('PATCH', `/keeps/${keep.id}`, fields);
      void library.changed(client, new Map([[keep.id, fields]]));
      return keep.id;
    },
  });
  const { form, change, save } = saved;
  return (
    <section ref={place} className="keep-form" aria-label="What you say of it">
      {saved.offered && (
        <OfferedText what="takeaway" onTake={saved.takeOffered} onForget={saved.forgetOffered} />
      )}
      <TextArea
        label="What do you take from it?"
        isRequired={false}
        value={form.takeaway}
        onChange={(text) => change({ takeaway: text })}
        lengthMax={TAKEAWAY_CHARS_MAX}
        error={save.fields.takeaway}
      />
      <GoalField
        label="For a goal"
        none="No goal"
        goalId={form.goalId}
        onChange={(id) => change({ goalId: id })}
      />
      <Chips
        label="Tags"
        addLabel="Add a tag"
        value={form.tags}
        onChange={(next) => change({ tags: [...next] })}
        countMax={TAGS_MAX}
        lengthMax={TAG_CHARS_MAX}
      />
      {save.error && Object.keys(save.fields).length === 0 && <p role="alert">{save.error}</p>}
      <SaveWords save={save} />
    </section>
  );
}

/** Takes it away, back to the library, with a way back. */
function useRemoval(keep: KeepView) {
  const client = useQueryClient();
  const go = useGo();
  const again = (keepId: number | null) => {
    showKept(client, keep.entryId, keepId);
    if (keep.entryId !== null) void refresh(client, `/entries/${keep.entryId}/highlights`);
  };
  const sayWhy = (error: unknown) => void toast(errorWords(error).message, { tone: 'danger' });
  return async () => {
    try {
      await call('DELETE', `/keeps/${keep.id}`);
    } catch (error) {
      return sayWhy(error);
    }
    go('/library');
    again(null);
    const taken = await library.without(client, [keep.id]);
    const back = async () => {
      await call('POST', `/keeps/${keep.id}/restore`);
      again(keep.id);
      await library.back(client, taken);
    };
    toast(`Removed “${keep.title || 'Untitled'}”`, { undo: () => void back().catch(sayWhy) });
  };
}
