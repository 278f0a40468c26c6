import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ByKey, EmptyState, Link, List, Page } from '#kit';
import { Loaded, read } from '#web-api';
import type { NoteLine } from '../../notes/schema.ts';
import { InboxItem } from './inbox-item.tsx';
import { SettleActions } from './settle-actions.tsx';
import { INBOX, type Notes, useSettling } from './use-settling.ts';
import './inbox.css';

/** `/inbox`: what was captured and has no place yet, one or several at a time. */
export function InboxPage() {
  const query = useQuery(read<Notes>(INBOX));
  return (
    <Page
      title="Inbox"
      above={<Link href="/notes">Notes</Link>}
      lede="What you captured in passing. Give it to a goal, make it a note, or keep it as it is."
      width="reading"
    >
      <Loaded query={query} lines={6} label="Loading the inbox">
        {({ notes }) => (notes.length === 0 ? <Empty /> : <Captures notes={notes} />)}
      </Loaded>
    </Page>
  );
}

const Empty = () => (
  <EmptyState title="Nothing waits here">
    Press “Capture”
    <ByKey>
      {' or '}
      <kbd>c</kbd>
    </ByKey>{' '}
    on any page and write down what you think or have just learnt. It takes a few seconds; what it
    is for can be said later, here.
  </EmptyState>
);

function Captures({ notes }: { notes: NoteLine[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const settle = useSettling();
  // What is settled meanwhile is not chosen any more.
  const here = notes.filter((note) => chosen.has(note.id));
  const choose = (id: number, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const isAll = here.length === notes.length;
  return (
    <>
      <fieldset className="inbox-bar" aria-label="What is chosen">
        <Button
          size="s"
          tone="plain"
          onPress={() => setChosen(isAll ? new Set() : new Set(notes.map((note) => note.id)))}
        >
          {isAll ? 'Choose none' : 'Choose all'}
        </Button>
        <span role="status">{here.length > 0 ? `${here.length} chosen` : ''}</span>
        {here.length > 0 && (
          <SettleActions
            onSettle={(how) => {
              settle({ notes: here, ...how });
              setChosen(new Set());
            }}
          />
        )}
      </fieldset>
      <List items={notes} keyOf={(note) => note.id} label="Captures">
        {(note) => (
          <InboxItem
            note={note}
            isChosen={chosen.has(note.id)}
            onChoose={(isChosen) => choose(note.id, isChosen)}
            onSettle={(how) => settle({ notes: [note], ...how })}
          />
        )}
      </List>
    </>
  );
}
