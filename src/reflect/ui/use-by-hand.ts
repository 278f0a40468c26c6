import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, refresh, sayNotDone } from '#web-api';
import type { BehaviourForm, BehaviourView, NewBehaviour } from '../behaviours/schema.ts';

/** Adding, changing and removing by hand; each says what it did and can be undone. */
export function useByHand() {
  const client = useQueryClient();
  const readAgain = () =>
    Promise.all(['/map', '/behaviours', '/tools', '/time'].map((path) => refresh(client, path)));
  const send = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      sayNotDone(error);
    }
    await readAgain();
  };
  return {
    /** Throws what the server refuses, for the form to show. */
    add: async (form: NewBehaviour) => {
      const { id } = await call<BehaviourView>('POST', '/behaviours', form);
      await readAgain();
      toast('Added to your map', { undo: () => void send(call('DELETE', `/behaviours/${id}`)) });
    },
    change: async (before: BehaviourView, form: BehaviourForm) => {
      await call('PATCH', `/behaviours/${before.id}`, form);
      await readAgain();
      const undo = () => void send(call('PATCH', `/behaviours/${before.id}`, formOf(before)));
      toast('Changed', { undo });
    },
    remove: async ({ id, words }: BehaviourView) => {
      await send(call('DELETE', `/behaviours/${id}`));
      const undo = () => void send(call('POST', `/behaviours/${id}/restore`));
      toast(`Removed: ${words}`, { undo });
    },
  };
}

/** A behaviour as its form has it. */
export const formOf = (one: BehaviourView): Required<BehaviourForm> => ({
  words: one.words,
  c: one.c,
  phase: one.phase,
  goalId: one.goal?.id ?? null,
  personIds: one.people.map((person) => person.id),
  at: one.at,
  minutes: one.minutes,
  tool: one.tool?.name ?? null,
});
