import { STOPPED, useImports } from '#imports';
import { Badge, Fold, Link, List, Page, useGo, When } from '#kit';
import { Loaded } from '#web-api';
import type { LibraryImportView } from '../../imports/schema.ts';
import { ImportEntrance } from './import-entrance.tsx';
import { IMPORTS } from './import-queries.ts';
import { formatWords, stateWords } from './import-words.ts';
import './imports.css';

/** `/library/import`: what one kept elsewhere comes in here, and the library goes out as files. */
export function LibraryImportPage() {
  const go = useGo();
  const query = useImports(IMPORTS);
  return (
    <Page
      title="Bring in what you kept elsewhere"
      lede="Pages, tags, dates, notes and highlights. Kith shows what would come first, and you can take the whole of it back."
      width="reading"
      above={<Link href="/library">Library</Link>}
    >
      <ImportEntrance onRead={({ id }) => go(`/library/import/${id}`)} />
      <Ways />
      <Loaded query={query} lines={3} label="Loading your imports">
        {({ imports }) => <Earlier imports={imports} />}
      </Loaded>
      <TakeOut />
    </Page>
  );
}

const WAYS = [
  ['A browser', 'Its bookmark manager exports an .html file; folders can come as tags.'],
  ['Pocket', 'Its .zip as it is, or the .csv files in it; older exports are one .html file.'],
  ['Instapaper, Raindrop', 'The .csv of their settings, with folders, tags and what you marked.'],
  ['Pinboard, linkding', 'Pinboard’s JSON or XML; linkding’s .html, with descriptions and notes.'],
  ['Readwise', 'The .csv of all highlights, or that of Reader. Books come without an address.'],
  ['Omnivore', 'The .zip of its export, with texts and highlights.'],
  ['wallabag, Karakeep', 'Their JSON, with texts and annotations where they are in it.'],
  ['Hypothesis', 'JSON or CSV, and annotations of W3C’s model from anywhere.'],
] as const;

const Ways = () => (
  <Fold
    id="library-import-ways"
    title="What can be read, and where to find it"
    isOpenAtFirst={false}
  >
    <dl className="library-ways">
      {WAYS.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  </Fold>
);

function Earlier({ imports }: { imports: readonly LibraryImportView[] }) {
  if (imports.length === 0) return null;
  return (
    <section className="library-part" aria-labelledby="library-earlier">
      <h2 id="library-earlier">Your imports</h2>
      <List items={imports} keyOf={({ id }) => id} label="Your imports">
        {(view) => (
          <div className="library-import-line">
            <Link href={`/library/import/${view.id}`}>{view.fileName}</Link>
            <span className="import-soft">{formatWords(view)}</span>
            <When at={view.appliedAt ?? view.createdAt} />
            <Badge tone={toneOf(view)}>{view.isStopped ? STOPPED : stateWords(view)}</Badge>
          </div>
        )}
      </List>
    </section>
  );
}

const toneOf = ({ state, isStopped }: LibraryImportView) =>
  isStopped ? 'warn' : state === 'preview' ? 'accent' : 'plain';

const FILES = [
  [
    '/library.zip',
    'Markdown',
    'A file for each thing, with properties, takeaway and highlights; Obsidian opens it.',
  ],
  ['/library.html', 'Bookmarks', 'For browsers and other programs that keep pages.'],
  ['/library.csv', 'Table', 'For a spreadsheet.'],
  ['/library.json', 'JSON', 'With all texts and highlights; another Kith takes it in as it is.'],
  ['/library.jsonld', 'Annotations', 'What you marked and said, by W3C’s model.'],
] as const;

/** Plain links: the browser saves what they bring. */
const TakeOut = () => (
  <section className="library-part" aria-labelledby="library-out">
    <h2 id="library-out">Take your library along</h2>
    <ul className="library-files">
      {FILES.map(([path, name, words]) => (
        <li key={path}>
          <a className="button" data-tone="quiet" href={`/api/v1${path}`} download>
            {name}
          </a>
          <span className="import-soft">{words}</span>
        </li>
      ))}
    </ul>
  </section>
);
