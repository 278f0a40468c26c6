import { LogVisit } from '../../src/connect/ui/story/log-visit.tsx';
import { InMyNotes } from '../../src/create/ui/mentions/in-my-notes.tsx';
import { PlacePresence } from '../../src/finding/ui/places/place-presence.tsx';
import { AddToPlace } from '../../src/people/ui/places/add-to-place.tsx';
import { PlacePage as PlaceFrame } from '../../src/people/ui/places/place-page.tsx';
import { nextOf } from '../../src/people/ui/places/place-words.ts';
import { PlanVisit } from '../../src/plans/ui/plan-visit.tsx';
import { PlaceHappenings } from '../../src/sources/ui/place-happenings.tsx';
import { PlaceEntries, PlaceSources } from '../../src/sources/ui/place-sources.tsx';

/** `/places/$placeId`: a place with who is there and what its feed brings. */
export function PlacePage() {
  return (
    <PlaceFrame
      panels={(place) => (
        <>
          <PlacePresence place={place} adding={<AddToPlace place={place} />} />
          <PlaceHappenings place={place} />
          <PlaceEntries place={place} />
          <InMyNotes things="places" id={place.id} />
        </>
      )}
      aside={(place) => (
        <>
          <PlanVisit
            place={place}
            goals={place.goals}
            nextOn={nextOf(place)}
            logging={<LogVisit place={place} />}
          />
          <PlaceSources place={place} />
        </>
      )}
    />
  );
}
