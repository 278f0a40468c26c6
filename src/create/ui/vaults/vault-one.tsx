import { useState } from 'react';
import { isMoving, StopImport, StoppedImport, useImport } from '#imports';
import { Card, Link, Page, useAddressPart, When } from '#kit';
import { Loaded } from '#web-api';
import type { VaultImportView } from '../../vaults/imports/schema.ts';
import { BringIn, type Choices, VaultChoiceFields } from './vault-choices.tsx';
import { VaultDetails } from './vault-details.tsx';
import { shareDone, VaultProgress } from './vault-list.tsx';
import { VAULTS } from './vault-queries.ts';
import { UndoVault } from './vault-undo.tsx';
import { comingWords, countOf, factsOf, formatWords, progressSaid } from './vault-words.ts';
import './vaults.css';

/** `/notes/import/$importId`: what an import would bring, its progress, and what came of it. */
export function OneVaultPage() {
  const id = useAddressPart('importId');
  const query = useImport(VAULTS, id);
  const view = query.data;
  // One page while it loads and after: its heading keeps the focus.
  return (
    <Page
      title={view ? view.fileName : 'Import'}
      above={<Link href="/notes/import">Bring in notes</Link>}
      lede={
        view && (
          <>
            {formatWords(view)} · <When at={view.appliedAt ?? view.createdAt} />
          </>
        )
      }
      actions={view?.state === 'applied' && <UndoVault view={view} />}
    >
      <Loaded query={query} lines={8} label="Loading the import">
        {(loaded) => <OneVault key={loaded.id} view={loaded} />}
      </Loaded>
    </Page>
  );
}

function OneVault({ view }: { view: VaultImportView }) {
  const [choices, setChoices] = useState<Choices>({
    tagFolders: view.format !== 'kith' && view.folders > 0,
    withChanged: false,
  });
  return (
    <>
      <p role="status" className="visually-hidden">
        {!view.isStopped && progressSaid(view)}
      </p>
      <Standing view={view} />
      {view.state === 'preview' && (
        <VaultChoiceFields view={view} choices={choices} onChange={setChoices} />
      )}
      <VaultDetails view={view} />
      {view.state === 'preview' && <BringIn view={view} choices={choices} />}
    </>
  );
}

/** Where the import stands, in words. */
function Standing({ view }: { view: VaultImportView }) {
  if (view.isStopped)
    return (
      <StoppedImport
        path={VAULTS.path}
        view={view}
        done={`${shareDone(view)} % of it is in.`}
        undo={<UndoVault view={view} />}
      />
    );
  if (isMoving(view))
    return (
      <Card tone="accent">
        <div className="vault-standing">
          <VaultProgress view={view} />
          <p>You can leave this page meanwhile; the work goes on.</p>
          <StopImport path={VAULTS.path} view={view} />
        </div>
      </Card>
    );
  if (view.state === 'applied')
    return (
      <Card tone="accent" title="They are here">
        <div className="vault-standing">
          <p>
            Brought in: {comingWords(view)}.{' '}
            {view.links.found > 0 && 'Their links lead where they led before.'}
          </p>
          <p>
            <Link href="/notes" look="button">
              See your notes
            </Link>
          </p>
        </div>
      </Card>
    );
  if (view.state === 'undone')
    return (
      <Card tone="sunken">
        <p>
          This import was taken back.{' '}
          {view.stayed > 0 &&
            `${countOf(view.stayed, 'note that you had changed', 'notes that you had changed')} stayed. `}
          The same file can be <Link href="/notes/import">brought in again</Link>.
        </p>
      </Card>
    );
  return (
    <ul className="vault-facts">
      {factsOf(view).map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
