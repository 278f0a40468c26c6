import type { LinkTarget, NoteLinks } from '../../links/schema.ts';

const PAGES: Partial<Record<LinkTarget['kind'], string>> = {
  note: '/notes',
  goal: '/goals',
  person: '/people',
  entry: '/entries',
};

/** The page of what a link leads to; null where such a thing has none. */
export function addressOf({ kind, id }: Pick<LinkTarget, 'kind' | 'id'>): string | null {
  const page = PAGES[kind];
  return page ? `${page}/${id}` : null;
}

/** `Person: Odile ` and `person:odile` are the same link. */
export function linkKey(target: string): string {
  return (
    target
      .split('|')[0]
      ?.trim()
      .replace(
        /^(note|goal|person|entry|place):\s*(?=\S)/i,
        (kind) => `${kind.trim().toLowerCase()}`,
      )
      .replace(/\s+/gu, ' ')
      .toLowerCase() ?? ''
  );
}

/** Where the links of a text lead, by their keys. */
export function addressesOf(outgoing: NoteLinks['outgoing']): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const { wanted, title, target } of outgoing) {
    const address = target && addressOf(target);
    if (address) addresses.set(linkKey(wanted === 'any' ? title : `${wanted}:${title}`), address);
  }
  return addresses;
}
