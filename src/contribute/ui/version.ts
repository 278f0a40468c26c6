import type { Mention } from '../redaction/rules.ts';
import { redacted } from '../redaction/rules.ts';

/** What the writer has decided about a text that is to go out. */
export interface Version {
  /** Mentions that may stay as they are, by their text. */
  agreed: ReadonlySet<string>;
  /** Other words than those proposed, by the text they stand for. */
  instead: ReadonlyMap<string, string>;
  /** What the writer made of it by hand; from then on it is theirs. */
  edited: { title: string; text: string } | null;
}

export const UNTOUCHED: Version = { agreed: new Set(), instead: new Map(), edited: null };

export interface Source {
  title: string;
  text: string;
  mentions: readonly Mention[];
}

/** Title and text as others would read them. */
export function outgoing(source: Source, version: Version): { title: string; text: string } {
  if (version.edited) return version.edited;
  const replacements = source.mentions
    .filter((mention) => !version.agreed.has(mention.text))
    .map(({ text, instead }) => ({ text, instead: version.instead.get(text) ?? instead }));
  return {
    title: redacted(source.title, replacements),
    text: redacted(source.text, replacements),
  };
}

/** What was to be replaced and stands in it all the same, after editing by hand. */
export function leftIn(source: Source, version: Version): string[] {
  const { title, text } = outgoing(source, version);
  const whole = `${title}\n${text}`;
  return source.mentions
    .filter((mention) => !version.agreed.has(mention.text))
    .map((mention) => mention.text)
    .filter((written) => redacted(whole, [{ text: written, instead: '' }]) !== whole);
}
