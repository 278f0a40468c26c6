import { useEffect } from 'react';
import { Page, Skeleton, useAddressValue, useGo } from '#kit';
import { begunAs, goalIdOf, shared } from './capture-words.ts';
import { openCapture } from './open-capture.ts';

/** `/capture?title=…&text=…&url=…&goal=3&as=reading`: where shortcuts, the share menu of a device and the map of a goal lead. */
export function CapturePage() {
  const [title] = useAddressValue('title');
  const [text] = useAddressValue('text');
  const [url] = useAddressValue('url');
  const [goal] = useAddressValue('goal');
  const [as] = useAddressValue('as');
  const go = useGo();
  useEffect(() => {
    const parts = shared({ title: title ?? '', text: text ?? '', url: url ?? '' });
    const isFromElsewhere = parts.sourceUrl !== null;
    openCapture({
      ...(parts.text === '' ? {} : { text: parts.text, isShared: true }),
      sourceUrl: parts.sourceUrl,
      capturedAs: isFromElsewhere ? 'reading' : begunAs(as),
      goalId: goalIdOf(goal),
    });
    // Behind the dialog is the inbox, and Back does not open it again.
    go('/inbox', { replace: true });
  }, [title, text, url, goal, as, go]);
  return (
    <Page title="Capture">
      <Skeleton lines={4} />
    </Page>
  );
}
