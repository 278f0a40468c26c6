import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import {
  Button,
  EmptyState,
  Link,
  List,
  Menu,
  Page,
  RadioGroup,
  TextField,
  useAddressValue,
  useGo,
} from '#kit';
import { Loaded, read } from '#web-api';
import type { SourceView } from '../feeds/queries.ts';
import { FollowAddress } from './follow-address.tsx';
import { RefreshProgress } from './refresh-progress.tsx';
import { isInTrouble, SourceRow } from './source-row.tsx';
import { useChooseAddress } from './use-choose-address.ts';
import { useLeaveSource } from './use-leave-source.ts';
import { useRefresh } from './use-refresh.ts';
import './sources.css';

const SEARCH_CHARS_MAX = 200;
const SHOWN_AT_ONCE = 200;
const NEW_ASKED_EVERY_MS = 4_000;

export interface SourcesPageProps {
  /** Where a network is brought in. */
  importAddress?: string | undefined;
  /** What other rooms know of a source, as a sentence. */
  alsoSaid?: ((source: SourceView) => string | null) | undefined;
}

interface Sources {
  sources: SourceView[];
}

/** `/sources`: where the people of one's network publish, how each is, those in trouble first. */
export function SourcesPage({ importAddress = '/sources/import', alsoSaid }: SourcesPageProps) {
  const [isFollowing, setFollowing] = useState(false);
  const looking = useRefresh();
  const go = useGo();
  const query = useQuery({
    ...read<Sources>('/sources'),
    // What was just followed is looked at in a moment.
    refetchInterval: ({ state }) =>
      state.data?.sources.some((source) => source.state === 'new') ? NEW_ASKED_EVERY_MS : false,
  });
  const count = query.data?.sources.length ?? 0;
  // Until it is known it stands as with some, which mostly there are: nothing moves then.
  const isEmpty = query.data?.sources.length === 0;
  return (
    <Page
      title="Sources"
      lede={isEmpty ? undefined : 'Where the people of your network publish, and how each is.'}
      actions={
        <>
          <Button
            tone={isEmpty ? 'quiet' : 'primary'}
            aria-haspopup="dialog"
            onPress={() => setFollowing(true)}
          >
            Follow an address
          </Button>
          <Menu
            label="More"
            items={[
              ...(count > 0
                ? [
                    {
                      id: 'look',
                      label: 'Look at all now',
                      isDisabled: looking.isBusy,
                      onPress: () => void looking.start(),
                    },
                  ]
                : []),
              { id: 'bring-in', label: 'Bring in people', onPress: () => go(importAddress) },
              {
                id: 'mailboxes',
                label: 'Newsletters by mail',
                onPress: () => go('/sources/mailboxes'),
              },
            ]}
          />
        </>
      }
    >
      {count > 0 && looking.progress && <RefreshProgress progress={looking.progress} />}
      <Loaded query={query} lines={10} label="Loading the sources">
        {({ sources }) =>
          sources.length === 0 ? (
            <NoSources importAddress={importAddress} />
          ) : (
            <SourceList sources={sources} alsoSaid={alsoSaid} />
          )
        }
      </Loaded>
      <FollowAddress isOpen={isFollowing} onClose={() => setFollowing(false)} />
    </Page>
  );
}

function NoSources({ importAddress }: { importAddress: string }) {
  return (
    <EmptyState
      title="No sources yet"
      action={
        <Link href={importAddress} look="primary">
          Bring in people you read
        </Link>
      }
    >
      Bring in the list of your feed reader, your Mastodon follows or a few addresses. Kith then
      reads what these people publish, and can say who fits your goals.
    </EmptyState>
  );
}

type Show = 'all' | 'trouble' | 'new';
const byTitle = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Trouble first, the longest first; then by title. */
function inOrder(sources: readonly SourceView[]): SourceView[] {
  const trouble = (source: SourceView) => (isInTrouble(source) ? source.failures : 0);
  return sources.toSorted(
    (a, b) => trouble(b) - trouble(a) || byTitle.compare(a.title, b.title) || a.id - b.id,
  );
}

/** Every word occurs in the title, the address or a name. */
function matches(source: SourceView, words: readonly string[]): boolean {
  const said = [source.title, source.url, ...source.people.map((person) => person.name)]
    .join(' ')
    .toLowerCase();
  return words.every((word) => said.includes(word));
}

function SourceList({ sources, alsoSaid }: Sources & Pick<SourcesPageProps, 'alsoSaid'>) {
  const [asked, setAsked] = useAddressValue('q');
  const [showAsked, setShow] = useAddressValue('show');
  const [shownMax, setShownMax] = useState(SHOWN_AT_ONCE);
  const [typed, setTyped] = useState(asked ?? '');
  const search = useDeferredValue(typed.trim().toLowerCase());
  const show: Show = showAsked === 'trouble' || showAsked === 'new' ? showAsked : 'all';
  const leave = useLeaveSource('/sources');
  const chooseAddress = useChooseAddress('/sources');
  const ordered = useMemo(() => inOrder(sources), [sources]);
  const counts = {
    trouble: sources.filter(isInTrouble).length,
    new: sources.filter((source) => source.state === 'new').length,
  };
  const found = useMemo(() => {
    const words = search.split(/\s+/).filter(Boolean);
    return ordered.filter(
      (source) =>
        (show === 'all' || (show === 'trouble' ? isInTrouble(source) : source.state === 'new')) &&
        matches(source, words),
    );
  }, [ordered, search, show]);
  const said = (label: string, count: number) => `${label} (${count.toLocaleString('en')})`;
  return (
    <div className="sources">
      <search className="sources-tools">
        <TextField
          label="Search titles, addresses and people"
          isLabelHidden
          placeholder="Search titles, addresses and people"
          type="search"
          value={typed}
          onChange={setTyped}
          onBlur={() => setAsked(typed.trim() || null)}
          lengthMax={SEARCH_CHARS_MAX}
        />
        <RadioGroup
          label="Show"
          isLabelHidden
          look="segments"
          value={show}
          onChange={(chosen) => setShow(chosen === 'all' ? null : chosen)}
          choices={[
            { value: 'all', label: said('All', sources.length) },
            { value: 'trouble', label: said('In trouble', counts.trouble) },
            // Mostly none waits for its first look.
            ...(counts.new > 0 || show === 'new'
              ? [{ value: 'new' as const, label: said('Not looked at', counts.new) }]
              : []),
          ]}
        />
      </search>
      <p role="status" className={found.length === 0 ? undefined : 'visually-hidden'}>
        {found.length === 0 ? nothingWords(show, typed) : `${found.length} shown`}
      </p>
      <List items={found.slice(0, shownMax)} keyOf={(source) => source.id} label="Sources">
        {(source) => (
          <SourceRow
            source={source}
            onLeave={leave}
            onChooseAddress={chooseAddress}
            alsoSaid={alsoSaid?.(source)}
          />
        )}
      </List>
      {found.length > shownMax && (
        <div className="sources-more">
          <Button onPress={() => setShownMax(shownMax + SHOWN_AT_ONCE)}>Show more</Button>
        </div>
      )}
    </div>
  );
}

function nothingWords(show: Show, typed: string): string {
  if (typed.trim() !== '') return `No source here matches “${typed.trim()}”.`;
  return show === 'trouble' ? 'No source is in trouble.' : 'Every source has been looked at.';
}
