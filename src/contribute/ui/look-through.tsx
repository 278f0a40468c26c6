import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, ErrorPanel } from '#kit';
import { ApiError, call, errorWords } from '#web-api';
import { type Decision, type Decisions, saidOf } from '../redaction/outgoing-rules.ts';
import type { AskedSubject, SaidOfNames } from '../redaction/schema.ts';
import { isMostlyUncased } from '../redaction/uncased-rules.ts';
import { decisionOf, SubjectList } from './subject-list.tsx';

export interface ByHandProps<Words> {
  words: Words;
  isBusy: boolean;
  onDone: (words: Words) => void;
  onLeave: () => void;
}

interface Going<Seen, Words> {
  seen: Seen;
  /** As others will read them. */
  words: Words;
  named: SaidOfNames;
  /** To be called when the server has found somebody in the words of whom nothing is decided. */
  onFound: () => void;
}

interface LookThroughProps<Seen, Words> {
  first: Seen;
  /** Where other words are looked through. */
  path: string;
  /** All that is looked through, as one text. */
  textOf: (seen: Seen) => string;
  wordsOf: (seen: Seen, decisions: Decisions) => Words;
  byHand: (props: ByHandProps<Words>) => ReactNode;
  preview: (going: Going<Seen, Words>) => ReactNode;
  sending: (going: Going<Seen, Words>) => ReactNode;
}

/** Who is named on one side, what goes out on the other, until both are right: for a note and for a goal. */
export function LookThrough<Seen extends { subjects: AskedSubject[] }, Words>({
  first,
  path,
  textOf,
  wordsOf,
  byHand,
  preview,
  sending,
}: LookThroughProps<Seen, Words>) {
  const [seen, setSeen] = useState(first);
  const [decided, setDecided] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [isByHand, setByHand] = useState(false);
  const { subjects } = seen;
  const whole = new Map(subjects.map((one) => [one.key, decisionOf(one, decided)]));
  const words = wordsOf(seen, whole);
  const look = useMutation({
    mutationFn: (changed: Words) => call<Seen>('POST', path, changed),
    onSuccess: (again) => {
      setSeen(again);
      setByHand(false);
    },
  });
  const going = {
    seen,
    words,
    named: saidOf(subjects, whole),
    onFound: () => look.mutate(words),
  };
  return (
    <div className="share">
      <section className="share-names" aria-labelledby="share-names-title">
        <h2 id="share-names-title">Who and what is named</h2>
        <SubjectList
          subjects={subjects}
          isUncased={isMostlyUncased(textOf(seen))}
          decided={decided}
          isDisabled={isByHand}
          onDecide={(key, decision) => setDecided(new Map(decided).set(key, decision))}
        />
      </section>
      <section className="share-text" aria-labelledby="share-text-title">
        <h2 id="share-text-title">What goes out</h2>
        {isByHand ? (
          byHand({
            words,
            isBusy: look.isPending,
            onDone: look.mutate,
            onLeave: () => setByHand(false),
          })
        ) : (
          <>
            {preview(going)}
            <div>
              <Button onPress={() => setByHand(true)}>Change the words by hand</Button>
            </div>
            {sending(going)}
          </>
        )}
        {look.error && <ErrorPanel {...errorWords(look.error)} />}
      </section>
    </div>
  );
}

interface ByHandActsProps extends Pick<ByHandProps<never>, 'isBusy' | 'onLeave'> {
  isDisabled?: boolean;
  onDone: () => void;
}

/** What words by hand end with. */
export function ByHandActs({ isBusy, isDisabled = false, onDone, onLeave }: ByHandActsProps) {
  return (
    <div className="share-actions">
      <Button tone="primary" isBusy={isBusy} isDisabled={isDisabled} onPress={onDone}>
        Look through it again
      </Button>
      <Button tone="plain" onPress={onLeave}>
        Leave the words as they were
      </Button>
    </div>
  );
}

/** The server names who is in the words without a decision. */
export const isUndecided = (error: unknown): boolean =>
  error instanceof ApiError && error.fields?.named !== undefined;
