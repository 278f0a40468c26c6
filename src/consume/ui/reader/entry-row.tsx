import { type RefObject, useRef, useState } from 'react';
import { Link, type MenuItem, useShortcut } from '#kit';
import type { EntryView } from '#sources';
import { KeepButton } from '../library/keep-entry.tsx';
import { canReadAloud, ListenWays, useReadingAloud } from './listen.tsx';
import { LookPanel } from './look.tsx';
import { ReadingRow } from './reading-row.tsx';
import type { useArticle } from './use-article.ts';

interface EntryRowProps {
  entry: EntryView;
  whole: ReturnType<typeof useArticle>;
  /** Where only the beginning is there, the way to the whole stands at its end. */
  isCut: boolean;
  isEmpty: boolean;
  minutes: string;
  text: RefObject<HTMLElement | null>;
  /** What others offer for the text. */
  ways: readonly MenuItem[];
}

/** On a phone: to keep an entry, to open its page, and all else that one does while one reads it. */
export function EntryRow({ entry, whole, isCut, isEmpty, minutes, text, ways }: EntryRowProps) {
  const aloud = useReadingAloud(text, entry.language);
  const [isLookOpen, setIsLookOpen] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  /** What was opened from the menu gives the focus back there. */
  const toMenu = () => row.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  const stop = () => {
    aloud.stop();
    toMenu();
  };
  const closeLook = () => {
    setIsLookOpen(false);
    toMenu();
  };
  const isWholeAsked = !isCut && entry.url !== null;
  const listen = { id: 'listen', label: 'Listen', onPress: aloud.start };
  const look = { id: 'look', label: 'Look of the text', onPress: () => setIsLookOpen(true) };
  return (
    <>
      <ReadingRow
        place={row}
        aside={minutes}
        more={[
          ...(!isEmpty && canReadAloud() ? [listen] : []),
          look,
          ...(isWholeAsked ? wholeWays(whole, entry.source) : []),
          ...ways,
        ]}
      >
        <KeepButton entry={entry} />
        {entry.url && (
          <Link href={entry.url} look="button">
            Open the page
          </Link>
        )}
      </ReadingRow>
      {isWholeAsked && <WholeKey whole={whole} />}
      {whole.isBusy && !isCut && <p role="status">The whole article is being fetched.</p>}
      {aloud.state !== 'silent' && (
        <div className="reader-bar">
          <ListenWays aloud={{ ...aloud, stop }} />
        </div>
      )}
      {isLookOpen && (
        <div className="reader-bar">
          <LookPanel onDone={closeLook} />
        </div>
      )}
    </>
  );
}

/** From what the feed gave to the whole and back. */
function wholeWays(whole: EntryRowProps['whole'], source: string): MenuItem[] {
  const { article, isBusy, get, letGo, setAlways } = whole;
  const isWhole = Boolean(article?.html);
  const isAlways = article?.isAlways === true;
  return [
    {
      id: 'whole',
      startsGroup: true,
      label: isWhole ? 'Show what the feed gave' : 'Get the whole article',
      isDisabled: isBusy,
      onPress: isWhole ? letGo : get,
    },
    ...(isWhole || isAlways
      ? [
          {
            id: 'always',
            label: `Always the whole article of ${source}`,
            aside: isAlways ? 'On' : 'Off',
            onPress: () => setAlways(!isAlways),
          },
        ]
      : []),
  ];
}

function WholeKey({ whole: { article, get, letGo } }: Pick<EntryRowProps, 'whole'>) {
  const isWhole = Boolean(article?.html);
  useShortcut('f', isWhole ? 'What the feed gave' : 'The whole article', isWhole ? letGo : get);
  return null;
}
