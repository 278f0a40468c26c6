import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button, Card, Link, List, toast } from '#kit';
import { call, errorWords, read, refresh } from '#web-api';
import type { ImportGroup } from '../imports/lists/schema.ts';
import type { ImportView } from '../imports/queries.ts';
import { importPath } from './import-queries.ts';
import { countOf } from './import-words.ts';

type Groups = { groups: ImportGroup[] };

/** The groups that came with an import, to be kept as lists; nothing where none came. */
export function ImportGroups({ view }: { view: ImportView }) {
  const path = `${importPath(view.id)}/groups`;
  const { data } = useQuery(read<Groups>(path));
  const { keep, isBusy } = useKeep(view);
  const groups = data?.groups ?? [];
  if (groups.length === 0) return null;
  const open = groups.filter(({ list, isSearch }) => list === null && !isSearch);
  return (
    <Card
      title="Its groups as lists"
      actions={
        open.length > 1 && (
          <Button size="s" isBusy={isBusy} onPress={() => void keep()}>
            Keep all {open.length.toLocaleString('en')}
          </Button>
        )
      }
    >
      <p className="import-soft import-groups-words">
        A list is a name for some of your people. Kept once, it gets whoever is new in the group
        with each later import; whom you take off stays off.
      </p>
      <List items={groups} keyOf={({ name }) => name} label="Groups of this import">
        {(group) => <Group group={group} isBusy={isBusy} keep={keep} />}
      </List>
    </Card>
  );
}

interface GroupProps {
  group: ImportGroup;
  isBusy: boolean;
  keep: (name: string) => Promise<void>;
}

function Group({ group, isBusy, keep }: GroupProps) {
  const { name, count, list, isSearch } = group;
  const row = useFocusOnceKept(list !== null);
  return (
    <div className="import-group" ref={row} tabIndex={-1}>
      <span>
        {list ? <Link href={`/people?list=${list.id}`}>{list.name}</Link> : name}{' '}
        <span className="import-soft">{countOf(count, 'person', 'people')}</span>
      </span>
      {list && <span className="import-soft">Kept as a list</span>}
      {isSearch && (
        <span className="import-soft">
          A saved search has this name. Give that another name to keep this one.
        </span>
      )}
      {!list && !isSearch && (
        <Button
          size="s"
          isBusy={isBusy}
          aria-label={`Keep as a list: ${name}`}
          onPress={() => void keep(name)}
        >
          Keep as a list
        </Button>
      )}
    </div>
  );
}

/** What was pressed goes once the group is a list: the keyboard goes on from its row. */
function useFocusOnceKept(isKept: boolean) {
  const row = useRef<HTMLDivElement>(null);
  const wasKept = useRef(isKept);
  useEffect(() => {
    if (isKept && !wasKept.current && document.activeElement === document.body)
      row.current?.focus({ preventScroll: true });
    wasKept.current = isKept;
  }, [isKept]);
  return row;
}

function useKeep(view: ImportView) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const keep = async (name?: string) => {
    setBusy(true);
    const path = importPath(view.id);
    try {
      const body = name === undefined ? {} : { names: [name] };
      const kept = await call<Groups>('POST', `${path}/lists`, body);
      client.setQueryData(read(`${path}/groups`).queryKey, kept);
      toast(name === undefined ? 'Its groups are lists now.' : `“${name}” is a list now.`);
    } catch (problem) {
      toast(errorWords(problem).message, { tone: 'danger' });
    }
    setBusy(false);
    await Promise.all(['/lists', '/people'].map((changed) => refresh(client, changed)));
  };
  return { keep, isBusy };
}
