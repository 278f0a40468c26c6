import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { toast, useGo } from '#kit';
import { newDraftKey } from '#saving';
import { call, errorWords, keyOf, type NamedPerson, refresh } from '#web-api';
import { withMore } from '../../library/rules.ts';
import type { KeepView, KeptView } from '../../library/schema.ts';
import type { StreamEntry } from '../../stream/schema.ts';
import { sendPdf } from '../pdf/send-pdf.ts';
import { library } from './library-again.ts';
import type { KeepStart } from './open-keep.ts';

export interface KeepDraft {
  url: string;
  /** Kept instead of an address. */
  file: File | null;
  takeaway: string;
  tags: readonly string[];
  goalId: number | null;
  whom: NamedPerson | null;
}

/** Keeps it, plans the move with whom it is for, and says so with a way back. */
export function useKeeping(start: KeepStart, onDone: () => void) {
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  // The same move however often it is sent, as when the first answer was lost.
  const moveKey = useRef(newDraftKey());
  const go = useGo();
  const keep = async (draft: KeepDraft) => {
    setIsBusy(true);
    setError(null);
    try {
      const kept = await sent(start, draft);
      if (draft.whom) await planMove(kept, draft, moveKey.current);
      showKept(client, kept.entryId, kept.id);
      void library.again(client);
      if (draft.whom) void refresh(client, '/moves');
      sayKept(client, kept, draft);
      onDone();
      if (!start.entry) go(draft.file ? `/library/${kept.id}` : '/library');
    } catch (failure) {
      setError(`Not kept: ${errorWords(failure).message}`);
    } finally {
      setIsBusy(false);
    }
  };
  return { keep, isBusy, error };
}

function formOf({ entry }: KeepStart, { url, takeaway, tags, goalId }: KeepDraft) {
  return { ...(entry ? { entryId: entry.id } : { url: url.trim() }), takeaway, tags, goalId };
}

async function sent(start: KeepStart, draft: KeepDraft): Promise<KeptView> {
  if (!draft.file) return call('POST', '/keeps', formOf(start, draft));
  const kept = await sendPdf(draft.file);
  return { ...(await withSaid(kept, draft)), before: kept.before };
}

/** A file goes by itself; what is said of it comes after, beside what was said before. */
async function withSaid(kept: KeepView, { takeaway, tags, goalId }: KeepDraft): Promise<KeepView> {
  if (takeaway.trim() === '' && tags.length === 0 && goalId === null) return kept;
  return call('PATCH', `/keeps/${kept.id}`, {
    takeaway: withMore(kept.takeaway, takeaway),
    tags: [...kept.tags, ...tags],
    goalId: goalId ?? kept.goalId,
  });
}

/** What is of no source has no place among what can be given: its address begins the words. */
const planMove = (kept: KeepView, { whom, goalId }: KeepDraft, draftKey: string) =>
  call('POST', '/moves', {
    personId: whom?.id,
    goalId,
    intent: 'share',
    draftKey,
    ...(kept.entryId === null
      ? { opener: kept.url ?? '' }
      : { gives: [{ kind: 'entry', id: kept.entryId }] }),
  });

function sayKept(client: QueryClient, kept: KeptView, { whom }: KeepDraft): void {
  const words = whom ? `Kept, and to share with ${whom.name}` : 'Kept';
  const refused = (error: unknown) => void toast(errorWords(error).message, { tone: 'danger' });
  const { id, before } = kept;
  // What was there before is not taken away by taking back what was added.
  if (before)
    return void toast(`${words}, with what was there`, {
      undo: () => void takenBack(kept, before).then(() => void library.again(client), refused),
    });
  const undo = () =>
    void call('DELETE', `/keeps/${id}`).then(() => {
      showKept(client, kept.entryId, null);
      void library.without(client, [id]);
    }, refused);
  toast(words, { undo });
}

/** Says again what was said before; what was written since then is not written over. */
async function takenBack(kept: KeptView, before: NonNullable<KeptView['before']>): Promise<void> {
  const now = await call<KeepView>('GET', `/keeps/${kept.id}`);
  const isAsKept =
    now.takeaway === kept.takeaway &&
    now.goalId === kept.goalId &&
    now.tags.join('\n') === kept.tags.join('\n');
  if (isAsKept) await call('PATCH', `/keeps/${kept.id}`, before);
  else toast('More was written there since, so nothing was taken back.');
}

interface Listed {
  entries: StreamEntry[];
}

/** Marks an entry as kept, or no more, wherever it is listed; the lists stay as they stand. */
export function showKept(client: QueryClient, entryId: number | null, keepId: number | null): void {
  const marked = <List extends Listed>(list: List): List => ({
    ...list,
    entries: list.entries.map((entry) => (entry.id === entryId ? { ...entry, keepId } : entry)),
  });
  client.setQueriesData<Listed>(
    { queryKey: keyOf('/stream/goals') },
    (known) => known && marked(known),
  );
  client.setQueriesData<InfiniteData<Listed>>(
    { queryKey: keyOf('/stream/pages') },
    (known) => known && { ...known, pages: known.pages.map(marked) },
  );
}
