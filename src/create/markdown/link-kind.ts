/** What a link can lead to, and how its kind is written: `[[person:Odile]]`, also ` Person : Odile `. */
export const LINK_KINDS = ['note', 'goal', 'person', 'entry', 'place'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

const BEFORE_NAME = `^\\s*(${LINK_KINDS.join('|')})\\s*:\\s*`;
const KIND = new RegExp(`${BEFORE_NAME}(?=\\S)`, 'iu');
const BEGUN = new RegExp(BEFORE_NAME, 'iu');

interface LinkParts {
  target: string;
  /** `|`, or `\\|` where it stands in a table, which a bare one would end; empty without words. */
  bar: string;
  words: string;
}

/** What stands between the brackets, taken apart at its first stroke. */
export function linkParts(inner: string): LinkParts {
  const at = inner.indexOf('|');
  if (at < 0) return { target: inner, bar: '', words: '' };
  const bar = inner[at - 1] === '\\' ? '\\|' : '|';
  return { target: inner.slice(0, at + 1 - bar.length), bar, words: inner.slice(at + 1) };
}

interface Target {
  kind: LinkKind | null;
  name: string;
}

/** What stands before `|`, taken apart; without a kind it is a note's title or a goal's. */
export const targetOf = (written: string): Target => takenApart(written, KIND);

/** The same while it is being typed: `place:` alone already says the kind. */
export const begunTargetOf = (typed: string): Target => takenApart(typed, BEGUN);

function takenApart(written: string, pattern: RegExp): Target {
  const said = pattern.exec(written);
  const kind = LINK_KINDS.find((one) => one === said?.[1]?.toLowerCase()) ?? null;
  return { kind, name: written.slice(said?.[0].length ?? 0).trim() };
}
