/** What a link can lead to, and how its kind is written: `[[person:Odile]]`, also ` Person : Odile `. */
export const LINK_KINDS = ['note', 'goal', 'person', 'entry', 'place'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

const KIND = new RegExp(`^\\s*(${LINK_KINDS.join('|')})\\s*:\\s*(?=\\S)`, 'iu');

/** What stands before `|`, taken apart; without a kind it is a note's title or a goal's. */
export function targetOf(written: string): { kind: LinkKind | null; name: string } {
  const said = KIND.exec(written);
  const kind = LINK_KINDS.find((one) => one === said?.[1]?.toLowerCase()) ?? null;
  return { kind, name: written.slice(said?.[0].length ?? 0).trim() };
}
