import { useEffect } from 'react';
import { Page, Skeleton, useAddressValue, useGo } from '#kit';
import { openKeep } from './open-keep.ts';
import { sharedPage } from './share-rules.ts';

/**
 * `/share?title=…&text=…&url=…`: where the share menu of a device and the bookmarklet lead. A page is kept; what has no
 * address is captured.
 */
export function SharedPage() {
  const [title] = useAddressValue('title');
  const [text] = useAddressValue('text');
  const [url] = useAddressValue('url');
  const go = useGo();
  useEffect(() => {
    const page = sharedPage({ title, text, url });
    if (page) {
      openKeep(page);
      // Behind the window is the library, and Back does not open it again.
      return go('/library', { replace: true });
    }
    const said = Object.entries({ title, text }).filter(
      (pair): pair is [string, string] => pair[1] !== null,
    );
    go(`/capture?${new URLSearchParams(said)}`, { replace: true });
  }, [title, text, url, go]);
  return (
    <Page title="Keep">
      <Skeleton lines={4} />
    </Page>
  );
}
