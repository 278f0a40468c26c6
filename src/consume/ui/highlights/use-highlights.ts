import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { newDraftKey } from '#saving';
import { call, errorWords, keyOf, refresh } from '#web-api';
import type { HighlightView } from '../../highlights/schema.ts';
import type { SelectedQuote } from './marks.ts';

interface Marked {
  highlights: HighlightView[];
}

const sayWhy = (error: unknown) =>
  void toast(`Not done: ${errorWords(error).message}`, { tone: 'danger' });

/**
 * What one does with the highlights of one text. `readAt` is where they are read, `markAt` where a passage is sent to.
 * What is marked shows at once.
 */
export function useHighlights(readAt: string, markAt: string) {
  const client = useQueryClient();
  const again = () => Promise.all([refresh(client, readAt), refresh(client, '/keeps')]);
  const remove = async (one: HighlightView, words = 'Removed the highlight') => {
    show(client, readAt, (all) => all.filter(({ id }) => id !== one.id));
    try {
      await call('DELETE', `/highlights/${one.id}`);
      toast(words, {
        undo: () => void call('POST', `/highlights/${one.id}/restore`).then(again, sayWhy),
      });
    } catch (error) {
      sayWhy(error);
    }
    await again();
  };
  const mark = async (quote: SelectedQuote) => {
    const draftKey = newDraftKey();
    await client.cancelQueries({ queryKey: keyOf(readAt) });
    show(client, readAt, (all) => [...all, shownAtOnce(quote)]);
    try {
      const made = await call<HighlightView>('POST', markAt, { ...quote, draftKey });
      toast('Highlighted', {
        undo: () => void call('DELETE', `/highlights/${made.id}`).then(again, sayWhy),
      });
    } catch (error) {
      sayWhy(error);
    }
    await again();
  };
  const say = async (id: number, note: string) => {
    await call('PATCH', `/highlights/${id}`, { note });
    await again();
  };
  return { mark, remove, say };
}

function show(
  client: QueryClient,
  path: string,
  change: (all: HighlightView[]) => HighlightView[],
): void {
  client.setQueryData<Marked>(
    keyOf(path),
    (known) => known && { ...known, highlights: change(known.highlights) },
  );
}

/** Until the server has said which one it is. */
const shownAtOnce = (quote: SelectedQuote): HighlightView => ({
  ...quote,
  id: -quote.start - 1,
  keepId: 0,
  end: quote.start + quote.exact.length,
  how: 'place',
  note: '',
  createdAt: Date.now(),
  updatedAt: Date.now(),
});
