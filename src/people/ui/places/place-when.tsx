import { todayHere } from '#days';
import { When } from '#kit';
import type { PlaceView } from '../../places/schema.ts';
import { nextOf, rhythmWords } from './place-words.ts';

/** When a place happens next, and how often. Nothing where it has no day. */
export function PlaceWhen({ place }: { place: PlaceView }) {
  if (place.startsOn === null) return null;
  const next = nextOf(place);
  const often = rhythmWords(place);
  if (next === null)
    return (
      <span className="place-when">
        <When at={place.startsOn} before="Was" />
      </span>
    );
  return (
    <span className="place-when" data-next>
      <When at={next} before={next < todayHere() ? 'Goes on since' : 'Next'} />
      {often && `, ${often}`}
    </span>
  );
}
