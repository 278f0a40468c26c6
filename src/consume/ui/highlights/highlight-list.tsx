import { Button, ByKey, List } from '#kit';
import type { HighlightView } from '../../highlights/schema.ts';
import { showMark } from './highlighted.tsx';
import type { WaitingMark } from './waiting-marks.ts';

interface HighlightListProps {
  highlights: readonly HighlightView[];
  /** What is marked on this device alone as yet. */
  waiting: readonly WaitingMark[];
  onOpen: (id: number) => void;
  onDrop: (draftKey: string) => void;
}

/** What one marked in a text, in its order; what is not found in it any more, or waits, stands by itself. */
export function HighlightList({ highlights, waiting, onOpen, onDrop }: HighlightListProps) {
  const found = highlights.filter(({ start }) => start !== null);
  const lost = highlights.filter(({ start }) => start === null);
  if (highlights.length === 0 && waiting.length === 0)
    return (
      <p className="highlight-aside highlight-hint">
        To mark words in the text, select them and press “Highlight”
        <ByKey>
          {' or '}
          <kbd>h</kbd>
        </ByKey>
        .
      </p>
    );
  return (
    <section className="highlights" aria-labelledby="highlights">
      <h2 id="highlights">Highlights</h2>
      {found.length > 0 && <Passages label="Highlights" of={found} onOpen={onOpen} />}
      {lost.length > 0 && (
        <>
          <h3>Not in this text</h3>
          <p className="highlight-aside">
            The text is not the one these were marked in, and nothing in it is like them. They are
            kept here.
          </p>
          <Passages label="Highlights that are not in this text" of={lost} onOpen={onOpen} />
        </>
      )}
      {waiting.length > 0 && <Waiting of={waiting} onDrop={onDrop} />}
    </section>
  );
}

interface PassagesProps {
  label: string;
  of: readonly HighlightView[];
  onOpen: (id: number) => void;
}

const Passages = ({ label, of, onOpen }: PassagesProps) => (
  <List items={of} keyOf={(one) => one.id} label={label}>
    {(one) => (
      <div className="highlight-line">
        <blockquote className="highlight-quote">{one.exact}</blockquote>
        {one.page !== null && <p className="highlight-aside">{`Page ${one.page}`}</p>}
        {one.note.trim() !== '' && <p className="highlight-note">{one.note}</p>}
        {one.how === 'alike' && (
          <p className="highlight-aside">Its words have changed a little since.</p>
        )}
        <div className="highlight-acts">
          <Button
            size="s"
            onPress={() => onOpen(one.id)}
            aria-label={`${openWords(one)}: ${shortOf(one)}`}
          >
            {openWords(one)}
          </Button>
          {one.start !== null && (
            <Button
              size="s"
              tone="plain"
              onPress={() => showMark(one.id)}
              aria-label={`Show in the text: ${shortOf(one)}`}
            >
              Show in the text
            </Button>
          )}
        </div>
      </div>
    )}
  </List>
);

const Waiting = ({ of, onDrop }: { of: readonly WaitingMark[]; onDrop: Dropping }) => (
  <>
    <h3>On this device only</h3>
    <List items={of} keyOf={(one) => one.draftKey} label="Highlights on this device only">
      {(one) => (
        <div className="highlight-line">
          <blockquote className="highlight-quote">{one.exact}</blockquote>
          <p className="highlight-aside">
            {one.problem === null
              ? 'Saved as soon as Kith can be reached; then you can add a note.'
              : `Not saved: ${one.problem}`}
          </p>
          <div className="highlight-acts">
            <Button
              size="s"
              tone="plain"
              onPress={() => onDrop(one.draftKey)}
              aria-label={`Remove: ${shortOf(one)}`}
            >
              Remove
            </Button>
          </div>
        </div>
      )}
    </List>
  </>
);

type Dropping = (draftKey: string) => void;

const openWords = ({ note }: HighlightView): string => (note.trim() === '' ? 'Add a note' : 'Open');
const SHORT_CHARS = 60;
const shortOf = ({ exact }: Pick<HighlightView, 'exact'>): string =>
  exact.length > SHORT_CHARS ? `${exact.slice(0, SHORT_CHARS).toWellFormed()}…` : exact;
