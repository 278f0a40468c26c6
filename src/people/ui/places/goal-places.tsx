import { useQuery } from '@tanstack/react-query';
import { Link } from '#kit';
import { read } from '#web-api';
import type { PlacePage } from '../../places/schema.ts';
import { PlaceWhen } from './place-when.tsx';
import './places.css';

/** The places that serve a goal, each in a line; nothing where there is none. */
export function GoalPlaces({ goalId }: { goalId: number }) {
  const { data } = useQuery(read<{ places: PlacePage[] }>('/places'));
  const places = data?.places.filter(({ goals }) => goals.some(({ id }) => id === goalId)) ?? [];
  if (places.length === 0) return null;
  return (
    <div className="goal-places">
      <span>Where to go</span>
      <ul>
        {places.map((place) => (
          <li key={place.id}>
            <Link href={`/places/${place.id}`}>{place.name}</Link> <PlaceWhen place={place} />
          </li>
        ))}
      </ul>
    </div>
  );
}
