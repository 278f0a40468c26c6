import type { Text } from '#platform';
import type { Digest, DigestEntry } from './digest.ts';
import type { ReadTerms } from './terms.ts';

/** A feed as it is stored: what was read in this thread, or carried here from the one that reads. */
export interface ReadFeed extends Omit<Digest, 'entries'> {
  entries: ReadEntry[];
}
export interface ReadEntry extends Omit<DigestEntry, 'html' | 'excerpt' | 'text' | 'terms'> {
  html: Text;
  excerpt: Text;
  text: Text;
  terms: ReadTerms | null;
}
