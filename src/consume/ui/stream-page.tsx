import { Link, Page, Tabs, useAddressValue } from '#kit';
import { useIsReachable } from '#web-api';
import { type EntryBeside, SideBySide } from './beside/side-by-side.tsx';
import { ForGoals } from './for-goals.tsx';
import { Latest } from './latest.tsx';
import { PartPicker } from './part-picker.tsx';
import { useIsKeptOffline, useKeepOffline } from './reader/keep-offline.ts';
import { LooksFor, SavedSearches, SavedSearchMenu } from './saved-searches/saved-view.tsx';
import { type Part, WHOLE } from './use-stream.ts';
import './stream.css';

/** `/stream`: what my sources published: what speaks of my goals, or all by time; of all, of one source, person or place, or what a saved search finds. */
export function StreamPage({ entry }: { entry: EntryBeside }) {
  return (
    <SideBySide entry={entry}>
      <StreamList />
    </SideBySide>
  );
}

function StreamList() {
  useKeepOffline();
  const [source] = useAddressValue('source');
  const [person] = useAddressValue('person');
  const [place] = useAddressValue('place');
  const [search] = useAddressValue('search');
  const [view, setView] = useAddressValue('view');
  const part = { source, person, place, search };
  if (Object.values(part).some((value) => value !== null)) return <PartPage part={part} />;
  return (
    <Page
      title="Stream"
      width="reading"
      actions={
        <PartPicker>
          <Link href="/stream/choices" look="button">
            What it shows
          </Link>
        </PartPicker>
      }
    >
      <WithoutConnection />
      <SavedSearches />
      <Tabs
        label="What to read"
        value={view === 'latest' ? 'latest' : 'goals'}
        onChange={(id) => setView(id === 'latest' ? 'latest' : null)}
        tabs={[
          { id: 'goals', label: 'For my goals', content: () => <ForGoals /> },
          { id: 'latest', label: 'Latest', content: () => <Latest part={WHOLE} /> },
        ]}
      />
    </Page>
  );
}

function PartPage({ part }: { part: Part }) {
  return (
    <Latest part={part}>
      {(of, entries) => (
        <Page
          title={of ?? 'Stream'}
          width="reading"
          above={<Link href="/stream?view=latest">Stream</Link>}
          lede={part.search !== null && <LooksFor id={part.search} />}
          actions={
            <>
              {part.search !== null && <SavedSearchMenu id={part.search} />}
              <PartPicker />
            </>
          }
        >
          {entries}
        </Page>
      )}
    </Latest>
  );
}

/** Said plainly: what can be read now, and what cannot. */
function WithoutConnection() {
  const isReachable = useIsReachable();
  const [isKept] = useIsKeptOffline();
  if (isReachable) return null;
  return (
    <p role="status">
      {isKept ? (
        <>
          You are without a connection. The latest 200 entries are kept on this device to be read.
          What you mark as read and highlight in them is saved once Kith can be reached.
        </>
      ) : (
        'You are without a connection, and nothing is kept on this device to read.'
      )}
    </p>
  );
}
