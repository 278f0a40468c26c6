import type { Read } from '#platform';
import { textOf } from '#sources';
import { markedIn } from '../highlights/queries.ts';
import { marksOfParts, passageOfParts } from './passage-rules.ts';
import { wordsOf } from './rules.ts';
import type { KeepLine, KeptPassage, ListedKeep } from './schema.ts';

/** Each with where the words stand by which it was found: in what the member said or marked of it, else in its text. */
export async function withFound(
  read: Read,
  keeps: readonly KeepLine[],
  looked: string,
): Promise<ListedKeep[]> {
  const words = wordsOf(looked);
  if (words.length === 0 || keeps.length === 0)
    return keeps.map((keep) => ({ ...keep, found: null }));
  const marked = await markedIn(
    read,
    keeps.map(({ id }) => id),
  );
  const own = new Map(keeps.map((keep) => [keep.id, ownPassage(keep, { marked, words })]));
  const texts = await textsOf(
    read,
    keeps.filter(({ id }) => !own.get(id)),
  );
  return keeps.map((keep) => ({
    ...keep,
    found: {
      titleMarks: marksOfParts(keep.title, words),
      passage: own.get(keep.id) ?? {
        of: 'text',
        ...passageOfParts(texts.get(keep.id) || keep.excerpt, words),
      },
    },
  }));
}

interface Looking {
  marked: Awaited<ReturnType<typeof markedIn>>;
  words: readonly string[];
}

function ownPassage(
  { id, takeaway }: KeepLine,
  { marked, words }: Looking,
): KeptPassage | undefined {
  const own = [
    { of: 'takeaway' as const, text: takeaway },
    ...marked
      .filter(({ keep_id }) => keep_id === id)
      .flatMap(({ exact, note }) => [
        { of: 'highlight' as const, text: exact },
        { of: 'note' as const, text: note },
      ]),
  ];
  return own
    .map(({ of, text }) => ({ of, ...passageOfParts(text, words) }))
    .find(({ marks }) => marks.length > 0);
}

async function textsOf(read: Read, keeps: readonly KeepLine[]): Promise<Map<number, string>> {
  if (keeps.length === 0) return new Map();
  const rows = await read
    .selectFrom('keep')
    .select(['id', 'html'])
    .where(
      'id',
      'in',
      keeps.map(({ id }) => id),
    )
    .execute();
  return new Map(rows.map(({ id, html }) => [id, textOf(html)]));
}
