import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { Button, Checkbox, Link, type MenuItem, Skeleton, useIsPhone, useShortcut } from '#kit';
import type { EntryView } from '#sources';
import { read } from '#web-api';
import { isExcerpt } from '../../articles/rules.ts';
import type { HighlightView } from '../../highlights/schema.ts';
import { minutesWords } from '../../stream/rules.ts';
import { MarkedText } from '../highlights/marked-text.tsx';
import { MachineReading } from '../machine/machine-reading.tsx';
import { EntryRow } from './entry-row.tsx';
import { Listen } from './listen.tsx';
import { LookChoice, useLook } from './look.tsx';
import { useArticle } from './use-article.ts';
import './reader.css';

interface ReaderProps {
  entry: EntryView;
  /** How foreign text is shown safely is known elsewhere. */
  text: (html: string, language?: string) => ReactNode;
}

/** An entry to read: what its feed gave, or the whole of it, with what one marked in it. */
export function Reader({ entry, text }: ReaderProps) {
  const whole = useArticle(entry.id);
  const { article, isOpening } = whole;
  const { size, width, face } = useLook();
  const shown = useRef<HTMLDivElement>(null);
  const isPhone = useIsPhone();
  const html = article?.html ?? entry.html;
  const minutes = minutesWords(article?.html ? article.words : entry.words);
  const isCut = !article?.html && isExcerpt(entry);
  const ways = entry.url !== null && <WholeWays whole={whole} source={entry.source} />;
  if (isOpening) return <Skeleton lines={20} label="Loading the entry" />;
  const below = (
    <>
      {isCut && entry.url !== null && (
        <div className="reader-end">
          {html !== '' && <p>The feed seems to give only the beginning.</p>}
          {ways}
        </div>
      )}
      {article?.note && <Note note={article.note} url={entry.url} isText={article.html !== null} />}
    </>
  );
  const isEmpty = html === '';
  const row = (more: readonly MenuItem[]) => (
    <EntryRow key={html} {...{ entry, whole, isCut, isEmpty, minutes }} text={shown} ways={more} />
  );
  return (
    <>
      {!isPhone && (
        <div className="reader-bar">
          {minutes && <span>{minutes}</span>}
          {!isCut && ways}
          {!isEmpty && <Listen key={html} text={shown} language={entry.language} />}
          <LookChoice />
        </div>
      )}
      {isPhone && isEmpty && row([])}
      {isEmpty && <p>The feed gives no text of this entry.</p>}
      <MarkedEntry
        entry={entry}
        isEmpty={isEmpty}
        below={below}
        around={(marked) => (
          <div
            className="reader-text"
            data-size={size}
            data-width={width}
            data-face={face}
            ref={shown}
          >
            <MachineReading
              at={`/entries/${entry.id}`}
              version={article?.html ? 'whole' : 'feed'}
              isEmpty={isEmpty}
              row={isPhone && !isEmpty ? row : undefined}
              original={marked}
              text={text}
            />
          </div>
        )}
      >
        {text(html)}
      </MarkedEntry>
    </>
  );
}

interface MarkedEntryProps {
  entry: EntryView;
  /** Nothing can be marked where there is no text; what was marked in an earlier one is still told. */
  isEmpty: boolean;
  below: ReactNode;
  /** What stands around the text, such as other texts made of it. */
  around: (marked: ReactNode) => ReactNode;
  children: ReactNode;
}

const NONE: readonly HighlightView[] = [];

/** Its text with what one marked in it: to mark in an entry keeps it. */
function MarkedEntry({ entry, isEmpty, below, around, children }: MarkedEntryProps) {
  const path = `/entries/${entry.id}/highlights`;
  // Where they cannot be had the text is read all the same.
  const { data } = useQuery(read<{ highlights: HighlightView[] }>(path));
  const highlights = data?.highlights ?? NONE;
  const { id: entryId, title, url, source } = entry;
  if (isEmpty && highlights.length === 0) return below;
  return (
    <MarkedText
      of={{ title: title || 'Untitled', url, source, entryId, goalId: null }}
      highlights={highlights}
      readAt={path}
      markAt={path}
      below={below}
      around={around}
    >
      {children}
    </MarkedText>
  );
}

interface WholeWaysProps {
  whole: ReturnType<typeof useArticle>;
  source: string;
}

/** From what the feed gave to the whole and back. */
function WholeWays({ whole: { article, isBusy, get, letGo, setAlways }, source }: WholeWaysProps) {
  const isWhole = Boolean(article?.html);
  const press = isWhole ? letGo : get;
  useShortcut('f', isWhole ? 'What the feed gave' : 'The whole article', press);
  return (
    <span className="reader-whole">
      <Button size="s" isBusy={isBusy} onPress={press}>
        {isWhole ? 'Show what the feed gave' : 'Get the whole article'}
      </Button>
      {article && (isWhole || article.isAlways) && (
        <Checkbox
          label={`Always the whole article of ${source}`}
          isChecked={article.isAlways}
          onChange={setAlways}
        />
      )}
    </span>
  );
}

/** Why there is no whole article, or what is missing of it, with the way to the page itself. */
function Note({ note, url, isText }: { note: string; url: string | null; isText: boolean }) {
  return (
    <p className="reader-note" role="status">
      {isText ? note : `The whole article is not here. ${note}`}
      {url && !isText && (
        <>
          {' '}
          <Link href={url}>Read it where it was published</Link>
        </>
      )}
    </p>
  );
}
