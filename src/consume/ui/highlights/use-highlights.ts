import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { newDraftKey, outcomeOf } from '#saving';
import { call, keyOf, refresh, sayNotDone, useMember } from '#web-api';
import type { HighlightView, MarkedInEntry } from '../../highlights/schema.ts';
import type { LibraryView } from '../../library/schema.ts';
import { library } from '../library/library-again.ts';
import { showKept } from '../library/use-keeping.ts';
import type { SelectedQuote } from './marks.ts';
import { dropMark, keepMark, onceSent, shownAtOnce, type WaitingMark } from './waiting-marks.ts';

interface Marked {
  highlights: HighlightView[];
}

interface TextWithHighlights {
  /** Where the highlights are read, and where a passage is sent to be marked. */
  readAt: string;
  markAt: string;
  entryId: number | null;
}

/** What comes of marking: in an entry that was not kept, that it is kept now. */
type Made = HighlightView & Partial<Pick<MarkedInEntry, 'isNewKeep'>>;

/** What one does with the highlights of one text. What is marked shows at once. */
export function useHighlights({ readAt, markAt, entryId }: TextWithHighlights) {
  const client = useQueryClient();
  const { id: memberId } = useMember();
  const entryPath = entryId === null ? [] : [`/entries/${entryId}/highlights`];
  const again = () =>
    Promise.all([
      ...[readAt, ...entryPath].map((path) => refresh(client, path)),
      // What was marked in an entry may have kept it, and stands first then.
      markAt.startsWith('/keeps/') ? library.shortOnesAgain(client) : library.again(client),
    ]);
  const remove = async (one: HighlightView, words = 'Removed the highlight') => {
    show(client, readAt, (all) => all.filter(({ id }) => id !== one.id));
    try {
      await call('DELETE', `/highlights/${one.id}`);
      toast(words, {
        undo: () => void call('POST', `/highlights/${one.id}/restore`).then(again, sayNotDone),
      });
    } catch (error) {
      sayNotDone(error);
    }
    await again();
  };
  /** Takes back all that marking did: also the keep, unless more was said of it since. */
  const unmark = async ({ id, isNewKeep }: Made) => {
    await call('DELETE', `/highlights/${id}${isNewKeep ? '?keep=goes' : ''}`);
    if (!isNewKeep || entryId === null) return;
    const { keeps } = await call<LibraryView>('GET', `/keeps?entry=${entryId}`);
    showKept(client, entryId, keeps[0]?.id ?? null);
  };
  const mark = async (quote: SelectedQuote) => {
    const draftKey = newDraftKey();
    await client.cancelQueries({ queryKey: keyOf(readAt) });
    show(client, readAt, (all) => [...all, shownAtOnce(quote, quote.start)]);
    try {
      const made = await call<Made>('POST', markAt, { ...quote, draftKey });
      if (made.isNewKeep) showKept(client, entryId, made.keepId);
      toast(made.isNewKeep ? 'Highlighted, and kept' : 'Highlighted', {
        undo: () => void unmark(made).then(again, sayNotDone),
      });
    } catch (error) {
      show(client, readAt, (all) => all.filter(({ id }) => id > 0));
      if (outcomeOf(error) === 'refused') sayNotDone(error);
      else wait({ ...quote, draftKey, markAt, problem: null });
    }
    await again();
  };
  /** Marked on this device alone, and on the server once that can be reached. */
  const wait = (mark: WaitingMark) => {
    const isKept = keepMark(memberId, mark);
    const undo = () => dropMark(memberId, mark.draftKey);
    const close = isKept
      ? toast('Highlighted, on this device for now', { undo })
      : toast(NO_ROOM, { tone: 'danger', undo });
    onceSent(mark.draftKey, close);
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

const NO_ROOM =
  'Marked in this tab only, as this device has no room. Leave the tab open until Kith can be reached.';
