/** How words are compared: lower case, composed, one space between, none around. */
export const foldWords = (text: string): string =>
  text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** The words that are looked for, as they are compared. */
export const wordsOf = (looked: string): string[] => foldWords(looked).split(' ').filter(Boolean);

interface Said {
  title: string;
  source: string;
  takeaway: string;
  tags: readonly string[];
}

/** What of a keep is searched. */
export const foldedOf = ({ title, source, takeaway, tags }: Said): string =>
  foldWords([title, source, takeaway, ...tags].join('\n'));

/** What of a highlight is searched. */
export const foldedHighlight = (exact: string, note: string): string =>
  foldWords(`${exact}\n${note}`);

/** Of two tags that differ in case only the first stays; by the key by which they are compared. */
export function distinctTags(tags: readonly string[]): Map<string, string> {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    const key = foldWords(tag);
    if (!byKey.has(key)) byKey.set(key, tag);
  }
  return byKey;
}

interface TagChange {
  addTags?: readonly string[] | undefined;
  removeTags?: readonly string[] | undefined;
}

/** Tags without some and with others, each once. */
export function changedTags(
  tags: readonly string[],
  { addTags = [], removeTags = [] }: TagChange,
): string[] {
  const off = new Set(removeTags.map(foldWords));
  const kept = tags.filter((tag) => !off.has(foldWords(tag)));
  return [...distinctTags([...kept, ...addTags]).values()];
}

/** A takeaway with what is said anew: neither is lost, and what is sent twice stands there once. */
export function withMore(takeaway: string, more: string): string {
  const said = more.trim();
  if (said === '' || takeaway.includes(said)) return takeaway;
  return takeaway.trim() === '' ? more : `${takeaway.trimEnd()}\n\n${said}`;
}

const FILE = /^pdf:([0-9a-f]{64})$/u;

/** What makes a file the same when it is sent again: its SHA-256, whatever it is called. */
export const keyOfFile = (sha256: string): string => `pdf:${sha256}`;
export const fileOfKey = (key: string): string | null => FILE.exec(key)?.[1] ?? null;
