import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, Dialog, Fold, toast } from '#kit';
import { call, Loaded, read, refresh, sayNotDone } from '#web-api';
import type { ListName, ListView } from '../lists/schema.ts';
import { NewListForm } from './list-forms.tsx';
import { useUndoChanges } from './use-undo-changes.ts';
import './directory.css';

/** The lists a person is on, to tick. */
export function PersonLists({ personId }: { personId: number }) {
  return (
    <Fold id="person.lists" title="Lists">
      <Ticks personId={personId} />
    </Fold>
  );
}

function Ticks({ personId }: { personId: number }) {
  const [isNaming, setNaming] = useState(false);
  const on = useQuery(read<{ lists: ListName[] }>(`/people/${personId}/lists`));
  const all = useQuery(read<{ lists: ListView[] }>('/lists')).data?.lists ?? [];
  const put = usePut(personId);
  const byHand = all.filter((list) => list.filter === null);
  return (
    <Loaded query={on} lines={2}>
      {({ lists }) => (
        <div className="person-lists">
          {byHand.length === 0 && <p>No lists yet. A list is a name for some of your people.</p>}
          {byHand.map((list) => (
            <Checkbox
              key={list.id}
              label={list.name}
              isChecked={lists.some(({ id }) => id === list.id)}
              onChange={(isOn) => void put(list, isOn)}
            />
          ))}
          <Button size="s" onPress={() => setNaming(true)}>
            A new list …
          </Button>
          <Dialog title="A new list" isOpen={isNaming} onClose={() => setNaming(false)} size="s">
            <NewListForm
              onClose={() => setNaming(false)}
              onMade={(list) => {
                setNaming(false);
                void put(list, true);
              }}
            />
          </Dialog>
        </div>
      )}
    </Loaded>
  );
}

function usePut(personId: number) {
  const client = useQueryClient();
  const undo = useUndoChanges();
  return async (list: ListName, isOn: boolean) => {
    try {
      const { changeIds } = await call<{ changeIds: number[] }>('POST', '/people/bulk', {
        who: { ids: [personId] },
        deed: { kind: isOn ? 'put-on-list' : 'take-off-list', listId: list.id },
      });
      toast(isOn ? `On “${list.name}”` : `Off “${list.name}”`, { undo: () => undo(changeIds) });
    } catch (error) {
      sayNotDone(error);
    } finally {
      await Promise.all([refresh(client, '/people'), refresh(client, '/lists')]);
    }
  };
}
