import { useEffect, useRef } from 'react';
import { Button } from '#kit';

/** How long before its end a list goes on. */
const AHEAD_PX = 3_000;

interface GoingOnProps {
  isBusy: boolean;
  /** Once asked to, it goes on by itself when one comes near: nobody falls into an endless list unasked. */
  isByItself: boolean;
  onMore: () => void;
}

/** What is older, when asked for. */
export function GoingOn({ isBusy, isByItself, onMore }: GoingOnProps) {
  const place = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    if (!isByItself || isBusy) return;
    const look = () => {
      const end = place.current?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
      if (end < window.innerHeight + AHEAD_PX) more.current();
    };
    look();
    // Whatever scrolls, the page or the list in it: only the page tells those around it.
    const how = { capture: true, passive: true };
    document.addEventListener('scroll', look, how);
    return () => document.removeEventListener('scroll', look, how);
  }, [isByItself, isBusy]);
  return (
    <div ref={place}>
      <Button isBusy={isBusy} onPress={onMore}>
        Older
      </Button>
    </div>
  );
}
