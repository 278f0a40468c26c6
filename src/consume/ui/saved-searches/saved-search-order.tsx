import { useState } from 'react';
import { Button, ByKey, Dialog, MoveHandle, useReorder } from '#kit';
import type { SavedSearchView } from '../../saved-searches/schema.ts';
import { useSavingSearches } from './use-saved-searches.ts';

/** Puts the saved searches in an order, by dragging or by keys. */
export function OrderSearches({ saved }: { saved: readonly SavedSearchView[] }) {
  const { order } = useSavingSearches();
  // As they stood when the window was opened: all that was moved in it is undone at once.
  const [before, setBefore] = useState<readonly SavedSearchView[] | null>(null);
  const close = () => {
    if (before?.some(({ id }, at) => id !== saved[at]?.id)) order.told(before);
    setBefore(null);
  };
  return (
    <>
      <Button tone="plain" size="s" onPress={() => setBefore(saved)}>
        Order
      </Button>
      {before && (
        <Dialog title="Order of your saved searches" size="s" isOpen onClose={close}>
          <Rows saved={saved} onOrder={(now) => void order.put(now)} />
        </Dialog>
      )}
    </>
  );
}

interface RowsProps {
  saved: readonly SavedSearchView[];
  onOrder: (now: readonly SavedSearchView[]) => void;
}

function Rows({ saved, onOrder }: RowsProps) {
  const { list, dragging, shown, heldId, said, handleFor } = useReorder({
    items: saved,
    idOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    onOrder,
  });
  return (
    <>
      <p id="saved-search-handle-help">
        Drag one by its handle<ByKey>, or use the arrow keys on it</ByKey>.
      </p>
      <ol ref={list} {...dragging} className="saved-search-order" aria-label="Saved searches">
        {shown.map((one) => (
          <li key={one.id} data-id={one.id} data-held={one.id === heldId || undefined}>
            <MoveHandle
              name={one.name}
              aria-describedby="saved-search-handle-help"
              {...handleFor(one)}
            />
            <span>{one.name}</span>
          </li>
        ))}
      </ol>
      <div className="visually-hidden" aria-live="assertive">
        {said}
      </div>
    </>
  );
}
