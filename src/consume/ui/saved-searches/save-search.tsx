import { useEffect, useRef, useState } from 'react';
import { Button, Link } from '#kit';
import { NAME_CHARS_MAX } from '../../saved-searches/limits.ts';
import { SavedSearchForm } from './saved-search-form.tsx';
import { useSavedSearches, useSavingSearches } from './use-saved-searches.ts';

/** Beside what a search found: to save it, or, when it is saved, the way to its view of the stream. */
export function SaveSearch({ q }: { q: string }) {
  const [isNaming, setNaming] = useState(false);
  const { save } = useSavingSearches();
  const saved = useSavedSearches().find((one) => one.q === q.trim());
  const way = useRef<HTMLSpanElement>(null);
  const id = saved?.id;
  const isSaving = useRef(false);
  useEffect(() => {
    if (id === undefined || !isSaving.current) return;
    isSaving.current = false;
    setNaming(false);
    // The button that opened the window is this link now.
    way.current?.querySelector('a')?.focus();
  }, [id]);
  if (saved)
    return (
      <span ref={way}>
        <Link href={`/stream?search=${saved.id}`} look="button">
          Read “{saved.name}” in the stream
        </Link>
      </span>
    );
  return (
    <>
      <Button onPress={() => setNaming(true)}>Save this search</Button>
      {isNaming && (
        <SavedSearchForm
          title="Save this search"
          first={{ name: q.trim().slice(0, NAME_CHARS_MAX), q }}
          onSave={(form) => {
            isSaving.current = true;
            return save(form);
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}
