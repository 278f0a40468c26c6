import { Button, Card, EmptyState, Link, List } from '#kit';
import { Loaded } from '#web-api';
import type { StrangerView } from '../beyond/view.ts';
import { focusNextRow } from './focus-next-row.ts';
import { StrangerRow } from './stranger-row.tsx';
import {
  type Added,
  type BeyondView,
  LOOK_AT_ONCE_MAX,
  useBeyond,
  useBeyondMoves,
} from './use-beyond.ts';
import './beyond.css';

/** People beyond the network: whomever entries that match the goal point to. */
export function Beyond({ goalId }: { goalId: number }) {
  const query = useBeyond(goalId);
  return (
    <Loaded query={query} lines={6} label="Loading whom your network points to">
      {(beyond) => <Found goalId={goalId} beyond={beyond} />}
    </Loaded>
  );
}

function Found({ goalId, beyond }: { goalId: number; beyond: BeyondView }) {
  const { isOn, strangers } = beyond;
  const { added, adding, look, add, dismiss } = useBeyondMoves(goalId);
  const left = strangers.filter(({ id }) => !added.some(({ stranger }) => stranger.id === id));
  const { open, empty } = parted(left);
  const list = (label: string, some: StrangerView[]) => (
    <List items={some} keyOf={({ id }) => id} label={label}>
      {(stranger) => (
        <StrangerRow
          stranger={stranger}
          isOn={isOn}
          isAdding={adding.has(stranger.id)}
          onLook={() => void look([stranger.id])}
          onAdd={() => void add(stranger)}
          onDismiss={() => {
            focusNextRow();
            dismiss(stranger);
          }}
        />
      )}
    </List>
  );
  return (
    <div className="beyond">
      <AddedHere added={added} />
      {left.length === 0 ? (
        <NobodyPointedTo hasAdded={added.length > 0} />
      ) : (
        <Explained isOn={isOn} strangers={open} onLook={(ids) => void look(ids)} />
      )}
      {open.length > 0 && list('Sites your network points to', open)}
      {empty.length > 0 && (
        <details className="beyond-empty">
          <summary>
            {empty.length === 1 ? 'One site' : `${empty.length} sites`} where nobody was found
          </summary>
          {list('Sites where nobody was found', empty)}
        </details>
      )}
    </div>
  );
}

/** Whom one can add stands first; where nobody was found, out of the way. */
function parted(strangers: readonly StrangerView[]) {
  const of = (...states: StrangerView['state'][]) =>
    strangers.filter(({ state }) => states.includes(state));
  return { open: [...of('looked'), ...of('found', 'looking')], empty: of('nothing') };
}

interface ExplainedProps {
  isOn: boolean;
  strangers: readonly StrangerView[];
  onLook: (ids: number[]) => void;
}

/** What looking does, before anybody is visited. */
function Explained({ isOn, strangers, onLook }: ExplainedProps) {
  const looking = strangers.filter(({ state }) => state === 'looking').length;
  const next = strangers
    .flatMap(({ id, state }) => (state === 'found' ? [id] : []))
    .slice(0, LOOK_AT_ONCE_MAX);
  if (!isOn)
    return (
      <Card tone="warn">
        <p>
          Whoever runs this Kith has switched off looking at strangers, so nobody here can be
          visited. You can still see who points to whom, and{' '}
          <Link href="/sources/import">bring in a site</Link> yourself.
        </p>
      </Card>
    );
  return (
    <div className="beyond-head">
      <p className="beyond-words">
        People you read link to these sites in entries that match your goal. Looking visits a site
        once to learn who writes there: it obeys the site's robots.txt, stays within a few requests
        for a host and a day, and tells the site nothing about you.
      </p>
      {next.length > 0 && (
        <Button onPress={() => onLook(next)}>
          {next.length === 1 ? 'Look at this site' : `Look at ${next.length} sites`}
        </Button>
      )}
      <p role="status" className="beyond-status">
        {looking > 0 && (looking === 1 ? 'Looking at 1 site…' : `Looking at ${looking} sites…`)}
      </p>
    </div>
  );
}

function AddedHere({ added }: { added: readonly Added[] }) {
  if (added.length === 0) return null;
  return (
    <Card tone="accent" title="Added, kept for later">
      <ul className="beyond-added">
        {added.map(({ stranger, personId }) => (
          <li key={personId}>
            <Link href={`/people/${personId}`}>
              {stranger.name ?? stranger.title ?? stranger.site}
            </Link>{' '}
            <span className="beyond-soft">
              What they publish is being read; then you see whether they fit.
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function NobodyPointedTo({ hasAdded }: { hasAdded: boolean }) {
  return (
    <EmptyState
      title={hasAdded ? 'Nobody else' : 'Nobody yet'}
      action={
        <Link href="/sources/import" look="button">
          Bring in more sources
        </Link>
      }
    >
      <p>
        Whoever the people you read link to, in entries that match this goal, appears here. The more
        of them you read, the further you see.
      </p>
    </EmptyState>
  );
}
