/** What strangers might send: real documents with damage, and made-up ones, each the same for the same seed and number. */
import { type Chance, chance } from './chance.ts';
import { damaged } from './damage.ts';
import { type Document, type Kind, kindOf, letterOf } from './documents.ts';
import { madeUp } from './made-up.ts';

/** One thing to read. */
export interface Input extends Document {
  n: number;
  /** How it came about, to be told with its figures. */
  how: string;
}

/** Of all inputs, these come from nobody's document. */
const MADE_UP_SHARE = 0.25;

export function inputNumber(n: number, seed: number, corpus: Record<Kind, Document[]>): Input {
  const by = chance(seed * 1_000_003 + n);
  const kind = kindOf(n);
  const documents = corpus[kind];
  if (documents.length === 0 || by.share() < MADE_UP_SHARE) {
    const { how, ...document } = madeUp(kind, by);
    return { n, how: `made up: ${how}`, ...document };
  }
  const one = by.of(documents);
  const { how, ...document } = damaged(asSent(one, by), () => asSent(by.of(documents), by), by);
  return { n, how: `${one.name}: ${how}`, ...document };
}

/** A page goes by mail, too. */
const asSent = (document: Document, by: Chance): Document =>
  document.kind === 'letter' ? letterOf(document, by) : document;
