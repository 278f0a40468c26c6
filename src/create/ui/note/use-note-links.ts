import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { call, read } from '#web-api';
import type { Completion, NoteLinks } from '../../links/schema.ts';
import { begunTargetOf } from '../../markdown/link-kind.ts';
import type { LinkOffer } from '../editor/markdown-editor.tsx';
import { addressesOf, addressOf, linkKey } from './link-addresses.ts';

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
    for (const [key, address] of items.map(offeredAddress)) offered.current.set(key, address);
    return items.map(({ title, kind, about, insert }) => ({
      title,
      kind: about === '' ? kind : `${kind}, ${about}`,
      insert,
    }));
  }, []);
  return { links, resolve, complete };
}

/** Without a network nothing is offered; one can still write the link out. */
async function offersFor(typed: string): Promise<readonly Completion[]> {
  const { kind, name } = begunTargetOf(typed);
  const query = `words=${encodeURIComponent(name)}${kind ? `&kind=${kind}` : ''}`;
  try {
    const { items } = await call<{ items: Completion[] }>('GET', `/links/complete?${query}`);
    return items;
  } catch {
    return [];
  }
}

const offeredAddress = (item: Completion): [string, string] => [
  linkKey(item.insert.slice(2, -2)),
  addressOf(item),
];
