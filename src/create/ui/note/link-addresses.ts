import type { LinkTarget, NoteLinks } from '../../links/schema.ts';
import { linkParts, targetOf } from '../../markdown/link-kind.ts';

const PAGES: Record<LinkTarget['kind'], string> = {
  note: '/notes',
  goal: '/goals',
  person: '/people',
  entry: '/entries',
  place: '/places',
};

/** The page of what a link leads to. */
export const addressOf = ({ kind, id }: Pick<LinkTarget, 'kind' | 'id'>): string =>
  `${PAGES[kind]}/${id}`;

/** `Person: Odile ` and `person:odile` are the same link. */
export function linkKey(target: string): string {
  const { kind, name } = targetOf(linkParts(target).target);
  const title = name.normalize('NFC').replace(/\s+/gu, ' ').toLowerCase();
  return kind === null ? title : `${kind}:${title}`;
}

/** Where the links of a text lead, by their keys. */
export function addressesOf(outgoing: NoteLinks['outgoing']): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const { wanted, title, target } of outgoing) {
    if (!target) continue;
    addresses.set(linkKey(wanted === 'any' ? title : `${wanted}:${title}`), addressOf(target));
  }
  return addresses;
}
