import { UndoImport as UndoOne } from '#imports';
import type { ImportView } from '../imports/queries.ts';
import { IMPORTS } from './import-queries.ts';
import { nameOfImport } from './import-words.ts';

export function UndoImport({ view, size }: { view: ImportView; size?: 's' | 'm' }) {
  return (
    <UndoOne path={IMPORTS.path} id={view.id} name={nameOfImport(view)} size={size}>
      <p>
        The people, sources and entries that came with “{nameOfImport(view)}” only are taken away
        again. People you have done something with since stay, and so does whatever you had before
        or brought in another way. Values that it made past hold again. Lists lose whom it put on
        them, and those it made go when nobody else is on them.
      </p>
      <p>Nothing is lost for good: the same file can be imported again at any time.</p>
    </UndoOne>
  );
}
