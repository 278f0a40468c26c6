import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { toast, useGo } from '#kit';
import { newDraftKey } from '#saving';
import { call, errorWords, useMember } from '#web-api';
import { noteOfHighlight } from '../../highlights/markdown-rules.ts';
import type { HighlightView } from '../../highlights/schema.ts';
import { HighlightDialog } from './highlight-dialog.tsx';
import { HighlightList } from './highlight-list.tsx';
import { Highlighted } from './highlighted.tsx';
import { markOf } from './marks.ts';
import { useHighlights } from './use-highlights.ts';
import { dropMark, shownAtOnce, useWaitingMarks } from './waiting-marks.ts';

/** What a text with highlights belongs to, as a note on it says. */
export interface MarkedThing {
  title: string;
  url: string | null;
  source: string;
  entryId: number | null;
  goalId: number | null;
}

interface MarkedTextProps {
  of: MarkedThing;
  highlights: readonly HighlightView[];
  /** Where the highlights are read, and where a passage is sent to be marked. */
  readAt: string;
  markAt: string;
  /** What stands between the text and the list of what is marked in it. */
  below?: ReactNode;
  /** What stands around the text in which one marks, such as other texts made of it. */
  around?: (marked: ReactNode) => ReactNode;
  children: ReactNode;
}

/** Beyond where any passage can begin: what waits is told apart from what is being sent. */
const WAITING_FROM = 1_000_000_000;

/** A text with what one marked in it, the list of that, and the window for one of them. */
export function MarkedText(props: MarkedTextProps) {
  const { of, highlights, readAt, markAt, below, around = (marked) => marked, children } = props;
  const { mark, remove, say } = useHighlights({ readAt, markAt, entryId: of.entryId });
  const { id: memberId } = useMember();
  const waiting = useWaitingMarks(markAt);
  const drawn = useMemo(
    () =>
      waiting.length === 0
        ? highlights
        : [...highlights, ...waiting.map((one, at) => shownAtOnce(one, WAITING_FROM + at))],
    [highlights, waiting],
  );
  const [openId, setOpenId] = useState<number | null>(null);
  const copy = useCopying(of);
  const open = highlights.find(({ id }) => id === openId);
  const close = () => setOpenId(null);
  const returnTo = useRef<number | null>(null);
  useEffect(() => {
    if (openId !== null || returnTo.current === null) return;
    const isLost = document.activeElement?.matches('body, h1') ?? true;
    if (isLost) markOf(document.body, returnTo.current)?.focus({ preventScroll: true });
    returnTo.current = null;
  }, [openId]);
  return (
    <>
      {around(
        <Highlighted highlights={drawn} onMark={mark} onOpen={setOpenId}>
          {children}
        </Highlighted>,
      )}
      {below}
      <HighlightList
        highlights={highlights}
        waiting={waiting}
        onOpen={setOpenId}
        onDrop={(draftKey) => dropMark(memberId, draftKey)}
      />
      {open && (
        <HighlightDialog
          key={open.id}
          highlight={open}
          url={of.url}
          onSay={async (note) => {
            await say(open.id, note);
            // The mark that was pressed is drawn anew by then.
            returnTo.current = open.id;
          }}
          onRemove={() => {
            close();
            void remove(open);
          }}
          onCopy={(note) => void copy({ ...open, note })}
          onClose={close}
        />
      )}
    </>
  );
}

/** Begins a note with a passage and its source, and goes there; the note asks what one makes of it. */
function useCopying({ title, url, source, entryId, goalId }: MarkedThing) {
  const go = useGo();
  return async (highlight: HighlightView) => {
    try {
      const { id } = await call<{ id: number }>('POST', '/notes', {
        title: title.slice(0, 200),
        text: noteOfHighlight(highlight, { title, url, source }),
        draftKey: newDraftKey(),
        sourceUrl: url,
        ...(entryId === null ? {} : { entryId }),
        ...(goalId === null ? {} : { goalId }),
      });
      go(`/notes/${id}`);
    } catch (error) {
      toast(`No note was begun: ${errorWords(error).message}`, { tone: 'danger' });
    }
  };
}
