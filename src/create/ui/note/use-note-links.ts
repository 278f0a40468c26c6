import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { call, read } from '#web-api';
import type { Completion, NoteLinks } from '../../links/schema.ts';
import type { LinkOffer } from '../editor/markdown-editor.tsx';
import { addressesOf, addressOf, linkKey } from './link-addresses.ts';

const KIND_WORDS: Record<Completion['kind'], string> = {
  note: 'note',
  goal: 'goal',
  person: 'person',
  entry: 'entry',
  place: 'place',
};

export interface UsedLinks {
  links: NoteLinks | undefined;
  resolve: (target: string) => string | null;
  complete: (words: string) => Promise<readonly LinkOffer[]>;
}

/** Where the links of a note lead, and what may be linked to. */
export function useNoteLinks(noteId: number | null): UsedLinks {
  const { data: links } = useQuery({
    ...read<NoteLinks>(`/notes/${noteId ?? 0}/links`),
    enabled: noteId !== null,
  });
  // What was offered is known before the server has heard that it was taken. No state: each letter
  // between the brackets would draw the page anew.
  const offered = useRef(new Map<string, string>());
  const known = useMemo(() => addressesOf(links?.outgoing ?? []), [links?.outgoing]);
  const resolve = useCallback(
    (target: string) => known.get(linkKey(target)) ?? offered.current.get(linkKey(target)) ?? null,
    [known],
  );
  const complete = useCallback(async (words: string) => {
    const items = await offersFor(words);
    for (const [key, address] of items.flatMap(offeredAddress)) offered.current.set(key, address);
    return items.map(({ title, kind, insert }) => ({ title, kind: KIND_WORDS[kind], insert }));
  }, []);
  return { links, resolve, complete };
}

/** Without a network nothing is offered; one can still write the link out. */
async function offersFor(typed: string): Promise<readonly Completion[]> {
  const kind = /^(note|goal|person|entry|place):/i.exec(typed)?.[1]?.toLowerCase();
  const words = kind ? typed.slice(kind.length + 1) : typed;
  const query = `words=${encodeURIComponent(words.trim())}${kind ? `&kind=${kind}` : ''}`;
  try {
    const { items } = await call<{ items: Completion[] }>('GET', `/links/complete?${query}`);
    return items;
  } catch {
    return [];
  }
}

function offeredAddress(item: Completion): [string, string][] {
  const address = addressOf(item);
  return address ? [[linkKey(item.insert.slice(2, -2)), address]] : [];
}
