import { EarlierImports, OpenImports, useImports } from '#imports';
import { Link, Page, useGo } from '#kit';
import { Loaded } from '#web-api';
import { VaultEntrance } from './vault-entrance.tsx';
import { VaultLine } from './vault-list.tsx';
import { VAULTS } from './vault-queries.ts';
import { VaultWays } from './vault-ways.tsx';
import './vaults.css';

/** `/notes/import`: notes from elsewhere come in here, and all notes go out as files. */
export function VaultPage() {
  const go = useGo();
  const query = useImports(VAULTS);
  return (
    <Page
      title="Bring in notes"
      lede="From Obsidian, Notion, Evernote or any folder of Markdown, with tags, pictures and the links between them. Kith shows what would come first, and you can take the whole of it back."
      above={<Link href="/notes">Notes</Link>}
    >
      <OpenImports imports={query.data?.imports ?? []}>
        {(view) => <VaultLine view={view} />}
      </OpenImports>
      <VaultEntrance onRead={({ id }) => go(`/notes/import/${id}`)} />
      <VaultWays />
      <Loaded query={query} lines={3} label="Loading your imports">
        {({ imports }) => (
          <EarlierImports imports={imports}>{(view) => <VaultLine view={view} />}</EarlierImports>
        )}
      </Loaded>
      <TakeOut />
    </Page>
  );
}

function TakeOut() {
  return (
    <section className="vault-out" aria-labelledby="vault-out">
      <h2 id="vault-out">Take your notes along</h2>
      <p>
        All your notes as Markdown files, with their tags, dates and pictures. Obsidian and others
        open them with their links, and another Kith takes them in as they are here.
      </p>
      <p>
        {/* Not a page of the app: the browser keeps what comes. */}
        <a className="button" data-tone="quiet" href="/api/v1/notes/export.zip" download>
          Export as Markdown
        </a>
      </p>
    </section>
  );
}
