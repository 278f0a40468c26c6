import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { Button, Fold, Link, List } from '#kit';
import { call, Loaded, read, type Undoable, useUndoable } from '#web-api';
import type { PresenceView } from '../../places/schema.ts';
import './places.css';

interface People {
  people: PresenceView[];
}

export interface PlacePresenceProps {
  place: { id: number; name: string };
  /** How somebody is added by hand. */
  adding?: ReactNode;
}

/** Who is at a place: whom the member says, and whom evidence proposes. */
export function PlacePresence({ place, adding }: PlacePresenceProps) {
  const query = useQuery(read<People>(`/places/${place.id}/presence`));
  const say = useSay(place.id);
  return (
    <Fold id="place.people" title="Who is there" actions={adding}>
      <Loaded query={query} lines={4} label="Looking who is there">
        {({ people }) => <Everybody people={people} say={say} />}
      </Loaded>
    </Fold>
  );
}

interface EverybodyProps extends People {
  say: (said: Said) => void;
}

function Everybody({ people, say }: EverybodyProps) {
  const said = people.filter(({ isSaid }) => isSaid);
  const proposed = people.filter(({ isSaid }) => !isSaid);
  return (
    <>
      {said.length === 0 && (
        <p className="presence-none">
          Nobody yet, as far as you said. Add whom you met there
          {proposed.length > 0 ? ', or confirm whom their entries show.' : '.'}
        </p>
      )}
      <List items={said} keyOf={({ person }) => person.id} label="Who is there">
        {(one) => (
          <Presence one={one}>
            <Button
              size="s"
              tone="plain"
              aria-label={`Not there: ${one.person.name}`}
              onPress={() => say({ one, presence: 'not' })}
            >
              Not there
            </Button>
          </Presence>
        )}
      </List>
      {proposed.length > 0 && <h3 className="presence-head">Perhaps, by what they publish</h3>}
      <List items={proposed} keyOf={({ person }) => person.id} label="Who may be there">
        {(one) => (
          <Presence one={one}>
            <Button
              size="s"
              aria-label={`Is there: ${one.person.name}`}
              onPress={() => say({ one, presence: 'there' })}
            >
              Is there
            </Button>
            <Button
              size="s"
              tone="plain"
              aria-label={`Not there: ${one.person.name}`}
              onPress={() => say({ one, presence: 'not' })}
            >
              Not there
            </Button>
          </Presence>
        )}
      </List>
    </>
  );
}

function Presence({ one, children }: { one: PresenceView; children: ReactNode }) {
  const { person, because, examples } = one;
  return (
    <div className="presence">
      <div className="presence-words">
        <Link href={`/people/${person.id}`}>{person.name}</Link>
        {because.length > 0 && <p className="found-place-soft">{because.join('; ')}</p>}
        {examples.length > 0 && (
          <p className="presence-examples">
            {examples.map(({ entryId, title }, at) => (
              <span key={entryId}>
                {at > 0 && ' · '}
                <Link href={`/entries/${entryId}`}>{title || 'Untitled'}</Link>
              </span>
            ))}
          </p>
        )}
      </div>
      <div className="found-place-actions">{children}</div>
    </div>
  );
}

interface Said {
  one: PresenceView;
  presence: 'there' | 'not';
}

function useSay(placeId: number): (said: Said) => void {
  const move = useMemo(() => {
    const put = (personId: number, presence: 'there' | 'not' | 'open') =>
      call('PUT', `/places/${placeId}/people/${personId}`, { presence });
    const made: Undoable<Said, People> = {
      path: `/places/${placeId}/presence`,
      apply: ({ people }, { one, presence }) => ({
        people: people.flatMap((other) => {
          if (other.person.id !== one.person.id) return [other];
          return presence === 'there' ? [{ ...other, isSaid: true }] : [];
        }),
      }),
      send: ({ one, presence }) => put(one.person.id, presence),
      undo: ({ one }) => put(one.person.id, one.isSaid ? 'there' : 'open'),
      words: ({ one, presence }) =>
        `${presence === 'there' ? 'Is there' : 'Not there'}: ${one.person.name}`,
      alsoRefresh: ['/places', '/people'],
    };
    return made;
  }, [placeId]);
  return useUndoable(move);
}
