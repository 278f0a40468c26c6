import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Fold, Link, List } from '#kit';
import { Loaded, read } from '#web-api';
import type { TraitView, WishesView, WishView } from '../../wishes/schema.ts';
import { useWishes } from './use-wishes.ts';
import { wantedWords } from './wanted-words.ts';

/** What was learnt from what one wanted more and less of; each can be forgotten. */
export function Learnt() {
  const query = useQuery(read<WishesView>('/wishes'));
  return (
    <section aria-labelledby="learnt">
      <h2 id="learnt">More or less of this</h2>
      <p className="calm-about">
        Under “More” beside an entry you say that you want more or less like it. It moves what is
        alike up or down in “For my goals”, by little at first, and hides nothing.
      </p>
      <Loaded query={query} lines={3} label="Loading what was learnt">
        {(wishes) => <What wishes={wishes} />}
      </Loaded>
    </section>
  );
}

/** What moves most; the rest when asked for. */
const SHOWN_FIRST = 6;

function What({ wishes: { traits, wishes } }: { wishes: WishesView }) {
  const { reset } = useWishes();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? traits : traits.slice(0, SHOWN_FIRST);
  if (wishes.length === 0) return <p className="calm-about">Nothing was learnt yet.</p>;
  return (
    <>
      <List items={shown} keyOf={({ kind, key }) => `${kind} ${key}`} label="What was learnt">
        {(trait) => <Trait trait={trait} />}
      </List>
      {shown.length < traits.length && (
        <div className="calm-more">
          <Button size="s" onPress={() => setWhole(true)}>
            Show {traits.length - shown.length} more
          </Button>
        </div>
      )}
      <Fold id="stream.wishes" title="From what" level={3} isOpenAtFirst={false}>
        <List items={wishes} keyOf={({ id }) => id} label="What you said">
          {(wish) => <Said wish={wish} />}
        </List>
      </Fold>
      <div className="calm-more">
        <Button onPress={() => void reset()}>Forget all of it</Button>
      </div>
    </>
  );
}

function Trait({ trait }: { trait: TraitView }) {
  const { forget } = useWishes();
  const { more, less, label } = trait;
  return (
    <div className="calm-line">
      <div>
        {wantedWords({ ...trait, isMore: more > less })}
        <p className="calm-about">{saidWords({ more, less })}</p>
      </div>
      <Button
        size="s"
        tone="plain"
        onPress={() => void forget(trait)}
        aria-label={`Forget what was learnt of ${label}`}
      >
        Forget
      </Button>
    </div>
  );
}

/** "Said of 3 entries: more of 2, less of 1." */
function saidWords({ more, less }: Pick<TraitView, 'more' | 'less'>): string {
  const count = more + less;
  const of = `Said of ${count === 1 ? 'one entry' : `${count} entries`}`;
  return more > 0 && less > 0 ? `${of}: more of ${more}, less of ${less}.` : `${of}.`;
}

function Said({ wish }: { wish: WishView }) {
  const { entryId, title, isMore } = wish;
  const { takeBack } = useWishes();
  const name = title || 'Untitled';
  return (
    <div className="calm-line">
      <span>
        {isMore ? 'More' : 'Less'} like{' '}
        {entryId === null ? `“${name}”` : <Link href={`/entries/${entryId}`}>{name}</Link>}
      </span>
      <Button
        size="s"
        tone="plain"
        onPress={() => void takeBack(wish)}
        aria-label={`Take back what you said of ${name}`}
      >
        Take back
      </Button>
    </div>
  );
}
