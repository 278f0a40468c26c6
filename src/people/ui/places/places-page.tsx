import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { asHeading, Badge, Button, EmptyState, Link, List, Page, TextField, useGo } from '#kit';
import { Loaded, read } from '#web-api';
import { nameKey } from '../../directory/rules.ts';
import type { PlacePage } from '../../places/schema.ts';
import { PlaceDialog } from './place-dialog.tsx';
import { PlaceWhen } from './place-when.tsx';
import { KIND_WORDS, nextOf, shortAddress } from './place-words.ts';
import './places.css';

/** From so many places on, one looks for one by its name. */
const SEARCHED_FROM = 10;
const PEOPLE_NAMED_MAX = 3;

export interface PlacesPageProps {
  /** Where the people for one's goals gather, found by a later room. */
  found?: ReactNode;
}

/** `/places`: where people gather: why go, when, who is there, what for. */
export function PlacesPage({ found }: PlacesPageProps) {
  const [isAdding, setAdding] = useState(false);
  const go = useGo();
  const query = useQuery(read<{ places: PlacePage[] }>('/places'));
  return (
    <Page
      title="Places"
      lede="Where people gather: a hashtag, a forum, a meetup. Going where they are is how one meets them."
      actions={
        <Button tone="primary" aria-haspopup="dialog" onPress={() => setAdding(true)}>
          Add a place
        </Button>
      }
    >
      <Loaded query={query} lines={6} label="Loading the places">
        {({ places }) => (places.length === 0 ? <NoPlaces /> : <Places places={places} />)}
      </Loaded>
      {found}
      <PlaceDialog
        isOpen={isAdding}
        onClose={() => setAdding(false)}
        onDone={({ id }) => go(`/places/${id}`)}
      />
    </Page>
  );
}

const NoPlaces = () => (
  <EmptyState title="No places yet">
    Add one you know: the meetup a colleague goes to, the hashtag under which people tell of their
    mistakes. Once Kith reads what people publish, it also looks for where those gather who write on
    your goals.
  </EmptyState>
);

function Places({ places }: { places: readonly PlacePage[] }) {
  const [typed, setTyped] = useState('');
  const wanted = nameKey(typed);
  const shown = inOrder(places).filter(({ name }) => nameKey(name).includes(wanted));
  return (
    <>
      {places.length >= SEARCHED_FROM && (
        <search>
          <TextField label="Search places" type="search" value={typed} onChange={setTyped} />
        </search>
      )}
      <p role="status" className={shown.length === 0 ? undefined : 'visually-hidden'}>
        {shown.length === 0 ? `No place is called “${typed}”.` : `${shown.length} places`}
      </p>
      <List items={shown} keyOf={({ id }) => id} label="Places">
        {(place) => <PlaceRow place={place} />}
      </List>
    </>
  );
}

/** What happens next first; what has no day, or is over, by its name. */
function inOrder(places: readonly PlacePage[]): PlacePage[] {
  const day = (place: PlacePage) => nextOf(place) ?? '9999';
  return places.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

function PlaceRow({ place }: { place: PlacePage }) {
  return (
    <div className="place-row">
      <div className="place-row-head">
        <Link href={`/places/${place.id}`} look="plain">
          <span className="place-row-name">{place.name}</span>
        </Link>
        <Badge>{KIND_WORDS[place.kind].label}</Badge>
        <PlaceWhen place={place} />
      </div>
      {place.why && <p className="place-row-why">{place.why}</p>}
      <p className="place-row-about">{aboutWords(place)}</p>
    </div>
  );
}

/** "Ines, Noor and 3 others · for Calm releases". */
function aboutWords({ people, goals, address }: PlacePage): string {
  const named = people.slice(0, PEOPLE_NAMED_MAX).map(({ name }) => name);
  const more = people.length - named.length;
  const others = more > 0 ? [`${more} ${more === 1 ? 'other' : 'others'}`] : [];
  const who = new Intl.ListFormat('en').format([...named, ...others]);
  const what = goals.map(({ title }) => asHeading(title)).join('; ');
  return [who, what && `for ${what}`, address && shortAddress(address)].filter(Boolean).join(' · ');
}
