import { Card, Link, When } from '#kit';
import type { ImportView } from '../imports/queries.ts';
import { countOf } from './import-words.ts';

/** What an import was compared with, and who has other work since: a reason to write to them. */
export function ImportCompared({ view }: { view: ImportView }) {
  const { comparedWith, workChanges, counts } = view;
  if (!comparedWith && workChanges === 0) return null;
  return (
    <Card tone={workChanges > 0 ? 'accent' : 'sunken'}>
      {workChanges > 0 && (
        <p>
          <b>{countOf(workChanges, 'person has', 'people have')} other work than before.</b> That is
          a good reason to write to them:{' '}
          <Link href={`/sources/import/${view.id}?rows=work`}>see who</Link>.
          {view.state === 'applied' && (
            <>
              {' '}
              Of those you know, their page says so from now on, and{' '}
              <Link href="/keeping">Keep in touch</Link> as places of a week are free.
            </>
          )}
        </p>
      )}
      {comparedWith && (
        <p className="import-soft">
          Compared with{' '}
          <Link href={`/sources/import/${comparedWith.id}`}>{comparedWith.fileName}</Link>
          {comparedWith.appliedAt !== null && (
            <>
              , brought in <When at={comparedWith.appliedAt} />
            </>
          )}
          . What this list has no longer is kept as past
          {counts.gone > 0 && ', and nobody is taken out of your network'}. What you wrote yourself
          is never changed.
        </p>
      )}
    </Card>
  );
}

/** Whom an import leaves out because they were erased or removed before, with the way to ask for them. */
export function ImportErased({ view }: { view: ImportView }) {
  const { erased, state } = view;
  if (erased === 0) return null;
  const isOpen = state === 'preview' || state === 'looking';
  return (
    <Card tone="sunken">
      <p>
        <b>
          You took {countOf(erased, 'person', 'people')} of this list out before, and{' '}
          {erased === 1 ? 'they stay' : 'all of them stay'} out.
        </b>{' '}
        <Link href={`/sources/import/${view.id}?rows=erased`}>See who</Link>
        {isOpen && ', and bring back whom you want back'}.
      </p>
    </Card>
  );
}
