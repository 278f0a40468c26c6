import { memo } from 'react';
import { Button, Link } from '#kit';
import type { Shape } from './shape.ts';

const SHOWN_MAX = 8;

interface PickedPersonProps {
  shape: Shape;
  picked: number | null;
  onPick: (personId: number | null) => void;
}

/** Who is picked on the map, said where one looks, with whom they are joined: from there one goes on. */
export const PickedPerson = memo(function PickedPerson({
  shape,
  picked,
  onPick,
}: PickedPersonProps) {
  const person = picked === null ? undefined : shape.byId.get(picked);
  return (
    <div className="network-picked" role="status">
      {person && (
        <>
          <p>
            <Link href={`/people/${person.id}`}>{person.name}</Link>
            {`, joined to ${person.joined}`}
            {person.community && `, of the community of ${person.community.name}`}
            {person.bridgeTo.length > 0 &&
              `; stands between it and that of ${person.bridgeTo.map(({ name }) => name).join('; ')}`}
            .
          </p>
          <Joined shape={shape} personId={person.id} onPick={onPick} />
        </>
      )}
    </div>
  );
});

function Joined({
  shape,
  personId,
  onPick,
}: { shape: Shape; personId: number } & Pick<PickedPersonProps, 'onPick'>) {
  const near = shape.graph
    .neighbors(personId)
    .map((id) => ({ id: Number(id), name: shape.byId.get(Number(id))?.name ?? '' }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <div className="network-joined">
      {near.slice(0, SHOWN_MAX).map(({ id, name }) => (
        <Button key={id} size="s" onPress={() => onPick(id)}>
          {name}
        </Button>
      ))}
      {near.length > SHOWN_MAX && (
        <span className="network-soft">{`and ${near.length - SHOWN_MAX} more`}</span>
      )}
      <Button size="s" tone="quiet" onPress={() => onPick(null)}>
        Let go
      </Button>
    </div>
  );
}
