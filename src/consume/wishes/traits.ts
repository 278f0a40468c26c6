import type { Kith } from '#platform';
import { analyse, isPlain } from '#search';
import { entryById } from '#sources';
import { plainOf } from '../search/said-in.ts';
import { readingMinutes } from '../stream/rules.ts';
import { WORD_LETTERS_MIN, WORDS_OF_TITLE_MAX } from './limits.ts';
import { lengthOf, type TraitKind } from './rules.ts';

export interface Trait {
  kind: TraitKind;
  key: string;
  label: string;
  person_id: number | null;
}

/** What an entry is like, by which more or less of it can be wanted. */
export async function traitsOf(kith: Kith, memberId: number, entryId: number) {
  const { title, source, people, words } = await entryById(kith, memberId, entryId);
  const { url, language } = await kith.db.read
    .selectFrom('entry')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .select(['feed.url', 'entry.language'])
    .where('entry.id', '=', entryId)
    .executeTakeFirstOrThrow();
  const length = words === 0 ? null : lengthOf(readingMinutes(words));
  const plain = { person_id: null };
  const traits: Trait[] = [
    { kind: 'source', key: url, label: source, ...plain },
    ...people.map(({ id, name }) => ({
      kind: 'person' as const,
      key: '',
      label: name,
      person_id: id,
    })),
    ...wordsToLearn(title, language).map((word) => ({
      kind: 'word' as const,
      key: word,
      label: word,
      ...plain,
    })),
  ];
  if (length) traits.push({ kind: 'length', key: length, label: length, ...plain });
  return { title, traits };
}

/** Of a title what says something: no short words, none that is in every text, and none such as “first”. */
export const wordsToLearn = (title: string, language: string | null): string[] =>
  wordsOf(title)
    .filter(
      (word) =>
        word.length >= WORD_LETTERS_MIN && analyse(word, language).some((term) => !isPlain(term)),
    )
    .slice(0, WORDS_OF_TITLE_MAX);

/** The words of a title, each once, as they are compared; where some are given, of these. */
export function wordsOf(title: string, some?: { has: (word: string) => boolean }): string[] {
  const words = plainOf(title).split(' ');
  return [...new Set(words.filter((word) => word !== '' && (some?.has(word) ?? true)))];
}
