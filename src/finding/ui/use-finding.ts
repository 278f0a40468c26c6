import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Criterion } from '#people';
import { call, read, refresh, type Undoable, useUndoable } from '#web-api';
import type { FindingView, FoundPerson } from '../view.ts';
import { andWords } from './words.ts';

const LIVE_EVERY_MS = 4_000;
/** A model that is asked for the first time answers within seconds or not at all. */
const ASKING_EVERY_MS = 2_000;

export const findingPath = (goalId: number): string => `/goals/${goalId}/finding`;

/**
 * Who fits a goal. While sources are arriving it is asked again and again, and once at their end;
 * until that last answer is there, the order of the people is not settled.
 */
export function useFinding(goalId: number, isArriving: boolean) {
  const client = useQueryClient();
  const query = useQuery({
    ...read<FindingView>(findingPath(goalId)),
    refetchInterval: ({ state }) => {
      const { data } = state;
      const isWaiting =
        data !== undefined && data.lookedAt.sources > 0 && data.lookedAt.entries === 0;
      if (data?.byWordsAlone?.isAsking) return ASKING_EVERY_MS;
      return isArriving || isWaiting ? LIVE_EVERY_MS : false;
    },
  });
  const [isUnsettled, setUnsettled] = useState(isArriving);
  if (isArriving && !isUnsettled) setUnsettled(true);
  useEffect(() => {
    if (isArriving || !isUnsettled) return;
    void refresh(client, findingPath(goalId)).finally(() => setUnsettled(false));
  }, [client, goalId, isArriving, isUnsettled]);
  return { query, isUnsettled };
}

export type Decision = FoundPerson['decision'];
interface Decided {
  person: FoundPerson;
  decision: Decision;
}

const DECIDED_WORDS: Record<Decision, string> = {
  chosen: 'Chosen',
  later: 'Kept for later',
  dismissed: 'Dismissed',
  open: 'Open again',
};

/** Decides on a person for a goal; shown at once, with undo. */
export function useDecide(goalId: number): (decided: Decided) => void {
  const move = useMemo(() => {
    const put = (personId: number, decision: Decision) =>
      call('PUT', `/goals/${goalId}/people/${personId}/decision`, { decision });
    const made: Undoable<Decided, FindingView> = {
      path: findingPath(goalId),
      apply: (finding, { person, decision }) => withDecision(finding, person.id, decision),
      send: ({ person, decision }) => put(person.id, decision),
      undo: ({ person }) => put(person.id, person.decision),
      words: ({ person, decision }) => `${DECIDED_WORDS[decision]}: ${person.name}`,
    };
    return made;
  }, [goalId]);
  return useUndoable(move);
}

/** Brings somebody back who was dismissed. */
export function useBringBack(goalId: number): (person: { id: number; name: string }) => void {
  const move = useMemo(() => {
    const put = (personId: number, decision: Decision) =>
      call('PUT', `/goals/${goalId}/people/${personId}/decision`, { decision });
    const made: Undoable<{ id: number; name: string }, FindingView> = {
      path: findingPath(goalId),
      apply: (finding, { id }) => ({
        ...finding,
        dismissed: finding.dismissed.filter((person) => person.id !== id),
      }),
      send: ({ id }) => put(id, 'open'),
      undo: ({ id }) => put(id, 'dismissed'),
      words: ({ name }) => `Brought back: ${name}`,
    };
    return made;
  }, [goalId]);
  return useUndoable(move);
}

/** Chooses several people at once, as one move with one undo. */
export function useChooseAll(goalId: number): (people: readonly FoundPerson[]) => void {
  const move = useMemo(() => {
    const put = (personId: number, decision: Decision) =>
      call('PUT', `/goals/${goalId}/people/${personId}/decision`, { decision });
    const made: Undoable<readonly FoundPerson[], FindingView> = {
      path: findingPath(goalId),
      apply: (finding, people) =>
        people.reduce((shown, { id }) => withDecision(shown, id, 'chosen'), finding),
      send: (people) => Promise.all(people.map(({ id }) => put(id, 'chosen'))),
      undo: (people) => Promise.all(people.map(({ id, decision }) => put(id, decision))),
      words: (people) => `Chosen: ${andWords(people.map(({ name }) => name))}`,
    };
    return made;
  }, [goalId]);
  return useUndoable(move);
}

/** What is shown once a person is decided on; who is dismissed is out of sight. */
export function withDecision(
  finding: FindingView,
  personId: number,
  decision: Decision,
): FindingView {
  return {
    ...finding,
    people: finding.people.flatMap((person) => {
      if (person.id !== personId) return [person];
      return decision === 'dismissed' ? [] : [{ ...person, decision }];
    }),
    portfolio:
      decision === 'chosen' || decision === 'dismissed'
        ? finding.portfolio.filter(({ id }) => id !== personId)
        : finding.portfolio,
  };
}

export interface Judgement {
  value: 'unknown' | 'yes' | 'no';
  reason: string;
}
interface Judged {
  person: FoundPerson;
  criterion: Criterion;
  now: Judgement;
  before: Judgement;
}

/** Confirms or refuses a hint, or takes the word back; shown at once, with undo. */
export function useJudge(goalId: number): (judged: Judged) => void {
  const move = useMemo(() => {
    const put = ({ person, criterion }: Judged, judgement: Judgement) =>
      call('PUT', `/goals/${goalId}/people/${person.id}/criteria/${criterion}`, judgement);
    const made: Undoable<Judged, FindingView> = {
      path: findingPath(goalId),
      apply: (finding, { person, criterion, now }) => ({
        ...finding,
        people: finding.people.map((other) =>
          other.id === person.id ? withJudgement(other, criterion, now) : other,
        ),
      }),
      send: (judged) => put(judged, judged.now),
      undo: (judged) => put(judged, judged.before),
      words: judgedWords,
      // How one's mind changed is told beside each criterion.
      alsoRefresh: ['/people'],
    };
    return made;
  }, [goalId]);
  return useUndoable(move);
}

function withJudgement(person: FoundPerson, criterion: Criterion, now: Judgement): FoundPerson {
  return {
    ...person,
    criteria: person.criteria.map((row) =>
      row.criterion === criterion ? { ...row, assessment: now.value, reason: now.reason } : row,
    ),
  };
}

function judgedWords({ person, criterion, now, before }: Judged): string {
  const what = `${person.name}, ${(person.criteria.find((row) => row.criterion === criterion)?.title ?? criterion).toLowerCase()}`;
  if (now.value === 'unknown') return `Taken back: ${what}`;
  if (now.value === before.value) return `Reason kept: ${what}`;
  return `${now.value === 'yes' ? 'Yes' : 'No'}: ${what}`;
}
