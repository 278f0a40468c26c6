import { EarlierImports, OpenImports, useImports } from '#imports';
import { Link, Page, useGo } from '#kit';
import { Loaded } from '#web-api';
import { ImportEntrance } from './import-entrance.tsx';
import { ImportLine } from './import-list.tsx';
import { IMPORTS } from './import-queries.ts';
import { ImportWays } from './import-ways.tsx';
import './import-page.css';

/** `/sources/import`: one entrance for every list of people, what is going on, and what came before. */
export function ImportPage() {
  const go = useGo();
  const query = useImports(IMPORTS);
  return (
    <Page
      title="Bring in people"
      lede="From the lists you have: who you read, follow or know. Kith shows what it would make of them first, and you can take the whole of it back."
      above={<Link href="/sources">Sources</Link>}
    >
      <OpenImports imports={query.data?.imports ?? []}>
        {(view) => <ImportLine view={view} />}
      </OpenImports>
      <ImportEntrance onRead={({ id }) => go(`/sources/import/${id}`)} />
      <ImportWays />
      <Loaded query={query} lines={3} label="Loading your imports">
        {({ imports }) => (
          <EarlierImports imports={imports}>{(view) => <ImportLine view={view} />}</EarlierImports>
        )}
      </Loaded>
    </Page>
  );
}
