import { useState } from 'react';
import { Button, Card, Checkbox, Link, toast, When } from '#kit';
import { call, useAttempt } from '#web-api';
import type { AccountView } from '../../cards/books/schema.ts';
import { lookOf } from './look-of.ts';

type Book = AccountView['books'][number];

/** One account: its books, chosen or not, and how the last look went. */
export function Account({ account }: { account: AccountView }) {
  const { choose, readNow, disconnect } = useAccountMoves(account);
  const hasChosen = account.books.some((book) => book.isChosen);
  return (
    <Card title={new URL(account.url).host}>
      <div className="cards-account">
        <p className="cards-soft">As {account.userName}.</p>
        {account.problem && (
          <p className="cards-problem" role="status">
            {account.problem}
            {account.nextAt === null &&
              ' Kith does not try again by itself: disconnect, and connect with the right password.'}
          </p>
        )}
        <fieldset className="cards-books">
          <legend>Read these address books</legend>
          {account.books.map((book) => (
            <OneBook key={book.id} book={book} onChange={(isChosen) => choose(book.id, isChosen)} />
          ))}
        </fieldset>
        <p className="cards-soft">
          <Looked account={account} />
          {hasChosen && account.nextAt !== null && ' Kith looks once a day.'}
        </p>
        <div className="cards-actions">
          <Button isDisabled={!hasChosen} onPress={() => void readNow()}>
            Look now
          </Button>
          <Button tone="plain" onPress={() => void disconnect()}>
            Disconnect
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** When Kith last asked the server; where that went wrong, it says so, and when it last went well. */
function Looked({ account }: { account: AccountView }) {
  const { askedAt, isRead, lastReadAt } = lookOf(account);
  if (askedAt === null) return 'Not read yet.';
  return (
    <>
      <When at={askedAt} before={isRead ? 'Looked' : 'Tried'} />
      {!isRead && lastReadAt !== null && <When at={lastReadAt} before=", last read" />}
      {!isRead && lastReadAt === null && ', and nothing was read yet'}.
    </>
  );
}

interface OneBookProps {
  book: Book;
  onChange: (isChosen: boolean) => Promise<void>;
}

/** The tick shows at once what was meant, until the server has answered. */
function OneBook({ book, onChange }: OneBookProps) {
  const [meant, setMeant] = useState<boolean | null>(null);
  const change = async (isChosen: boolean) => {
    setMeant(isChosen);
    await onChange(isChosen);
    setMeant(null);
  };
  return (
    <div>
      <Checkbox
        label={book.title}
        isChecked={meant ?? book.isChosen}
        onChange={(isChosen) => void change(isChosen)}
      />
      {book.importId !== null && (
        <Link href={`/sources/import/${book.importId}`}>See what was read from {book.title}</Link>
      )}
    </div>
  );
}

function useAccountMoves({ id, books }: AccountView) {
  const path = `/address-books/${id}`;
  const attempt = useAttempt('/address-books');
  const choose = async (bookId: number, isChosen: boolean) => {
    const others = books
      .filter((book) => book.isChosen && book.id !== bookId)
      .map((book) => book.id);
    const bookIds = isChosen ? [...others, bookId] : others;
    if ((await attempt(() => call('PUT', `${path}/chosen`, { bookIds }))) && isChosen)
      toast('Reading it now. What is in it will be shown to you first.');
  };
  const readNow = async () => {
    if (await attempt(() => call('POST', `${path}/read`))) toast('Looking now.');
  };
  const disconnect = async () => {
    const undo = () => void attempt(() => call('POST', `${path}/restore`));
    if (await attempt(() => call('DELETE', path)))
      toast('Disconnected. The people it brought stay.', { undo });
  };
  return { choose, readNow, disconnect };
}
