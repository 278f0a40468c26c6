import { Card, Link, Page, useGo } from '#kit';
import { Loaded } from '#web-api';
import type { VaultImportView } from '../../vaults/imports/schema.ts';
import { VaultEntrance } from './vault-entrance.tsx';
import { VaultList } from './vault-list.tsx';
import { useVaultImports } from './vault-queries.ts';
import { VaultWays } from './vault-ways.tsx';
import { isMoving } from './vault-words.ts';
import './vaults.css';

/** `/notes/import`: notes from elsewhere come in here, and all notes go out as files. */
export function VaultPage() {
  const go = useGo();
  const query = useVaultImports();
  const imports = query.data?.imports ?? [];
  return (
    <Page
      title="Bring in notes"
      lede="From Obsidian, Notion, Evernote or any folder of Markdown, with tags, pictures and the links between them. Kith shows what would come first, and you can take the whole of it back."
      above={<Link href="/notes">Notes</Link>}
    >
      <Unfinished imports={imports} />
      <VaultEntrance onRead={({ id }) => go(`/notes/import/${id}`)} />
      <VaultWays />
      <Loaded query={query} lines={3} label="Loading your imports">
        {() => <Earlier imports={imports} />}
      </Loaded>
      <TakeOut />
    </Page>
  );
}

const isOpen = (view: VaultImportView, imports: readonly VaultImportView[]): boolean =>
  isMoving(view) || view === imports.find((one) => one.state === 'preview');

/** First on the page, as it is why one comes back. */
function Unfinished({ imports }: { imports: readonly VaultImportView[] }) {
  const open = imports.filter((view) => isOpen(view, imports));
  if (open.length === 0) return null;
  return (
    <Card title="Not finished yet" tone="accent">
      <VaultList imports={open} label="Imports not finished yet" />
    </Card>
  );
}

function Earlier({ imports }: { imports: readonly VaultImportView[] }) {
  const earlier = imports.filter((view) => !isOpen(view, imports));
  if (earlier.length === 0) return null;
  return (
    <section className="vault-earlier" aria-labelledby="vault-earlier">
      <h2 id="vault-earlier">Earlier imports</h2>
      <VaultList imports={earlier} label="Earlier imports" />
    </section>
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
