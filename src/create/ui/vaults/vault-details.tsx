import { useState } from 'react';
import { ImportProblems, More } from '#imports';
import { Button, ErrorPanel, Link, List, Skeleton } from '#kit';
import { errorWords } from '#web-api';
import type { VaultImportView, VaultItemView, VaultPlan } from '../../vaults/imports/schema.ts';
import { useVaultItems } from './vault-queries.ts';
import { countOf } from './vault-words.ts';

const COMING: Record<VaultImportView['state'], string> = {
  preview: 'New',
  applying: 'Coming in',
  applied: 'Came in',
  undoing: 'Had come in',
  undone: 'Had come in',
};

/** What one may want to look at closer: what could not be read, what stays out, links, properties, the notes. */
export function VaultDetails({ view }: { view: VaultImportView }) {
  return (
    <div className="vault-details">
      <ImportProblems
        words={problemWords(view.problems.length)}
        problems={view.problems.map(({ path, text }) => ({ where: path ?? '', text }))}
      />
      <LeftOut view={view} />
      <Lost view={view} />
      <Properties properties={view.properties} />
      <Items view={view} plan="changed" words={(many) => `Other than yours: ${many}`} />
      <Items view={view} plan="new" words={(many) => `${COMING[view.state]}: ${many}`} />
      <Items view={view} plan="known" words={(many) => `You have already: ${many}`} />
    </div>
  );
}

const problemWords = (count: number): string =>
  `${countOf(count, 'thing', 'things')} could not be read as ${count === 1 ? 'it stands' : 'they stand'}`;

function LeftOut({ view }: { view: VaultImportView }) {
  const count = view.files.skip + view.notes.skip;
  if (count === 0) return null;
  return (
    <OpenedItems
      view={view}
      plan="skip"
      total={count}
      words={`${countOf(count, 'file stays', 'files stay')} out, and why`}
    />
  );
}

function Lost({ view: { links, lost } }: { view: VaultImportView }) {
  if (links.lost === 0) return null;
  return (
    <More
      words={`${countOf(links.lost, 'link leads', 'links lead')} to what is not there; ${links.lost === 1 ? 'it stays' : 'they stay'} in the text`}
    >
      <ul>
        {lost.map(({ name, count }) => (
          <li key={name}>
            {name}
            {count > 1 && (
              <span className="import-soft"> in {count.toLocaleString('en')} notes</span>
            )}
          </li>
        ))}
      </ul>
    </More>
  );
}

function Properties({ properties }: Pick<VaultImportView, 'properties'>) {
  if (properties.length === 0) return null;
  return (
    <More
      words={`${countOf(properties.length, 'property', 'properties')} that Kith does not show, but keeps for your export`}
    >
      <ul>
        {properties.map(({ name, count }) => (
          <li key={name}>
            {name} <span className="import-soft">in {countOf(count, 'note', 'notes')}</span>
          </li>
        ))}
      </ul>
    </More>
  );
}

interface ItemsProps {
  view: VaultImportView;
  plan: Exclude<VaultPlan, 'skip'>;
  words: (many: string) => string;
}

function Items({ view, plan, words }: ItemsProps) {
  const total = view.notes[plan] + view.files[plan];
  if (total === 0) return null;
  const many =
    view.files[plan] === 0
      ? countOf(total, 'note', 'notes')
      : `${countOf(view.notes[plan], 'note', 'notes')} and ${countOf(view.files[plan], 'picture', 'pictures')}`;
  return <OpenedItems view={view} plan={plan} total={total} words={words(many)} />;
}

interface OpenedProps {
  view: VaultImportView;
  plan: VaultPlan;
  total: number;
  words: string;
}

/** Read when somebody looks: there may be thousands. */
function OpenedItems({ view, plan, total, words }: OpenedProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <More words={words} onToggle={setOpen}>
      {isOpen && <ItemList id={view.id} plan={plan} total={total} />}
    </More>
  );
}

function ItemList({ id, plan, total }: { id: number; plan: VaultPlan; total: number }) {
  const query = useVaultItems(id, { plan, total });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isError && items.length === 0)
    return <ErrorPanel {...errorWords(query.error)} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton lines={4} label="Loading the notes" />;
  return (
    <>
      <List items={items} keyOf={(item) => item.position} look="plain" label="Of this import">
        {(item) => <Item item={item} />}
      </List>
      {query.hasNextPage && (
        <Button
          size="s"
          isBusy={query.isFetchingNextPage}
          onPress={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </>
  );
}

/** Where it stood, when that says more than its name. */
const folderOf = ({ path }: VaultItemView): string =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';

function Item({ item }: { item: VaultItemView }) {
  const title = item.title.trim() || 'A note without a title';
  return (
    <p className="vault-item">
      {item.noteId === null ? title : <Link href={`/notes/${item.noteId}`}>{title}</Link>}{' '}
      <span className="import-soft">
        {[folderOf(item), item.reason].filter(Boolean).join(' · ')}
      </span>
    </p>
  );
}
