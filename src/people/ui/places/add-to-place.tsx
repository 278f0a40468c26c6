import { useState } from 'react';
import { Button, Dialog, List, TextField, toast } from '#kit';
import { call, FoundName, useAttempt } from '#web-api';
import { SEARCH_CHARS_MAX } from '../../directory/limits.ts';
import { usePeople, useSettled } from '../search-people.ts';

const PROPOSALS_MAX = 8;

export interface AddToPlaceProps {
  place: { id: number; name: string };
}

/** Saying by hand that somebody is at a place. */
export function AddToPlace({ place }: AddToPlaceProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="s" aria-haspopup="dialog" onPress={() => setOpen(true)}>
        Add a person
      </Button>
      <Dialog title={`Who is at ${place.name}?`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Search place={place} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Search({ place, onClose }: AddToPlaceProps & { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const query = usePeople({ search: useSettled(typed.trim()) }, 'name');
  const found = query.data?.pages[0]?.people ?? [];
  const say = useSay(place);
  return (
    <>
      <TextField
        label="Search your people"
        type="search"
        value={typed}
        onChange={setTyped}
        lengthMax={SEARCH_CHARS_MAX}
      />
      <p role="status">{query.isSuccess && found.length === 0 ? 'Nobody matches.' : ''}</p>
      <List items={found.slice(0, PROPOSALS_MAX)} keyOf={(one) => one.id} label="People found">
        {(one) => (
          <div className="merge-row">
            <Button
              tone="plain"
              onPress={() => {
                void say(one);
                onClose();
              }}
            >
              <FoundName person={one} />
            </Button>
          </div>
        )}
      </List>
    </>
  );
}

function useSay(place: AddToPlaceProps['place']) {
  const attempt = useAttempt('/places', '/people');
  const put = (personId: number, presence: 'there' | 'open') =>
    attempt(() => call('PUT', `/places/${place.id}/people/${personId}`, { presence }));
  return async (person: { id: number; name: string }) => {
    if (await put(person.id, 'there'))
      toast(`${person.name} is there`, { undo: () => void put(person.id, 'open') });
  };
}
