import type { EntryView } from '../entries/queries.ts';

type Signed = Pick<EntryView, 'author' | 'people' | 'source'>;

/** Who signed an entry, where that says more than what stands beside it: whose it is, and where it was published. */
export function signatureOf({ author, people, source }: Signed): string | null {
  if (!author) return null;
  const said = [source, ...people.map(({ name }) => name)].map(plain);
  return said.includes(plain(author)) ? null : author;
}

const plain = (name: string): string => name.trim().toLowerCase();
