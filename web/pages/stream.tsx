import { lazyRouteComponent } from '@tanstack/react-router';
import { StreamPage as PlainStreamPage } from '../../src/consume/ui/stream-page.tsx';

// The page of an entry is fetched where there is room for it, or where the address says one.
const Entry = lazyRouteComponent(() => import('./entry.tsx'), 'EntryToRead');

const entry = {
  show: (id: number) => <Entry entryId={id} />,
  prepare: () => void Entry.preload?.(),
};

/** `/stream`: what there is to read, and beside it what one reads. */
export const StreamPage = () => <PlainStreamPage entry={entry} />;
