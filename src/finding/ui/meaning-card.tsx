import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Button, Card } from '#kit';
import { call, Loaded, read, type Undoable, useUndoable } from '#web-api';
import type { MeaningView } from '../meaning/schema.ts';

const PATH = '/finding/meaning';

/** Which texts leave this Kith to be compared by meaning, for which address, and the member's own say in it. */
export function MeaningCard() {
  const query = useQuery(read<MeaningView>(PATH));
  return (
    <Card title="Near in meaning">
      <Loaded query={query} lines={3} label="Looking what leaves this Kith">
        {({ asked, ...meaning }) =>
          asked ? (
            <Asked asked={asked} {...meaning} />
          ) : (
            <p className="learnt-words">
              Kith finds people by the words they use. Nothing leaves this Kith for it. Whoever runs
              it can set up a program that also compares by meaning.
            </p>
          )
        }
      </Loaded>
    </Card>
  );
}

type AskedProps = Omit<MeaningView, 'asked'> & { asked: NonNullable<MeaningView['asked']> };

function Asked({ asked, sendsQuestions, entries, trouble }: AskedProps) {
  const choose = useChooseSending();
  const number = (count: number): string => count.toLocaleString('en');
  return (
    <div className="meaning">
      <p className="learnt-words">
        Whoever runs this Kith has set up the model <b>{asked.model}</b> at <b>{asked.url}</b>.
        Title and beginning of entries in your sources go there, and the questions of your goals.
        Nothing else does: no notes, no judgements, no names of your people, nothing more of a goal.
        {asked.isReadableOnTheWay &&
          ' The way there is not encrypted: whoever runs a network in between can read it.'}
      </p>
      <p className="learnt-words">
        An entry that uses other words than your question can then be found too. It says “near in
        meaning” and who thinks so, comes after what says your words, and is a sign of nothing more.
      </p>
      <p className="learnt-words">
        {number(entries.known)} of your {number(entries.all)} latest entries are compared.
      </p>
      {trouble && (
        <p className="learnt-words">
          <b>Just now you find people by words alone.</b> {trouble} Kith asks again by itself.
        </p>
      )}
      <p aria-live="polite">
        <b>
          {sendsQuestions
            ? 'Your questions are sent there.'
            : 'Your questions stay here; you find people by words alone.'}
        </b>
      </p>
      <p>
        <Button onPress={() => choose(!sendsQuestions)}>
          {sendsQuestions ? 'Keep my questions here' : 'Compare my questions by meaning'}
        </Button>
      </p>
    </div>
  );
}

/** Shown at once, with undo. */
function useChooseSending(): (sends: boolean) => void {
  const move = useMemo((): Undoable<boolean, MeaningView> => {
    const put = (sendsQuestions: boolean) => call('PUT', PATH, { sendsQuestions });
    return {
      path: PATH,
      apply: (meaning, sendsQuestions) => ({ ...meaning, sendsQuestions }),
      send: async (sends) => {
        await put(sends);
      },
      undo: async (sends) => {
        await put(!sends);
      },
      words: (sends) =>
        sends ? 'Your questions are compared by meaning' : 'Your questions stay on this Kith',
    };
  }, []);
  return useUndoable(move);
}
