import { useState } from 'react';
import { Button } from '#kit';
import { ObserveDialog } from './observe-dialog.tsx';
import { useObservationMoves } from './use-observations.ts';

interface ObserveButtonProps {
  person: { id: number; name: string };
  /** What it was for, as far as that is clear. */
  goalId?: number | undefined;
}

/** Noting what one saw somebody do, wherever one comes from having talked with them. */
export function ObserveButton({ person, goalId }: ObserveButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const { add } = useObservationMoves(person.id);
  return (
    <>
      <Button
        size="s"
        aria-haspopup="dialog"
        aria-label={`Note what you observed: ${person.name}`}
        onPress={() => setOpen(true)}
      >
        Note what you observed
      </Button>
      {isOpen && (
        <ObserveDialog
          person={person}
          goalId={goalId}
          onKeep={async (observed) => {
            await add(observed);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
