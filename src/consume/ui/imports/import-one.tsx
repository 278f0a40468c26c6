import { useEffect, useState } from 'react';
import {
  ImportProblems,
  isMoving,
  StopImport,
  StoppedImport,
  useImport,
  useImportMoves,
} from '#imports';
import {
  Button,
  Card,
  Checkbox,
  Link,
  List,
  Page,
  ProgressBar,
  toast,
  useAddressPart,
  useGo,
  When,
} from '#kit';
import { errorWords, Loaded } from '#web-api';
import type { LibraryImportView, LibraryItemView } from '../../imports/schema.ts';
import { IMPORTS, useLibraryItems } from './import-queries.ts';
import { countOf, doneWords, factsOf, formatWords } from './import-words.ts';
import '../library/library.css';
import './imports.css';

/** `/library/import/$importId`: what an import would bring, its progress, and what came of it. */
export function OneLibraryImportPage() {
  const id = useAddressPart('importId');
  const query = useImport(IMPORTS, id);
  const view = query.data;
  return (
    <Page
      title={view ? view.fileName : 'Import'}
      width="reading"
      above={<Link href="/library/import">Bring in what you kept elsewhere</Link>}
      lede={
        view && (
          <>
            {formatWords(view)} · <When at={view.appliedAt ?? view.createdAt} />
          </>
        )
      }
      actions={view?.state === 'applied' && <UndoImport view={view} />}
    >
      <Loaded query={query} lines={8} label="Loading the import">
        {(loaded) => (
          <>
            <Standing view={loaded} />
            {loaded.state === 'preview' && <BringIn view={loaded} />}
            <ImportProblems
              words={countOf(
                loaded.problems.length,
                'line that does not come in whole',
                'lines that do not come in whole',
              )}
              problems={loaded.problems.map(({ at, text }) => ({ where: at ?? '', text }))}
            />
            <Items view={loaded} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Where the import stands, in words. */
function Standing({ view }: { view: LibraryImportView }) {
  if (view.isStopped)
    return (
      <StoppedImport
        path={IMPORTS.path}
        view={view}
        done={doneWords(view)}
        undo={<UndoImport view={view} />}
      />
    );
  if (isMoving(view))
    return (
      <Card tone="accent">
        <div className="library-part">
          <ProgressBar
            label={view.state === 'applying' ? 'Bringing it in' : 'Taking it back'}
            value={view.state === 'applying' ? view.stepsDone : null}
            max={Math.max(1, view.stepsTotal)}
          />
          <p>You can leave this page meanwhile; the work goes on.</p>
          <StopImport path={IMPORTS.path} view={view} />
        </div>
      </Card>
    );
  if (view.state === 'undone')
    return (
      <Card tone="sunken">
        <p role="status">
          This import was taken back.{' '}
          {view.stayed > 0 &&
            `${countOf(view.stayed, 'page that you had changed', 'pages that you had changed')} stayed. `}
          The same file can be <Link href="/library/import">brought in again</Link>.
        </p>
      </Card>
    );
  return (
    <Card
      tone={view.state === 'applied' ? 'accent' : 'plain'}
      title={view.state === 'applied' ? 'They are here' : 'What it would bring'}
    >
      <div className="library-part">
        <ul className="library-facts">
          {factsOf(view).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        {view.toFetch > 0 && (
          <p>
            {`The text of ${countOf(view.toFetch, 'page', 'pages')} is still to be fetched, one every few seconds.`}
          </p>
        )}
        {view.state === 'applied' && (
          <p role="status">
            <Link href="/library" look="button">
              See your library
            </Link>
          </p>
        )}
      </div>
    </Card>
  );
}

function BringIn({ view }: { view: LibraryImportView }) {
  const [choices, setChoices] = useState({ withFolders: true, withPages: true });
  const { apply, discard, isBusy } = useMoves(view);
  const go = useGo();
  const count = view.items.new + view.items.more;
  return (
    <div className="library-part">
      {view.folders > 0 && (
        <Checkbox
          label={`Folders as tags (${view.folders})`}
          isChecked={choices.withFolders}
          onChange={(withFolders) => setChoices({ ...choices, withFolders })}
        />
      )}
      <Checkbox
        label="Fetch the text of the pages"
        description="One every few seconds, so that no site is troubled. It stays readable here when the page is gone."
        isChecked={choices.withPages}
        onChange={(withPages) => setChoices({ ...choices, withPages })}
      />
      <div className="library-acts">
        <Button
          tone="primary"
          isBusy={isBusy}
          isDisabled={count === 0}
          onPress={() => apply(choices)}
        >
          {count === 0 ? 'Nothing to bring in' : `Bring in ${countOf(count, 'page', 'pages')}`}
        </Button>
        <Button tone="plain" onPress={() => discard(() => go('/library/import'))}>
          Throw this preview away
        </Button>
      </div>
    </div>
  );
}

/** What was refused is said. */
function useMoves({ id }: LibraryImportView) {
  const moves = useImportMoves(IMPORTS.path, id);
  const { error } = moves;
  useEffect(() => {
    if (error !== null) toast(errorWords(error).message, { tone: 'danger' });
  }, [error]);
  return moves;
}

/** What was kept here before stays; what came can be brought in again. So nobody is asked twice. */
function UndoImport({ view }: { view: LibraryImportView }) {
  const { undo, isBusy } = useMoves(view);
  return (
    <Button isBusy={isBusy} onPress={() => undo()}>
      Undo this import
    </Button>
  );
}

function Items({ view: { id, items } }: { view: LibraryImportView }) {
  const total = items.new + items.more + items.known;
  const query = useLibraryItems(id, total);
  return (
    <section className="library-part" aria-labelledby="library-items">
      <h2 id="library-items">{countOf(total, 'page', 'pages')}</h2>
      <Loaded query={query} lines={6} label="Loading the pages">
        {({ pages }) => (
          <List
            items={pages.flatMap((page) => page.items)}
            keyOf={({ position }) => position}
            label="Pages of this import"
          >
            {(item) => <Item item={item} />}
          </List>
        )}
      </Loaded>
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          More
        </Button>
      )}
    </section>
  );
}

const PLAN_WORDS = { new: 'New', more: 'Gets something new', known: 'Here already' } as const;

function Item({ item }: { item: LibraryItemView }) {
  return (
    <div className="library-line">
      <span className="library-title">
        {item.keepId === null ? (
          item.title
        ) : (
          <Link href={`/library/${item.keepId}`}>{item.title}</Link>
        )}
      </span>
      <span className="library-about">
        <span>{PLAN_WORDS[item.plan]}</span>
        {item.keptAt !== null && <When at={item.keptAt} />}
        {item.highlights > 0 && <span>{countOf(item.highlights, 'highlight', 'highlights')}</span>}
        {item.tags.map((tag) => (
          <span key={tag}>{`#${tag}`}</span>
        ))}
      </span>
    </div>
  );
}
