import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Link, List, When } from '#kit';
import { call, keyOf, Loaded } from '#web-api';
import type { DeletionsView, DeletionView } from '../../deletions/schema.ts';
import { useDeleting } from './use-deleting.ts';

const PATH = '/deletions';

/** What one deleted for oneself; each can be brought back. */
export function Deletions() {
  const query = useInfiniteQuery({
    queryKey: keyOf(PATH),
    queryFn: ({ pageParam, signal }) => {
      const asked = pageParam === null ? '' : `?after=${pageParam}`;
      return call<DeletionsView>('GET', `${PATH}${asked}`, undefined, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  return (
    <section aria-labelledby="deleted">
      <h2 id="deleted">Deleted for you</h2>
      <p className="calm-about">
        What you delete under “More” beside an entry is gone from your stream and search, and stays
        gone when its source publishes it again or is followed anew.
      </p>
      <Loaded query={query} lines={3} label="Loading what is deleted">
        {({ pages }) => {
          const deletions = pages.flatMap((page) => page.deletions);
          if (deletions.length === 0) return <p className="calm-about">Nothing is deleted.</p>;
          return (
            <List items={deletions} keyOf={({ id }) => id} label="What is deleted">
              {(deletion) => <Line deletion={deletion} />}
            </List>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          Older
        </Button>
      )}
    </section>
  );
}

function Line({ deletion }: { deletion: DeletionView }) {
  const { takeBack } = useDeleting();
  const title = deletion.title || 'Untitled';
  return (
    <div className="calm-line">
      <div>
        {deletion.url === null ? title : <Link href={deletion.url}>{title}</Link>}
        <p className="calm-about">
          {deletion.source}, <When at={deletion.deletedAt} before="deleted" />
        </p>
      </div>
      <Button
        size="s"
        tone="plain"
        onPress={() => void takeBack(deletion)}
        aria-label={`Bring back ${title}`}
      >
        Bring back
      </Button>
    </div>
  );
}
