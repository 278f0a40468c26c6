import { useState } from 'react';
import { Button, Dialog, Link, RadioGroup } from '#kit';
import { useGoalsOfMine } from './goals-of-mine.ts';
import { MovePlanner } from './move-planner.tsx';
import './interactions.css';

interface PlanWithProps {
  person: { id: number; name: string };
  /** The goal it is for, where that is known. */
  goalId?: number | undefined;
  onDone: () => void;
}

/** Plans a move with a person from where no goal is given: first for what, then what. */
export function PlanWith({ person, goalId, onDone }: PlanWithProps) {
  const goals = useGoalsOfMine();
  const [chosen, setChosen] = useState(goalId ?? null);
  const [isAsked, setAsked] = useState(goalId === undefined);
  if (!isAsked && chosen !== null)
    return <MovePlanner goalId={chosen} person={person} onDone={onDone} />;
  return (
    <Dialog
      title={`A move with ${person.name}`}
      isOpen
      onClose={onDone}
      actions={
        <>
          <Button onPress={onDone}>Not now</Button>
          <Button tone="primary" isDisabled={chosen === null} onPress={() => setAsked(false)}>
            Go on
          </Button>
        </>
      }
    >
      {goals.length === 0 ? (
        <p>
          A move serves a goal. <Link href="/goals/new">Write your first goal</Link>, then come
          back.
        </p>
      ) : (
        <RadioGroup
          label="What is it for?"
          name="goal"
          value={chosen === null ? null : String(chosen)}
          onChange={(value) => setChosen(Number(value))}
          choices={goals.map(({ id, title }) => ({ value: String(id), label: title }))}
        />
      )}
    </Dialog>
  );
}
