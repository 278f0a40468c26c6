import type { NamedPerson } from './found-people.ts';
import './people-field.css';

/** Somebody as a choice names them: with what tells them from others of the name, to see and to hear. */
export function FoundName({ person: { name, apart } }: { person: NamedPerson }) {
  return (
    // One piece: a button sets what stands in it apart.
    <span>
      {name}
      {apart && <span className="found-apart">, {apart}</span>}
    </span>
  );
}

export const saidApart = ({ name, apart }: NamedPerson): string =>
  apart ? `${name}, ${apart}` : name;
