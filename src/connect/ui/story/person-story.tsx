import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Fold, List } from '#kit';
import { call, Loaded, read } from '#web-api';
import type { InteractionsPage, InteractionView } from '../../interactions/schema.ts';
import { LogDialog } from './log-dialog.tsx';
import { StoryLine } from './story-line.tsx';
import { useRemoving } from './use-logging.ts';
import '../interactions.css';

interface PersonStoryProps {
  person: { id: number; name: string };
}

/** What passed between the two, for a person's page. */
export function PersonStory({ person }: PersonStoryProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Fold
      id="person.story"
      title="Our story"
      actions={
        <Button size="s" aria-haspopup="dialog" onPress={() => setOpen(true)}>
          Log what happened
        </Button>
      }
    >
      <Story person={person} />
      {isOpen && <LogDialog start={{ people: [person] }} onDone={() => setOpen(false)} />}
    </Fold>
  );
}

function Story({ person }: PersonStoryProps) {
  const [changing, setChanging] = useState<InteractionView | null>(null);
  const remove = useRemoving();
  const path = `/interactions?person=${person.id}`;
  const pages = useInfiniteQuery({
    queryKey: [...read(path).queryKey, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call<InteractionsPage>(
        'GET',
        pageParam === null ? path : `${path}&after=${pageParam}`,
        undefined,
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  return (
    <Loaded query={pages} lines={3} label="Loading the story">
      {({ pages: read }) => {
        const all = read.flatMap(({ interactions }) => interactions);
        return (
          <div className="story">
            {all.length === 0 && (
              <p className="story-none">
                Nothing is logged yet. When you have met, written or called, say in a few words what
                came of it.
              </p>
            )}
            <List items={all} keyOf={({ id }) => id} look="plain" label="What passed between you">
              {(interaction) => (
                <StoryLine
                  interaction={interaction}
                  ofPersonId={person.id}
                  onChange={() => setChanging(interaction)}
                  onRemove={() => remove(interaction)}
                />
              )}
            </List>
            {pages.hasNextPage && (
              <Button onPress={() => void pages.fetchNextPage()}>Earlier</Button>
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
