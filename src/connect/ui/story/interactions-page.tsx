import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button, EmptyState, Link, List, Page, useAddressValue, useShortcut } from '#kit';
import { call, Loaded, read } from '#web-api';
import type { InteractionView, InteractionsPage as PageOf } from '../../interactions/schema.ts';
import { LogDialog } from './log-dialog.tsx';
import { MessageDialog } from './message-dialog.tsx';
import { StoryLine } from './story-line.tsx';
import { useRemoving } from './use-logging.ts';
import '../interactions.css';

type Opened = 'log' | 'message' | null;

/** `/interactions`: what passed with people, all of them; what happened by chance can be attached to a goal here. */
export function InteractionsPage() {
  const [opened, setOpened] = useState<Opened>(null);
  const shared = useSharedMessage(() => setOpened('message'));
  const [only, setOnly] = useAddressValue('only');
  const isIncidental = only === 'chance';
  useShortcut('l', 'Log what happened', () => setOpened('log'));
  return (
    <Page
      title="What happened"
      lede="What passed between you and your people: what you wanted, what came of it, what comes next."
      width="reading"
      actions={
        <>
          <Button tone="primary" aria-haspopup="dialog" onPress={() => setOpened('log')}>
            Log what happened
          </Button>
          <Button aria-haspopup="dialog" onPress={() => setOpened('message')}>
            From a message
          </Button>
          <Link href="/interactions/calendar" look="button">
            From a calendar
          </Link>
        </>
      }
    >
      <Story isIncidental={isIncidental} onOnly={() => setOnly(isIncidental ? null : 'chance')} />
      {opened === 'log' && <LogDialog onDone={() => setOpened(null)} />}
      {opened === 'message' && <MessageDialog text={shared} onDone={() => setOpened(null)} />}
    </Page>
  );
}

/** A message that was shared with Kith comes in the address, and is taken out of it at once. */
function useSharedMessage(onShared: () => void): string {
  const [message, setMessage] = useAddressValue('message');
  const [shared, setShared] = useState('');
  const open = useRef(onShared);
  useEffect(() => {
    if (message === null) return;
    setShared(message);
    setMessage(null);
    open.current();
  }, [message, setMessage]);
  return shared;
}

/** The pages of interactions read so far. */
function useInteractions(isIncidental: boolean) {
  const path = `/interactions?${isIncidental ? 'incidental=1' : 'all'}`;
  return useInfiniteQuery({
    queryKey: [...read(path).queryKey, 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(isIncidental ? { incidental: '1' } : {});
      if (pageParam !== null) asked.set('after', String(pageParam));
      return call<PageOf>('GET', `/interactions?${asked}`, undefined, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    // The button that narrows it stands with it, and keeps the focus.
    placeholderData: keepPreviousData,
  });
}

interface StoryProps {
  isIncidental: boolean;
  /** Turns over whether only what has no goal is shown. */
  onOnly: () => void;
}

function Story({ isIncidental, onOnly }: StoryProps) {
  const [changing, setChanging] = useState<InteractionView | null>(null);
  const remove = useRemoving();
  const pages = useInteractions(isIncidental);
  return (
    <Loaded query={pages} lines={8} label="Loading what happened">
      {({ pages: known }) => {
        const all = known.flatMap(({ interactions }) => interactions);
        // Nothing is offered to narrow what is not there; what is still the narrowed one says nothing of the rest.
        if (all.length === 0 && !isIncidental && !pages.isPlaceholderData) return <NothingLogged />;
        return (
          <div className="story">
            <div className="keeping-actions">
              <Button size="s" isPressed={isIncidental} onPress={onOnly}>
                Only what has no goal yet
              </Button>
            </div>
            {all.length === 0 && <EverythingServes />}
            <List items={all} keyOf={({ id }) => id} look="plain" label="What happened">
              {(interaction) => (
                <StoryLine
                  interaction={interaction}
                  onChange={() => setChanging(interaction)}
                  onRemove={() => remove(interaction)}
                />
              )}
            </List>
            {pages.hasNextPage && (
              <Button isBusy={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
                Earlier
              </Button>
            )}
            {changing && (
              <LogDialog
                key={changing.id}
                interaction={changing}
                onDone={() => setChanging(null)}
              />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

const EverythingServes = () => (
  <EmptyState title="Everything serves a goal">
    What you log without a goal stands here, until you say what it was good for.
  </EmptyState>
);

const NothingLogged = () => (
  <EmptyState title="Nothing is logged yet">
    When you have met, written or called, say in a few words what came of it. A calendar file saves
    the typing.
  </EmptyState>
);
