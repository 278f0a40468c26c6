import { useState } from 'react';
import { Button } from '#kit';
import { LogDialog } from './log-dialog.tsx';

export interface LogVisitProps {
  place: {
    name: string;
    people: readonly { id: number; name: string }[];
    goals: readonly { id: number }[];
  };
}

/** Telling what a visit to a place brought: one encounter with several people, for the goals it serves. */
export function LogVisit({ place: { name, people, goals } }: LogVisitProps) {
  const [isOpen, setOpen] = useState(false);
  const start = { title: `At ${name}`, goalIds: goals.map(({ id }) => id) };
  // Whom one met is asked: of many who may be there, few were.
  const only = people.length === 1 ? { people } : {};
  return (
    <>
      <Button size="s" aria-haspopup="dialog" onPress={() => setOpen(true)}>
        Log a visit
      </Button>
      {isOpen && (
        <LogDialog start={{ ...start, ...only, channel: 'met' }} onDone={() => setOpen(false)} />
      )}
    </>
  );
}
