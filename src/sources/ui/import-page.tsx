import { Card, Link, Page, useGo } from '#kit';
import { Loaded } from '#web-api';
import type { ImportView } from '../imports/queries.ts';
import { ImportEntrance } from './import-entrance.tsx';
import { ImportList } from './import-list.tsx';
import { useImports } from './import-queries.ts';
import { ImportWays } from './import-ways.tsx';
import { isMoving } from './import-words.ts';
import './import-page.css';

/** `/sources/import`: one entrance for every list of people, what is going on, and what came before. */
export function ImportPage() {
  const go = useGo();
  const query = useImports();
  return (
    <Page
      title="Bring in people"
      lede="From the lists you have: who you read, follow or know. Kith shows what it would make of them first, and you can take the whole of it back."
      above={<Link href="/sources">Sources</Link>}
    >
      <OpenImports imports={query.data?.imports ?? []} />
      <ImportEntrance onRead={({ id }) => go(`/sources/import/${id}`)} />
      <ImportWays />
      <Loaded query={query} lines={3} label="Loading your imports">
        {({ imports }) => <EarlierImports imports={imports} />}
      </Loaded>
    </Page>
  );
}

/** What goes on, and the last that waits for a word: more than that would push the entrance away. */
function openOnes(imports: readonly ImportView[]): ImportView[] {
  const waiting = imports.find((view) => view.state === 'preview');
  return imports.filter((view) => isMoving(view) || view === waiting);
}

/** First on the page, as it is why one comes back. */
function OpenImports({ imports }: { imports: readonly ImportView[] }) {
  const open = openOnes(imports);
  if (open.length === 0) return null;
  return (
    <Card title="Not finished yet" tone="accent">
      <ImportList imports={open} label="Imports not finished yet" />
    </Card>
  );
}

function EarlierImports({ imports }: { imports: readonly ImportView[] }) {
  const open = openOnes(imports);
  const earlier = imports.filter((view) => !open.includes(view));
  if (earlier.length === 0) return null;
  return (
    <section className="import-earlier" aria-labelledby="import-earlier">
      <h2 id="import-earlier">Earlier imports</h2>
      <ImportList imports={earlier} label="Earlier imports" />
    </section>
  );
}
