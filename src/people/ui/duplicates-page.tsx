import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  EmptyState,
  Link,
  List,
  Page,
  Tabs,
  toast,
  useAddressValue,
} from '#kit';
import { call, Loaded, read, refresh, sayNotDone } from '#web-api';
import { SETTLED_AT_ONCE_MAX } from '../duplicates/limits.ts';
import type { PairSide, PairsPage, PairView } from '../duplicates/schema.ts';
import { surenessWords } from './pair-words.ts';
import { useUndoChanges } from './use-undo-changes.ts';
import './directory.css';

const LOOK_AGAIN_MS = 2_000;
const SURENESS = {
  sure: { tone: 'good', words: 'Surely one person' },
  likely: { tone: 'accent', words: 'Likely one person' },
  perhaps: { tone: 'plain', words: 'Perhaps one person' },
} as const;

const keyOf = ({ a, b }: PairView): string => `${a.id}-${b.id}`;

/** `/people/duplicates`: who may be one person, side by side, with the reasons. */
export function DuplicatesPage() {
  const [tab, setTab] = useAddressValue('show');
  const state = tab === 'dismissed' ? 'dismissed' : 'open';
  return (
    <Page
      title="Possible duplicates"
      above={<Link href="/people">People</Link>}
      lede="Two records may be one person. You decide; everything can be undone for ninety days."
    >
      <Tabs
        label="Which"
        value={state}
        onChange={(id) => setTab(id === 'open' ? null : id)}
        tabs={[
          { id: 'open', label: 'To decide', content: () => <Pairs state="open" /> },
          { id: 'dismissed', label: 'Not the same', content: () => <Pairs state="dismissed" /> },
        ]}
      />
    </Page>
  );
}

function Pairs({ state }: { state: 'open' | 'dismissed' }) {
  const query = useQuery({
    ...read<PairsPage>(`/duplicates?state=${state}`),
    refetchInterval: (asked) => (asked.state.data?.isLooking ? LOOK_AGAIN_MS : false),
  });
  return (
    <Loaded query={query} lines={8} label="Looking for duplicates">
      {(page) => (state === 'open' ? <Open page={page} /> : <Dismissed page={page} />)}
    </Loaded>
  );
}

function Open({ page }: { page: PairsPage }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { merge, dismiss, isBusy } = useSettle();
  const picked = page.pairs.filter((pair) => chosen.has(keyOf(pair)));
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  if (page.pairs.length === 0)
    return page.isLooking ? (
      <p role="status">Your people are being looked through. This takes a moment.</p>
    ) : (
      <EmptyState title="Nobody is here twice">
        Kith looks again whenever something new is said of somebody, such as after an import.
      </EmptyState>
    );
  const shownSure = page.pairs.filter((pair) => pair.sureness === 'sure');
  return (
    <div className="pair">
      <div className="pair-deeds">
        <p role="status">
          {page.isLooking && 'Still looking. '}
          {`Pairs that may be one person: ${surenessWords(page.counts)}. What both have stands in bold.`}
        </p>
        {shownSure.length > 1 && (
          <Button
            size="s"
            onPress={() => setChosen(new Set(shownSure.map(keyOf)))}
            isDisabled={isBusy}
          >
            Choose the {shownSure.length} sure ones shown
          </Button>
        )}
        {picked.length > 0 && (
          <>
            <Button tone="primary" size="s" isBusy={isBusy} onPress={() => void merge(picked)}>
              Each of {picked.length} is one person
            </Button>
            <Button size="s" isBusy={isBusy} onPress={() => void dismiss(picked, true)}>
              None of {picked.length} is
            </Button>
          </>
        )}
      </div>
      <List items={page.pairs} keyOf={keyOf} look="plain" label="Pairs">
        {(pair) => (
          <PairCard
            pair={pair}
            choose={
              <Checkbox
                label={`Choose ${pair.a.name} and ${pair.b.name}`}
                isLabelHidden
                isChecked={chosen.has(keyOf(pair))}
                onChange={() => toggle(keyOf(pair))}
              />
            }
            deeds={
              <>
                <Button tone="primary" isBusy={isBusy} onPress={() => void merge([pair])}>
                  One person
                </Button>
                <Button isBusy={isBusy} onPress={() => void dismiss([pair], true)}>
                  Not the same
                </Button>
              </>
            }
          />
        )}
      </List>
      {page.next && <p>More are shown when these are decided.</p>}
    </div>
  );
}

function Dismissed({ page }: { page: PairsPage }) {
  const { dismiss, isBusy } = useSettle();
  if (page.pairs.length === 0)
    return (
      <EmptyState title="Nothing here yet">
        Pairs of which you say that they are not the same stay here, and are not proposed again.
      </EmptyState>
    );
  return (
    <List items={page.pairs} keyOf={keyOf} look="plain" label="Pairs that are not the same">
      {(pair) => (
        <PairCard
          pair={pair}
          deeds={
            <Button isBusy={isBusy} onPress={() => void dismiss([pair], false)}>
              Propose them again
            </Button>
          }
        />
      )}
    </List>
  );
}

interface PairCardProps {
  pair: PairView;
  choose?: React.ReactNode;
  deeds: React.ReactNode;
}

function PairCard({ pair, choose, deeds }: PairCardProps) {
  const { tone, words } = SURENESS[pair.sureness];
  return (
    <Card>
      <div className="pair">
        <div className="pair-deeds">
          {choose}
          <Badge tone={tone}>{words}</Badge>
        </div>
        <ul className="pair-reasons">
          {pair.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <div className="pair-sides">
          <Side side={pair.a} stays={pair.keepId === pair.a.id} />
          <Side side={pair.b} stays={pair.keepId === pair.b.id} />
        </div>
        <div className="pair-deeds">{deeds}</div>
      </div>
    </Card>
  );
}

function Side({ side, stays }: { side: PairSide; stays: boolean }) {
  return (
    <div className="pair-side">
      <h2>
        <Link href={`/people/${side.id}`} look="plain">
          {side.name}
        </Link>{' '}
        {side.isMe && <Badge tone="accent">This is me</Badge>}{' '}
        {stays && <Badge>Page that stays</Badge>}
      </h2>
      <dl className="pair-known">
        {side.known.map(({ title, value, isShared }) => (
          <div key={`${title} ${value}`} data-shared={isShared || undefined}>
            <dt>{title}</dt>
            <dd>
              {value}
              {isShared && <span className="visually-hidden"> (both)</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const idsOf = (pairs: readonly PairView[]) =>
  pairs.slice(0, SETTLED_AT_ONCE_MAX).map(({ a, b }) => ({ aId: a.id, bId: b.id }));

/** Decides about pairs; what was decided can be undone from the message. */
function useSettle() {
  const client = useQueryClient();
  const undo = useUndoChanges();
  const [isBusy, setBusy] = useState(false);
  const again = () => Promise.all([refresh(client, '/duplicates'), refresh(client, '/people')]);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      sayNotDone(error);
    } finally {
      setBusy(false);
      await again();
    }
  };
  const merge = (pairs: readonly PairView[]) =>
    attempt(async () => {
      const { changeIds } = await call<{ changeIds: number[] }>('POST', '/duplicates/merge', {
        pairs: idsOf(pairs),
      });
      const [only, more] = pairs;
      const words =
        only && !more
          ? `${only.a.name} is one person`
          : `${pairs.length} pairs are one person each`;
      toast(words, { undo: () => undo(changeIds) });
    });
  const say = (pairs: readonly PairView[], isDismissed: boolean) =>
    call('POST', '/duplicates/dismiss', { pairs: idsOf(pairs), isDismissed });
  const dismiss = (pairs: readonly PairView[], isDismissed: boolean) =>
    attempt(async () => {
      await say(pairs, isDismissed);
      toast(isDismissed ? 'They will not be proposed again' : 'They are proposed again', {
        undo: () =>
          void attempt(async () => {
            await say(pairs, !isDismissed);
          }),
      });
    });
  return { merge, dismiss, isBusy };
}
