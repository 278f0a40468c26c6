import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Dialog, Link, Skeleton } from '#kit';
import { call, errorWords } from '#web-api';
import { addressOf, C_WORDS, cellWords, PHASE_WORDS } from '../behaviours/cell-rules.ts';
import type { BehavioursPage, BehaviourView } from '../behaviours/schema.ts';
import { BehaviourList } from './behaviour-list.tsx';
import { timesWords } from './map-picture.tsx';
import { asked, type Bounds } from './period.ts';
import { RowWhy } from './row-why.tsx';

type Cell = Pick<BehaviourView, 'c' | 'phase'>;

interface CellDialogProps {
  cell: Cell & { count: number };
  goalId: number | null;
  bounds: Bounds;
  /** The period as one says it within a sentence. */
  periodWords: string;
  onAdd: () => void;
  onChange: (behaviour: BehaviourView) => void;
  onRemove: (behaviour: BehaviourView) => void;
  onClose: () => void;
}

/** One cell: what it means, where it is done, and what was lived in it. */
export function CellDialog({ cell, goalId, bounds, periodWords, ...acts }: CellDialogProps) {
  const words = cellWords(cell);
  return (
    <Dialog
      title={words.title}
      isOpen
      size="l"
      onClose={acts.onClose}
      actions={
        <>
          <Button onPress={acts.onAdd}>Add by hand</Button>
          <Button onPress={acts.onClose}>Close</Button>
        </>
      }
    >
      <div className="cell">
        <div className="cell-meaning">
          <p className="cell-place">
            {C_WORDS[cell.c].name} · {PHASE_WORDS[cell.phase].name}
          </p>
          <p>{words.meaning}</p>
          <p className="cell-outside">Outside of Kith: {words.outside}</p>
          <RowWhy phase={cell.phase} />
        </div>
        <section>
          <h3>Where to do it</h3>
          <ul className="cell-screens">
            {words.screens.map((screen) => (
              <li key={screen.label}>
                <Link href={addressOf(screen, goalId)} look="button">
                  {screen.label}
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3>
            What you did, {periodWords}
            {cell.count > 0 && `: ${timesWords(cell.count)}`}
          </h3>
          <Lived cell={cell} goalId={goalId} bounds={bounds} {...acts} />
        </section>
      </div>
    </Dialog>
  );
}

type LivedProps = Pick<CellDialogProps, 'cell' | 'goalId' | 'bounds' | 'onChange' | 'onRemove'>;

function Lived({ cell, goalId, bounds, onChange, onRemove }: LivedProps) {
  const query = useLived(cell, goalId, bounds);
  const all = query.data?.pages.flatMap((page) => page.behaviours) ?? [];
  if (query.isPending) return <Skeleton lines={3} label="Loading what you did" />;
  if (query.isError) return <p role="alert">{errorWords(query.error).message}</p>;
  if (all.length === 0)
    return (
      <p className="cell-open">
        Nothing is noted here. That is fine: nobody has to live every cell. If it draws you, begin
        above, or add what you did elsewhere.
      </p>
    );
  return (
    <>
      <BehaviourList
        behaviours={all}
        hasGoal={goalId === null}
        onChange={onChange}
        onRemove={onRemove}
      />
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          Earlier ones
        </Button>
      )}
    </>
  );
}

function useLived({ c, phase }: Cell, goalId: number | null, bounds: Bounds) {
  const base = asked(bounds, goalId);
  return useInfiniteQuery({
    // Under `/behaviours`, so that what is added by hand has it read again.
    queryKey: ['behaviours', '?cell', c, phase, base],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams(base);
      search.set('c', c);
      search.set('phase', phase);
      if (pageParam !== null) search.set('after', String(pageParam));
      return call<BehavioursPage>('GET', `/behaviours?${search}`, undefined, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
}
