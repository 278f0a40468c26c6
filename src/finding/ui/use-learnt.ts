import { useMemo } from 'react';
import { call, type Undoable, useUndoable } from '#web-api';
import type { LearntView } from '../learning/schema.ts';

export const LEARNT_PATH = '/finding/learnt';
export type LessonLine = LearntView['lessons'][number];

/** Puts all that was learnt aside; shown at once, with undo. */
export function useResetLearnt(): (learnt: LearntView) => void {
  const move = useMemo((): Undoable<LearntView, LearntView> => {
    let resetAt: number | null = null;
    return {
      path: LEARNT_PATH,
      apply: (learnt) => ({
        signals: learnt.signals.map(({ signal }) => ({
          signal,
          movement: 'as-shipped',
          for: 0,
          against: 0,
        })),
        lessons: [],
        lessonsInAll: 0,
      }),
      send: async () => {
        const { at } = await call<{ at: number }>('POST', `${LEARNT_PATH}/reset`);
        resetAt = at;
      },
      undo: async () => {
        if (resetAt !== null) await call('POST', `${LEARNT_PATH}/undo-reset`, { at: resetAt });
      },
      words: () => 'Forgot what it learnt: Kith looks for people as shipped',
    };
  }, []);
  return useUndoable(move);
}

/** No longer learns from one choice; shown at once, with undo. */
export function useForgetLesson(): (lesson: LessonLine) => void {
  const move = useMemo((): Undoable<LessonLine, LearntView> => {
    const put = (id: number, forgotten: boolean) =>
      call('PUT', `/lessons/${id}/forgotten`, { forgotten });
    return {
      path: LEARNT_PATH,
      apply: (learnt, { id }) => ({
        ...learnt,
        lessons: learnt.lessons.filter((lesson) => lesson.id !== id),
        lessonsInAll: learnt.lessonsInAll - 1,
      }),
      send: ({ id }) => put(id, true),
      undo: ({ id }) => put(id, false),
      words: ({ person }) => `No longer learns from this about ${person.name}`,
    };
  }, []);
  return useUndoable(move);
}
