import type { AccountView } from '../../cards/books/schema.ts';

type Asked = Pick<AccountView, 'problem' | 'readAt'> & {
  books: readonly Pick<AccountView['books'][number], 'readAt'>[];
};

/**
 * How the last look at an account went. An account notes when its server was asked, also when that was in vain; a book
 * notes when something was read from it.
 */
export function lookOf({ problem, readAt, books }: Asked): {
  askedAt: number | null;
  isRead: boolean;
  lastReadAt: number | null;
} {
  const read = books.flatMap((book) => book.readAt ?? []);
  return {
    askedAt: readAt,
    isRead: problem === null,
    lastReadAt: read.length === 0 ? null : Math.max(...read),
  };
}
