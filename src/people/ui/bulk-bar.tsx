import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Menu, toast } from '#kit';
import { call, read, refresh, sayNotDone } from '#web-api';
import type { ListView } from '../lists/schema.ts';
import { NewListForm } from './list-forms.tsx';
import type { Chosen } from './use-chosen.ts';
import { useUndoChanges } from './use-undo-changes.ts';

export interface BulkBarProps {
  chosen: Chosen;
  filter: Readonly<Record<string, string>>;
  total: number | null;
}

type Deed =
  | { kind: 'remove' | 'merge' }
  | { kind: 'put-on-list' | 'take-off-list'; listId: number };

const peopleWords = (count: number): string =>
  count === 1 ? 'one person' : `${count.toLocaleString('en')} people`;

/** What can be done to everyone chosen. Every deed comes with its way back. */
export function BulkBar({ chosen, filter, total }: BulkBarProps) {
  const [isNaming, setNaming] = useState(false);
  const lists = useQuery(read<{ lists: ListView[] }>('/lists')).data?.lists ?? [];
  const { doIt, isBusy } = useBulk(chosen, filter);
  const byHand = lists.filter((list) => list.filter === null);
  const put = (list: { id: number; name: string }) =>
    void doIt({ kind: 'put-on-list', listId: list.id }, (count) =>
      count === 0
        ? `All of them are on “${list.name}”`
        : `Put ${peopleWords(count)} on “${list.name}”`,
    );
  if (chosen.count === 0) return null;
  return (
    <section className="bulk-bar" aria-label="With everyone chosen">
      <p role="status">
        {chosen.count.toLocaleString('en')} chosen
        {!chosen.isAll && total !== null && total > chosen.count && (
          <Button tone="plain" size="s" onPress={chosen.chooseAll}>
            Choose all {total.toLocaleString('en')}
          </Button>
        )}
        <Button tone="plain" size="s" aria-label="Choose nobody" onPress={chosen.clear}>
          Nobody
        </Button>
      </p>
      <div className="bulk-deeds">
        <Menu
          label="Put on a list"
          size="s"
          items={[
            ...byHand.map((list) => ({
              id: String(list.id),
              label: list.name,
              onPress: () => put(list),
            })),
            {
              id: 'new',
              label: 'A new list …',
              startsGroup: byHand.length > 0,
              onPress: () => setNaming(true),
            },
          ]}
        />
        {byHand.length > 0 && (
          <Menu
            label="Take off a list"
            size="s"
            items={byHand.map((list) => ({
              id: String(list.id),
              label: list.name,
              onPress: () =>
                void doIt(
                  { kind: 'take-off-list', listId: list.id },
                  (count) => `Took ${peopleWords(count)} off “${list.name}”`,
                ),
            }))}
          />
        )}
        {chosen.count > 1 && (
          <Button
            size="s"
            isBusy={isBusy}
            onPress={() =>
              void doIt({ kind: 'merge' }, (count) => `Made ${peopleWords(count)} one person`)
            }
          >
            They are one person
          </Button>
        )}
        <Button
          size="s"
          tone="danger"
          isBusy={isBusy}
          onPress={() => void doIt({ kind: 'remove' }, (count) => `Removed ${peopleWords(count)}`)}
        >
          Remove
        </Button>
      </div>
      <Dialog title="A new list" isOpen={isNaming} onClose={() => setNaming(false)} size="s">
        <NewListForm
          onClose={() => setNaming(false)}
          onMade={(list) => {
            setNaming(false);
            put(list);
          }}
        />
      </Dialog>
    </section>
  );
}

function useBulk(chosen: Chosen, filter: Readonly<Record<string, string>>) {
  const client = useQueryClient();
  const undo = useUndoChanges();
  const [isBusy, setBusy] = useState(false);
  const doIt = async (deed: Deed, words: (count: number) => string) => {
    const ids = [...chosen.ids];
    const who = chosen.isAll ? { filter, except: ids } : { ids };
    setBusy(true);
    try {
      const done = await call<{ count: number; changeIds: number[] }>('POST', '/people/bulk', {
        who,
        deed,
      });
      const back = done.changeIds.length > 0 ? { undo: () => undo(done.changeIds) } : {};
      toast(words(done.count), back);
      if (deed.kind === 'remove' || deed.kind === 'merge') chosen.clear();
    } catch (error) {
      sayNotDone(error);
    } finally {
      setBusy(false);
      await Promise.all([refresh(client, '/people'), refresh(client, '/lists')]);
    }
  };
  return { doIt, isBusy };
}
