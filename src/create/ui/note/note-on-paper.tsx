import { useEffect, useState } from 'react';
import { useIsOnPaper } from '#kit';
import type { Prose } from '../prose.tsx';

interface NoteOnPaperProps {
  text: string;
  resolve: (target: string) => string | null;
}

/** Long enough that what one came to write is there first. */
const FETCH_AFTER_MS = 3_000;

/** The text as one reads it, for paper: the editor draws no more of it than is on the screen. */
export function NoteOnPaper({ text, resolve }: NoteOnPaperProps) {
  const isOnPaper = useIsOnPaper();
  const Text = useProse(text.includes('$'));
  return isOnPaper && Text ? (
    <div className="note-on-paper">
      <Text markdown={text} resolve={resolve} />
    </div>
  ) : null;
}

/** Fetched beforehand: a browser that prints waits for nothing. */
function useProse(hasMaths: boolean): typeof Prose | undefined {
  const [Text, setText] = useState<typeof Prose>();
  useEffect(() => {
    const fetchAll = async () => {
      const prose = await import('../prose.tsx');
      if (hasMaths) await prose.fetchMaths();
      setText(() => prose.Prose);
    };
    // Without a network it is the editor that is printed.
    const timer = setTimeout(() => void fetchAll().catch(() => {}), FETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [hasMaths]);
  return Text;
}
