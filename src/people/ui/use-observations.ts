import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, refresh, useUndoable } from '#web-api';
import { OBSERVATION_WORDS } from '../assessments/limits.ts';
import type { ObservationView } from '../assessments/schema.ts';
import type { Observed } from './observe-dialog.tsx';

export interface Observations {
  observations: ObservationView[];
}

export const observationsPath = (personId: number): string => `/people/${personId}/observations`;

/** Noting, changing and removing, each with its way back. */
export function useObservationMoves(personId: number) {
  const client = useQueryClient();
  const path = observationsPath(personId);
  const add = async (observed: Observed) => {
    const made = await call<ObservationView>('POST', path, observed);
    toast('Noted', { undo: () => void again(() => call('DELETE', `/observations/${made.id}`)) });
    await refresh(client, path);
  };
  const change = async (id: number, observed: Observed) => {
    await call('PATCH', `/observations/${id}`, observed);
    toast('Kept');
    await refresh(client, path);
  };
  const again = async (work: () => Promise<unknown>) => {
    await work().catch((error: unknown) =>
      toast(error instanceof Error ? error.message : 'That was not done.', { tone: 'danger' }),
    );
    await refresh(client, path);
  };
  const remove = useUndoable<ObservationView, Observations>({
    path,
    apply: ({ observations }, gone) => ({
      observations: observations.filter(({ id }) => id !== gone.id),
    }),
    send: ({ id }) => call('DELETE', `/observations/${id}`),
    undo: ({ kind, day, words, goal }) =>
      call('POST', path, { kind, day, words, goalId: goal?.id ?? null }),
    words: ({ kind }) => `Removed: ${OBSERVATION_WORDS[kind].toLowerCase()}`,
  });
  return { add, change, remove };
}
