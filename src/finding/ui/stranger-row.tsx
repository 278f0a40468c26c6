import { Button, Link, When } from '#kit';
import type { StrangerView } from '../beyond/view.ts';

interface StrangerRowProps {
  stranger: StrangerView;
  isOn: boolean;
  isAdding: boolean;
  onLook: () => void;
  onAdd: () => void;
  onDismiss: () => void;
}

/** A site that the network points to: who is behind it as far as known, who cites it where. */
export function StrangerRow(props: StrangerRowProps) {
  const { stranger } = props;
  return (
    <article className="stranger" aria-label={stranger.name ?? stranger.site}>
      <div className="stranger-head">
        <h2>
          {stranger.name ?? stranger.title ?? (
            <Link href={stranger.url} look="plain">
              {stranger.site}
            </Link>
          )}
        </h2>
        <StrangerActions {...props} />
      </div>
      <StrangerState stranger={stranger} />
      <ul className="stranger-citations" aria-label="Cited by">
        {stranger.citations.map((citation) => (
          <li key={citation.entryId}>
            Cited by <b>{citation.person}</b> in{' '}
            {citation.url ? (
              <Link href={citation.url}>{citation.title || 'an entry without a title'}</Link>
            ) : (
              `“${citation.title}”`
            )}{' '}
            <span className="beyond-soft">
              {citation.publishedAt === null ? 'date unknown' : <When at={citation.publishedAt} />}
            </span>
          </li>
        ))}
      </ul>
    </article>
  );
}

function StrangerState({ stranger }: { stranger: StrangerView }) {
  const { state, name, title, site, url, detail } = stranger;
  if (state === 'looking') return <p className="beyond-soft">Looking who writes there…</p>;
  if (state === 'nothing')
    return <p className="beyond-soft">Nobody found. {detail ?? 'The site gave no answer.'}</p>;
  if (state === 'found') return null;
  return (
    <p className="beyond-soft">
      {name && title && name !== title && `${title}, `}
      <Link href={url}>{site}</Link>
      {!name && '. No name is given there.'}
    </p>
  );
}

function StrangerActions({ stranger, isOn, isAdding, onLook, onAdd, onDismiss }: StrangerRowProps) {
  const { state } = stranger;
  const who = stranger.name ?? stranger.site;
  return (
    <div className="found-decide">
      {state === 'looked' && (
        <Button size="s" isBusy={isAdding} aria-label={`Add: ${who}`} onPress={onAdd}>
          Add
        </Button>
      )}
      {state !== 'looked' && (
        <Button
          size="s"
          isBusy={state === 'looking'}
          isDisabled={!isOn}
          aria-label={`${LOOK_WORDS[state]}: ${who}`}
          onPress={onLook}
        >
          {LOOK_WORDS[state]}
        </Button>
      )}
      <Button size="s" tone="plain" aria-label={`Dismiss: ${who}`} onPress={onDismiss}>
        Dismiss
      </Button>
    </div>
  );
}

const LOOK_WORDS = { found: 'Look', looking: 'Looking', nothing: 'Look again' } as const;
