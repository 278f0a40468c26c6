import { useState } from 'react';
import { Button, Dialog, Link, TextArea } from '#kit';
import { errorWords, StillHere, useUnsent } from '#web-api';
import { HIGHLIGHT_NOTE_CHARS_MAX } from '../../highlights/limits.ts';
import { addressOfPage } from '../../highlights/page-rules.ts';
import type { HighlightView } from '../../highlights/schema.ts';

interface HighlightDialogProps {
  highlight: HighlightView;
  /** Where the whole of it is published. */
  url: string | null;
  onSay: (note: string) => Promise<void>;
  onRemove: () => void;
  onCopy: (note: string) => void;
  onClose: () => void;
}

/** One passage: what one says of it, and what can become of it. */
export function HighlightDialog(props: HighlightDialogProps) {
  const { highlight, url, onClose } = props;
  const unsent = useUnsent(`highlight ${highlight.id}`, () => ({ note: highlight.note }));
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    try {
      await props.onSay(unsent.form.note);
      unsent.forget();
      onClose();
    } catch (failure) {
      setError(errorWords(failure).message);
      setBusy(false);
    }
  };
  const leaveFor = (run: () => void) => () => {
    unsent.forget();
    run();
  };
  return (
    <Dialog
      title="Highlight"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button tone="plain" onPress={leaveFor(props.onRemove)}>
            Remove
          </Button>
          <Button onPress={leaveFor(() => props.onCopy(unsent.form.note))}>In my own words</Button>
          <Button tone="primary" onPress={() => void save()} isBusy={isBusy}>
            Save
          </Button>
        </>
      }
    >
      <form
        className="highlight-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <blockquote className="highlight-quote">{highlight.exact}</blockquote>
        {highlight.page !== null && <OnPage page={highlight.page} url={url} />}
        <StillHere unsent={unsent} />
        <TextArea
          label="Your note on it"
          isRequired={false}
          lines={3}
          value={unsent.form.note}
          onChange={(note) => unsent.change({ note })}
          lengthMax={HIGHLIGHT_NOTE_CHARS_MAX}
        />
        <p className="highlight-aside">
          “In my own words” starts a note with this passage and where it is from.
        </p>
        {error && <p role="alert">{error}</p>}
      </form>
    </Dialog>
  );
}

/** On which page of a PDF it stands, with the way there in the file itself. */
const OnPage = ({ page, url }: { page: number; url: string | null }) => (
  <p className="highlight-aside">
    {`Page ${page}`}
    {url !== null && (
      <>
        {' · '}
        <Link href={addressOfPage(url, page)}>In the original</Link>
      </>
    )}
  </p>
);
