import { useQueryClient } from '@tanstack/react-query';
import { type Autosaved, useAutosave } from '#saving';
import { call, keyOf } from '#web-api';
import type { Cause } from '../limits.ts';
import type { GoalReviewView, Said, SaidView } from '../schema.ts';

export interface ReviewDraft {
  criteria: Said[];
  confidence: number | null;
  satisfaction: number | null;
  causes: Cause[];
  causeWords: string;
}

/** The fields of an open review, which save themselves. */
export function useReviewForm(review: GoalReviewView): Autosaved<ReviewDraft> {
  const client = useQueryClient();
  const path = `/reviews/${review.id}`;
  return useAutosave<ReviewDraft>({
    kind: 'review',
    id: review.id,
    initial: draftOf(review),
    updatedAt: review.updatedAt,
    look: async () => draftOf(await call<GoalReviewView>('GET', path)),
    send: async (id, fields) => {
      const saved = await call<GoalReviewView>('PATCH', path, fields);
      client.setQueryData(keyOf(path), saved);
      return id ?? saved.id;
    },
  });
}

const draftOf = (review: GoalReviewView): ReviewDraft => ({
  criteria: review.criteria.map(saidOf),
  confidence: review.confidence,
  satisfaction: review.satisfaction,
  causes: review.causes,
  causeWords: review.causeWords,
});

/** What is shown, as it is sent: without titles, which are the server's to say. */
function saidOf({ shownBy, ...said }: SaidView): Said {
  if (shownBy === null) return { ...said, shownBy };
  if (shownBy.kind === 'link')
    return { ...said, shownBy: { kind: 'link', url: shownBy.url ?? '' } };
  return { ...said, shownBy: { kind: shownBy.kind, id: shownBy.id ?? 0 } };
}
