import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asHeading, Button, Fold, Link, List, When, Why } from '#kit';
import { Loaded, read } from '#web-api';
import { OBSERVATION_WORDS } from '../assessments/limits.ts';
import type { ObservationView } from '../assessments/schema.ts';
import { ObserveDialog, type Observed } from './observe-dialog.tsx';
import { type Observations, observationsPath, useObservationMoves } from './use-observations.ts';
import './observations.css';

interface PersonOfPanel {
  person: { id: number; name: string };
}

/** What I saw them do, by its day: what trust grows by. Nobody else ever reads it. */
export function PersonObservations({ person }: PersonOfPanel) {
  const [opened, setOpened] = useState<ObservationView | 'new' | null>(null);
  const query = useQuery(read<Observations>(observationsPath(person.id)));
  const moves = useObservationMoves(person.id);
  const keep = async (observed: Observed) => {
    await (opened === 'new' || opened === null
      ? moves.add(observed)
      : moves.change(opened.id, observed));
    setOpened(null);
  };
  return (
    <Fold
      id="person.observations"
      title="What I observed"
      actions={
        <Button size="s" aria-haspopup="dialog" onPress={() => setOpened('new')}>
          Note something
        </Button>
      }
    >
      <Loaded query={query} lines={3} label="Loading what you observed">
        {({ observations }) => (
          <ObservationList
            person={person}
            observations={observations}
            onChange={setOpened}
            onRemove={moves.remove}
          />
        )}
      </Loaded>
      <WhyObserve />
      {opened !== null && (
        <ObserveDialog
          person={person}
          observed={opened === 'new' ? undefined : opened}
          onKeep={keep}
          onClose={() => setOpened(null)}
        />
      )}
    </Fold>
  );
}

interface ObservationListProps extends PersonOfPanel {
  observations: readonly ObservationView[];
  onChange: (one: ObservationView) => void;
  onRemove: (one: ObservationView) => void;
}

function ObservationList({ person, observations, onChange, onRemove }: ObservationListProps) {
  if (observations.length === 0)
    return (
      <p>
        Nothing noted yet. When {person.name} keeps a promise, tells you frankly what will not work,
        or corrects a mistake, note it with its day: after some time you know why you trust them.
      </p>
    );
  return (
    <List items={observations} keyOf={({ id }) => id} label={`What I observed of ${person.name}`}>
      {(one) => <OneObservation one={one} onChange={onChange} onRemove={onRemove} />}
    </List>
  );
}

function OneObservation({
  one,
  onChange,
  onRemove,
}: Pick<ObservationListProps, 'onChange' | 'onRemove'> & { one: ObservationView }) {
  const about = `${OBSERVATION_WORDS[one.kind]}, ${one.day}`;
  return (
    <article className="observation" aria-label={about}>
      <p className="observation-head">
        <b>{OBSERVATION_WORDS[one.kind]}</b> <When at={one.day} />
        {one.goal && (
          <>
            {' '}
            for <Link href={`/goals/${one.goal.id}`}>{asHeading(one.goal.title)}</Link>
          </>
        )}
      </p>
      {one.words && <p className="observation-words">{one.words}</p>}
      <div className="observation-moves">
        <Button
          size="s"
          tone="plain"
          aria-haspopup="dialog"
          aria-label={`Change: ${about}`}
          onPress={() => onChange(one)}
        >
          Change
        </Button>
        <Button size="s" tone="plain" aria-label={`Remove: ${about}`} onPress={() => onRemove(one)}>
          Remove
        </Button>
      </div>
    </article>
  );
}

function WhyObserve() {
  return (
    <Why of="rajagopal-2012" about="noting what you observed">
      Trust is among it. That it is seen in promises, candour and corrections is Kith’s own reading:
      whether to trust somebody cannot be read from what they publish, so Kith never guesses. It
      keeps what you saw, with its day, and reminds you of it when you decide.
    </Why>
  );
}
