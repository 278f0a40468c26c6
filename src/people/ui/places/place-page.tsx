import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Badge, Button, Card, Link, Menu, Page, useAddressPart } from '#kit';
import { Loaded, read } from '#web-api';
import type { PlacePage as PlaceShown } from '../../places/schema.ts';
import { PlaceDialog } from './place-dialog.tsx';
import { PlaceGoals } from './place-goals.tsx';
import { PlaceWhen } from './place-when.tsx';
import { KIND_WORDS, shortAddress } from './place-words.ts';
import { useRemovePlace } from './use-places.ts';
import './places.css';

export interface PlacePageProps {
  /** What later rooms show of this place: who is there, its feed. */
  panels?: ((place: PlaceShown) => ReactNode) | undefined;
  aside?: ((place: PlaceShown) => ReactNode) | undefined;
}

/** `/places/$placeId`: why go, when, what for, who is there. */
export function PlacePage(slots: PlacePageProps) {
  const placeId = useAddressPart('placeId');
  const query = useQuery(read<PlaceShown>(`/places/${encodeURIComponent(placeId)}`));
  const loaded = (
    <Loaded query={query} lines={8} label="Loading the place">
      {(place) => <Place key={place.id} place={place} slots={slots} />}
    </Loaded>
  );
  if (!query.isError || query.data !== undefined) return loaded;
  return (
    <Page title="Place" above={<Link href="/places">Places</Link>}>
      {loaded}
    </Page>
  );
}

function Place({ place, slots }: { place: PlaceShown; slots: PlacePageProps }) {
  const [isChanging, setChanging] = useState(false);
  const remove = useRemovePlace(place);
  return (
    <Page
      title={place.name}
      above={<Link href="/places">Places</Link>}
      lede={
        <span className="place-lede">
          <Badge>{KIND_WORDS[place.kind].label}</Badge>
          {place.address && <Link href={place.address}>{shortAddress(place.address)}</Link>}
          <PlaceWhen place={place} />
        </span>
      }
      actions={
        <>
          <Button aria-haspopup="dialog" onPress={() => setChanging(true)}>
            Change
          </Button>
          <Menu
            label="More"
            items={[
              { id: 'remove', label: 'Remove', tone: 'danger', onPress: () => void remove() },
            ]}
          />
        </>
      }
    >
      <div className="place-panels">
        <div className="place-column">
          <Card title="Why go">
            {place.why ? (
              <p className="place-why">{place.why}</p>
            ) : (
              <p>
                You have not said yet what you would find there.{' '}
                <Button size="s" tone="plain" onPress={() => setChanging(true)}>
                  Say why
                </Button>
              </p>
            )}
          </Card>
          {slots.panels?.(place)}
        </div>
        <div className="place-column">
          <PlaceGoals place={place} />
          {slots.aside?.(place)}
        </div>
      </div>
      <PlaceDialog
        place={place}
        isOpen={isChanging}
        onClose={() => setChanging(false)}
        onDone={() => setChanging(false)}
      />
    </Page>
  );
}
