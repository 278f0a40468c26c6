import { useState } from 'react';
import { focusNextPage, Link, Menu, useGo } from '#kit';
import type { SavedSearchView } from '../../saved-searches/schema.ts';
import { SavedSearchForm } from './saved-search-form.tsx';
import { OrderSearches } from './saved-search-order.tsx';
import { useSavedSearches, useSavingSearches } from './use-saved-searches.ts';
import './saved-searches.css';

/** The views of the stream that a member made of searches; nothing while there are none. */
export function SavedSearches() {
  const saved = useSavedSearches();
  if (saved.length === 0) return null;
  return (
    <nav className="saved-searches" aria-label="Saved searches">
      <span>Saved searches</span>
      <ul>
        {saved.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/stream?search=${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
      {saved.length > 1 && <OrderSearches saved={saved} />}
    </nav>
  );
}

/** What a saved search looks for, as it is written. */
export function LooksFor({ id }: { id: string }) {
  const saved = useSavedSearches().find((one) => String(one.id) === id);
  return saved ? <code className="saved-search-line">{saved.q}</code> : null;
}

/** To change a saved search or delete it, on its view. */
export function SavedSearchMenu({ id }: { id: string }) {
  const saved = useSavedSearches().find((one) => String(one.id) === id);
  return saved ? <ItsMenu saved={saved} /> : null;
}

function ItsMenu({ saved }: { saved: SavedSearchView }) {
  const [isChanging, setChanging] = useState(false);
  const { change, remove } = useSavingSearches();
  const go = useGo();
  const removeIt = async () => {
    if (!(await remove(saved))) return;
    focusNextPage();
    go('/stream?view=latest');
  };
  return (
    <>
      <Menu
        label="This search"
        items={[
          { id: 'change', label: 'Rename or change', onPress: () => setChanging(true) },
          {
            id: 'best',
            label: 'See the best first',
            onPress: () => go(`/search?q=${encodeURIComponent(saved.q)}`),
          },
          {
            id: 'delete',
            label: 'Delete',
            tone: 'danger',
            startsGroup: true,
            onPress: () => void removeIt(),
          },
        ]}
      />
      {isChanging && (
        <SavedSearchForm
          title="Rename or change"
          first={saved}
          isSearchAsked
          onSave={(form) => change(saved, form)}
          onClose={() => setChanging(false)}
        />
      )}
    </>
  );
}
