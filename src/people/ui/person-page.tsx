import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Badge, Button, Fold, Link, Menu, Page, toast, useAddressPart, useGo } from '#kit';
import { call, Loaded, read, refresh, sayNotDone, useAttempt } from '#web-api';
import { type Field, PUBLISHING_FIELDS } from '../directory/limits.ts';
import type { PersonView } from '../directory/schema.ts';
import { MergePerson } from './merge-person.tsx';
import { PersonFields } from './person-fields.tsx';
import { AddValue, RenamePerson } from './person-forms.tsx';
import { SplitPerson } from './split-person.tsx';
import './people.css';

type Slot = (person: { id: number; name: string }) => ReactNode;

/** What other rooms show of this person, in the order in which one asks. */
export interface PersonPageProps {
  /** A line or two below the name: how I stand to them. */
  standing?: Slot | undefined;
  /** What they are about, what for, what next: the wide column. */
  panels?: Slot | undefined;
  /** What one looks up: places, sources, who points to whom. Beside it, or below where it is narrow. */
  aside?: Slot | undefined;
}

/** `/people/$personId`: one person, where they publish, and what is known from where. */
export function PersonPage(slots: PersonPageProps) {
  const personId = useAddressPart('personId');
  const path = `/people/${encodeURIComponent(personId)}`;
  const query = useQuery(read<PersonView>(path));
  const loaded = (
    <Loaded query={query} lines={10} label="Loading the person">
      {(person) => <Person key={person.id} person={person} slots={slots} />}
    </Loaded>
  );
  if (!query.isError || query.data !== undefined) return loaded;
  return (
    <Page title="Person" above={<Link href="/people">People</Link>}>
      {loaded}
    </Page>
  );
}

type Opened = 'rename' | 'add' | 'merge' | 'split' | null;

function Person({ person, slots }: { person: PersonView; slots: PersonPageProps }) {
  const [opened, setOpened] = useState<Opened>(null);
  const moves = usePersonMoves(person);
  const close = () => setOpened(null);
  const publishing = person.fields.filter((one) => PUBLISHING_FIELDS.includes(one.field));
  const known = person.fields.filter((one) => !PUBLISHING_FIELDS.includes(one.field));
  return (
    <Page
      title={person.name}
      above={<Link href="/people">People</Link>}
      lede={<Lede person={person} />}
      actions={
        <>
          <Button aria-haspopup="dialog" onPress={() => setOpened('add')}>
            Write something down
          </Button>
          <Menu
            label="More"
            items={[
              { id: 'rename', label: 'Change the name', onPress: () => setOpened('rename') },
              {
                id: 'me',
                label: person.isMe ? 'This is not me' : 'This is me',
                onPress: () => void moves.setMe(!person.isMe),
              },
              {
                id: 'merge',
                label: 'Merge with another person',
                onPress: () => setOpened('merge'),
              },
              {
                id: 'split',
                label: 'Take apart: this is two people',
                onPress: () => setOpened('split'),
              },
              {
                id: 'card',
                label: 'Export as a card',
                startsGroup: true,
                onPress: () => moves.exportCard(),
              },
              {
                id: 'export',
                label: 'Everything about them, as a file',
                onPress: () => window.location.assign(`/api/v1/people/${person.id}/export`),
              },
              {
                id: 'remove',
                label: 'Remove',
                tone: 'danger',
                startsGroup: true,
                onPress: () => void moves.remove(),
              },
              {
                id: 'erase',
                label: 'Erase, with everything about them',
                tone: 'danger',
                onPress: () => void moves.erase(),
              },
            ]}
          />
        </>
      }
    >
      {slots.standing?.(person)}
      <div className="person-panels">
        <div className="person-column">{slots.panels?.(person)}</div>
        <div className="person-column">
          {slots.aside?.(person)}
          <Fold
            id="person.publishing"
            title="Where they publish"
            isOpenAtFirst={publishing.length === 0}
          >
            {publishing.length > 0 ? (
              <PersonFields personId={person.id} fields={publishing} />
            ) : (
              <p>
                Not known yet. Add a site, a feed or an account, and Kith can read what they
                publish.
              </p>
            )}
          </Fold>
          <Fold id="person.known" title="What is known">
            <PersonFields personId={person.id} fields={known} />
          </Fold>
        </div>
      </div>
      <RenamePerson person={person} isOpen={opened === 'rename'} onClose={close} />
      <AddValue person={person} isOpen={opened === 'add'} onClose={close} />
      <MergePerson person={person} isOpen={opened === 'merge'} onClose={close} />
      <SplitPerson person={person} isOpen={opened === 'split'} onClose={close} />
    </Page>
  );
}

/** Who it is in a line: work, a few words of their own. */
function Lede({ person }: { person: PersonView }) {
  const first = (field: Field) =>
    person.fields.find((one) => one.field === field)?.values[0]?.value ?? '';
  const work = [first('role'), first('employer')].filter(Boolean).join(', ');
  const bio = first('bio');
  return (
    <span className="person-lede">
      {person.isMe && <Badge tone="accent">This is me</Badge>}
      {work && <span>{work}</span>}
      {bio && <span className="person-bio">{bio}</span>}
    </span>
  );
}

/** What is done with a press, each with its way back. */
function usePersonMoves(person: PersonView) {
  const client = useQueryClient();
  const go = useGo();
  const attempt = useAttempt('/people');
  /** Takes the person away and goes to the list; `end` answers how they come back. */
  const leave = async (words: string, end: () => Promise<() => Promise<unknown>>) => {
    let back: () => Promise<unknown>;
    try {
      back = await end();
    } catch (error) {
      sayNotDone(error);
      return;
    }
    const restore = async () => {
      if (await attempt(back)) go(`/people/${person.id}`);
    };
    toast(words, { undo: () => void restore() });
    // First away from the page: read again, it would be a person that is not there.
    go('/people');
    client.removeQueries({ queryKey: read(`/people/${person.id}`).queryKey });
    await refresh(client, '/people');
    await refresh(client, '/erasures');
  };
  const remove = () =>
    leave(`Removed ${person.name}`, async () => {
      await call('DELETE', `/people/${person.id}`);
      return () => call('POST', `/people/${person.id}/restore`);
    });
  const erase = () =>
    leave(`${person.name} is being erased, with everything about them`, async () => {
      const { id } = await call<{ id: number }>('POST', `/people/${person.id}/erase`);
      return () => call('POST', `/erasures/${id}/undo`);
    });
  const setMe = async (isMe: boolean) => {
    const before = await call<{ personId: number | null }>('GET', '/people/me').catch(() => null);
    const put = (personId: number | null) => attempt(() => call('PUT', '/people/me', { personId }));
    if (!(await put(isMe ? person.id : null))) return;
    const words = isMe ? `${person.name} is you` : `${person.name} is not you`;
    toast(words, before ? { undo: () => void put(before.personId) } : {});
  };
  const exportCard = () => go(`/people/export?ids=${person.id}`);
  return { remove, erase, setMe, exportCard };
}
