import { useEffect, useRef } from 'react';
import { type ComparedText, openCompare } from './open-compare.ts';

export interface CompareAreaProps {
  /** Stays as it is. */
  left: ComparedText;
  /** What it begins with; later values do not change what is shown. */
  right: ComparedText;
  /** When given, the right text may be changed, also by taking parts over from the left. */
  onChange?: ((text: string) => void) | undefined;
}

const NARROW = '(max-width: 56rem)';

/** CodeMirror's view of differences in React; opened anew for other texts. */
export default function CompareArea({ left, right, onChange }: CompareAreaProps) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const isEditable = onChange !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is changed in it does not open it anew.
  useEffect(() => {
    if (!host.current) return;
    return openCompare(host.current, {
      left,
      right,
      onText: isEditable ? (text) => latest.current?.(text) : undefined,
      isNarrow: window.matchMedia(NARROW).matches,
    });
  }, [left.text, left.label, isEditable]);
  return <div ref={host} className="compare-area" />;
}
