import { useQuery, useQueryClient } from '@tanstack/react-query';
import { asHeading, Badge, Button, Card, Link, List, toast, Why } from '#kit';
import { call, Loaded, read, refresh, sayNotDone, type Undoable, useUndoable } from '#web-api';
import type { GatheringView } from '../../places/schema.ts';
import { GATHERING_WORDS, peopleWords, shortAddress } from './place-words.ts';
import './places.css';

interface Gatherings {
  gatherings: GatheringView[];
}
const PATH = '/gatherings';
const without = ({ gatherings }: Gatherings, gone: GatheringView): Gatherings => ({
  gatherings: gatherings.filter(({ key }) => key !== gone.key),
});
const putDismissed = ({ key }: GatheringView, isDismissed: boolean) =>
  call('PUT', '/gatherings/dismissed', { key, isDismissed });

const DISMISSING: Undoable<GatheringView, Gatherings> = {
  path: PATH,
  apply: without,
  send: (gathering) => putDismissed(gathering, true),
  undo: (gathering) => putDismissed(gathering, false),
  words: ({ name }) => `Not proposed again: ${name}`,
};

/** Where the people gather who write on one's goals, each with what shows it, to be added in one step. */
export function FoundPlaces() {
  const query = useQuery(read<Gatherings>(PATH));
  const dismiss = useUndoable(DISMISSING);
  const add = useAdd();
  return (
    <Card title="Where people for your goals gather">
      <p className="found-places-lede">
        Found in what people write who write on your goals: the forums, lists and events they link
        to, their hashtags, the servers of their accounts. Shown from two people on.
      </p>
      <Loaded query={query} lines={4} label="Looking where they gather">
        {({ gatherings }) =>
          gatherings.length === 0 ? (
            <p>
              Nothing stands out yet. Kith looks at entries that speak of a goal under way: set a
              goal with its questions, or follow more people who write on it.
            </p>
          ) : (
            <List items={gatherings} keyOf={({ key }) => key} label="Found places">
              {(gathering) => (
                <Found gathering={gathering} onAdd={add} onDismiss={() => dismiss(gathering)} />
              )}
            </List>
          )
        }
      </Loaded>
      <Why of="neelen-2018" about="looking for places">
        How Kith finds and counts places is its own.
      </Why>
    </Card>
  );
}

interface FoundProps {
  gathering: GatheringView;
  onAdd: (gathering: GatheringView) => Promise<void>;
  onDismiss: () => void;
}

function Found({ gathering, onAdd, onDismiss }: FoundProps) {
  const { name, kind, address, people, goals, examples } = gathering;
  return (
    <div className="found-place">
      <div className="found-place-words">
        <p className="found-place-head">
          {address ? (
            <Link href={address} look="plain">
              <span className="found-place-name">{name}</span>
            </Link>
          ) : (
            <span className="found-place-name">{name}</span>
          )}
          <Badge>{GATHERING_WORDS[kind]}</Badge>
          {address && shortAddress(address) !== name && (
            <span className="found-place-soft">{shortAddress(address)}</span>
          )}
        </p>
        <p>
          {peopleWords(people)}
          {goals.length > 0 && ` · for ${goals.map(({ title }) => asHeading(title)).join('; ')}`}
        </p>
        <Examples gathering={gathering} />
        {examples.length === 0 && (
          <p className="found-place-soft">Known from the addresses of their accounts.</p>
        )}
      </div>
      <div className="found-place-actions">
        <Button
          size="s"
          aria-label={`Add as a place: ${name}`}
          onPress={() => void onAdd(gathering)}
        >
          Add as a place
        </Button>
        <Button size="s" tone="plain" aria-label={`Dismiss: ${name}`} onPress={onDismiss}>
          Dismiss
        </Button>
      </div>
    </div>
  );
}

function Examples({ gathering: { examples, entries } }: { gathering: GatheringView }) {
  if (examples.length === 0) return null;
  const more = entries - examples.length;
  return (
    <ul className="found-place-examples" aria-label="Entries that lead there">
      {examples.map(({ entryId, title, person }) => (
        <li key={entryId}>
          {person.name}: <Link href={`/entries/${entryId}`}>{title || 'Untitled'}</Link>
        </li>
      ))}
      {more > 0 && <li className="found-place-soft">and {more} more</li>}
    </ul>
  );
}

/** Adds a found place with its goals and its people; undo removes it again. */
function useAdd() {
  const client = useQueryClient();
  const again = () => Promise.all([refresh(client, '/places'), refresh(client, PATH)]);
  return async ({ name, kind, address, goals, people }: GatheringView) => {
    const form = {
      name,
      kind,
      address,
      goalIds: goals.map(({ id }) => id),
      personIds: people.map(({ id }) => id),
    };
    try {
      const { id } = await call<{ id: number }>('POST', '/places', form);
      const remove = () =>
        call('DELETE', `/places/${id}`)
          .catch(sayNotDone)
          .finally(() => void again());
      toast(`Added: ${name}`, { undo: () => void remove() });
    } catch (error) {
      sayNotDone(error);
    }
    await again();
  };
}
