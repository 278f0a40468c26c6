import { useRef, useState } from 'react';
import { EmptyState, Link, useAddressValue, useShortcut } from '#kit';
import type { FindingView, FoundPerson } from '../view.ts';
import { Dismissed } from './dismissed.tsx';
import { PersonRow, type PlanMove } from './person-row.tsx';
import { QuestionFilter } from './question-filter.tsx';
import { keepPlaces, peopleFor } from './shown-order.ts';
import { type Decision, useDecide } from './use-finding.ts';

export interface WhoFitsProps {
  goalId: number;
  finding: FindingView;
  /** Sources are arriving: the best may come last, so places are not kept yet. */
  isArriving: boolean;
  planMove?: PlanMove | undefined;
}

/** The people proposed for a goal, by question, each with the evidence; to choose, keep or dismiss. */
export function WhoFits({ goalId, finding, isArriving, planMove }: WhoFitsProps) {
  const [asked, setAsked] = useAddressValue('question');
  const questionId = finding.questions.find(({ id }) => String(id) === asked)?.id ?? null;
  const ordered = useKeptPlaces(finding.people, isArriving);
  const people = peopleFor(ordered, questionId);
  const questions = new Map(finding.questions.map(({ id, text }) => [id, text]));
  const { list, opened, setOpen, decide } = useWorkingThrough(goalId, people);
  if (finding.people.length === 0)
    return (
      <>
        <ByWordsAlone why={finding.byWordsAlone} />
        <Nobody goalId={goalId} isArriving={isArriving} />
        <Dismissed goalId={goalId} people={finding.dismissed} />
      </>
    );
  return (
    <>
      <QuestionFilter finding={finding} value={questionId} onChange={setAsked} />
      <ByWordsAlone why={finding.byWordsAlone} />
      {people.length === 0 && <NobodyOnThis goalId={goalId} />}
      <ol className="found-list" ref={list} aria-label="People" aria-busy={isArriving}>
        {people.map((person) => (
          <li key={person.id}>
            <PersonRow
              goalId={goalId}
              person={person}
              questions={questions}
              questionId={questionId}
              isOpen={opened.has(person.id)}
              onOpen={(isOpen) => setOpen(person.id, isOpen)}
              onDecide={(decision) => decide(person, decision)}
              planMove={planMove}
            />
          </li>
        ))}
      </ol>
      <Dismissed goalId={goalId} people={finding.dismissed} />
    </>
  );
}

/** What is missing where a model is set up that compares by meaning, and does not. */
function ByWordsAlone({ why }: { why: FindingView['byWordsAlone'] }) {
  return (
    <p className="by-words-alone" role="status">
      {why && (
        <>
          <b>Found by your words alone.</b> {why.words}{' '}
          <Link href="/settings/finding">What is sent there</Link>
        </>
      )}
    </p>
  );
}

/** Once all has arrived, everybody keeps their place while the page is open. */
function useKeptPlaces(people: readonly FoundPerson[], isArriving: boolean): FoundPerson[] {
  const [placed, setPlaced] = useState<readonly number[]>([]);
  if (isArriving) {
    if (placed.length > 0) setPlaced([]);
    return [...people];
  }
  const known = new Set(placed);
  const arrived = people.filter(({ id }) => !known.has(id));
  if (arrived.length === 0) return keepPlaces(people, placed);
  const next = [...placed, ...arrived.map(({ id }) => id)];
  setPlaced(next);
  return keepPlaces(people, next);
}

/** Going through the people by key, unfolding them, and deciding. */
function useWorkingThrough(goalId: number, people: readonly FoundPerson[]) {
  const list = useRef<HTMLOListElement>(null);
  const last = useRef<number | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const send = useDecide(goalId);
  const setOpen = (id: number, isOpen: boolean) =>
    setOpened((before) => {
      const after = new Set(before);
      if (isOpen) after.add(id);
      else after.delete(id);
      return after;
    });

  const place = () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-person]');
    const id = focused ? Number(focused.dataset.person) : last.current;
    return people.findIndex((person) => person.id === id);
  };
  const goTo = (at: number) => {
    const person = people[Math.max(0, Math.min(at, people.length - 1))];
    if (!person) return;
    last.current = person.id;
    const row = list.current?.querySelector<HTMLElement>(`[data-person="${person.id}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };
  const decide = (person: FoundPerson, decision: Decision) => {
    const at = people.indexOf(person);
    // The row goes; who works by key goes on with the next one.
    if (decision === 'dismissed') goTo(at === people.length - 1 ? at - 1 : at + 1);
    send({ person, decision });
  };
  const decideHere = (decision: Decision) => {
    const person = people[place()];
    if (person) decide(person, person.decision === decision ? 'open' : decision);
  };
  useShortcut('j', 'Next person', () => goTo(place() + 1));
  useShortcut('k', 'Person before', () => goTo(place() - 1));
  useShortcut('o', 'Details of the person (also Enter)', () => {
    const person = people[place()];
    if (person) setOpen(person.id, !opened.has(person.id));
  });
  useShortcut('c', 'Choose the person', () => decideHere('chosen'));
  useShortcut('l', 'Keep the person for later', () => decideHere('later'));
  useShortcut('d', 'Dismiss the person', () => decideHere('dismissed'));
  return { list, opened, setOpen, decide };
}

function Nobody({ goalId, isArriving }: { goalId: number; isArriving: boolean }) {
  if (isArriving)
    return (
      <EmptyState title="Nobody yet">
        <p>
          What your people publish is being read. Whoever writes about your questions appears here.
        </p>
      </EmptyState>
    );
  return (
    <EmptyState
      title="Nobody you read writes about this yet"
      action={
        <Link href={`/goals/${goalId}/edit`} look="button">
          Change the questions
        </Link>
      }
    >
      <p>
        Put the questions in other words, nearer to how people write about it, or{' '}
        <Link href="/sources/import">bring in more sources</Link>.
      </p>
    </EmptyState>
  );
}

function NobodyOnThis({ goalId }: { goalId: number }) {
  return (
    <EmptyState
      title="Nobody here writes about this question"
      action={
        <Link href={`/goals/${goalId}?tab=beyond`} look="button">
          Look beyond your network
        </Link>
      }
    >
      <p>
        <Link href={`/goals/${goalId}/edit`}>Put it in other words</Link>, or{' '}
        <Link href="/sources/import">bring in more sources</Link>.
      </p>
    </EmptyState>
  );
}
