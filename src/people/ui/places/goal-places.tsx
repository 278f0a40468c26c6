import { useQuery } from '@tanstack/react-query';
import { Link, When } from '#kit';
import { read } from '#web-api';
import type { PlacePage } from '../../places/schema.ts';
import { PlaceWhen } from './place-when.tsx';
import { nextOf } from './place-words.ts';
import './places.css';

/** The places that serve a goal, the one that happens next first. */
export function useGoalPlaces(goalId: number): PlacePage[] {
  const { data } = useQuery(read<{ places: PlacePage[] }>('/places'));
  const day = (place: PlacePage) => nextOf(place) ?? '9999';
  return (data?.places.filter(({ goals }) => goals.some(({ id }) => id === goalId)) ?? []).toSorted(
    (a, b) => (day(a) < day(b) ? -1 : 1),
  );
}

/** A place and when it is next, in a few words. */
export function PlaceSoon({ place }: { place: PlacePage }) {
  const next = nextOf(place);
  return (
    <>
      {place.name}
      {next !== null && <When at={next} before="," />}
    </>
  );
}

/** Each place in a line that leads to it. */
export function GoalPlaces({ places }: { places: readonly PlacePage[] }) {
  return (
    <ul className="goal-places">
      {places.map((place) => (
        <li key={place.id}>
          <Link href={`/places/${place.id}`}>{place.name}</Link> <PlaceWhen place={place} />
        </li>
      ))}
    </ul>
  );
}
