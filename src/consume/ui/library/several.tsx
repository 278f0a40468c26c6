import { useState } from 'react';
import { Button, Checkbox, TextField } from '#kit';
import { GoalField } from '#web-api';
import { BULK_MAX, TAG_CHARS_MAX } from '../../library/limits.ts';
import type { BulkChange, ListedKeep } from '../../library/schema.ts';
import { LongList } from '../long-list.tsx';
import { LibraryLine } from './library-line.tsx';
import { useSeveral } from './use-several.ts';

/** Until a row has been seen: a title, what one took from it, where from. */
const ROW_PX = 110;
const idOf = ({ id }: ListedKeep) => id;

interface SeveralProps {
  keeps: readonly ListedKeep[];
  goals: readonly { id: number; name: string }[];
}

/** What is kept, as a list; several of it can be chosen, to be tagged, given a goal, or removed together. */
export function Several({ keeps, goals }: SeveralProps) {
  const [chosen, setChosen] = useState<ReadonlySet<number> | null>(null);
  const all = keeps.map(({ id }) => id).filter((id) => chosen?.has(id));
  const ids = all.slice(0, BULK_MAX);
  const choose = (id: number, isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(id);
      else after.delete(id);
      return after;
    });
  const shown = keeps.slice(0, BULK_MAX).map(({ id }) => id);
  return (
    <>
      <div className="library-several">
        {chosen === null ? (
          <Button size="s" onPress={() => setChosen(new Set())}>
            Choose several
          </Button>
        ) : (
          <>
            <Button size="s" onPress={() => setChosen(null)}>
              Done choosing
            </Button>
            <Button size="s" tone="plain" onPress={() => setChosen(new Set(shown))}>
              Choose all shown
            </Button>
            <span role="status">
              {`${ids.length} chosen${all.length > BULK_MAX ? ', the most at once' : ''}`}
            </span>
          </>
        )}
      </div>
      {chosen !== null && ids.length > 0 && (
        <Acts ids={ids} hasGoals={goals.length > 0} onRemoved={() => setChosen(new Set())} />
      )}
      <LongList
        className="list library-keeps"
        items={keeps}
        keyOf={idOf}
        label="What you keep"
        rowPx={ROW_PX}
      >
        {(keep) => (
          <div className="library-row">
            {chosen !== null && (
              <Checkbox
                label={<span className="visually-hidden">{keep.title || 'Untitled'}</span>}
                isChecked={chosen.has(keep.id)}
                onChange={(isChosen) => choose(keep.id, isChosen)}
              />
            )}
            <LibraryLine
              keep={keep}
              goal={goals.find(({ id }) => id === keep.goalId)?.name ?? null}
            />
          </div>
        )}
      </LongList>
    </>
  );
}

interface ActsProps {
  ids: number[];
  hasGoals: boolean;
  onRemoved: () => void;
}

function Acts({ ids, hasGoals, onRemoved }: ActsProps) {
  const [tag, setTag] = useState('');
  const [goalId, setGoalId] = useState<number | null>(null);
  const change = useSeveral();
  const many = ids.length === 1 ? 'one thing' : `${ids.length} things`;
  const named = tag.trim().replace(/^#+\s*/u, '');
  const send = (what: Omit<BulkChange, 'ids'>, words: string) => change({ ids, ...what }, words);
  return (
    <section className="library-bulk" aria-label="What becomes of those chosen">
      <TextField
        label="Tag"
        isRequired={false}
        value={tag}
        onChange={setTag}
        lengthMax={TAG_CHARS_MAX}
      />
      <div className="library-several">
        <Button
          isDisabled={named === ''}
          onPress={() => void send({ addTags: [named] }, `Tagged ${many} #${named}`)}
        >
          Add the tag
        </Button>
        <Button
          isDisabled={named === ''}
          onPress={() => void send({ removeTags: [named] }, `Took #${named} off ${many}`)}
        >
          Take the tag off
        </Button>
      </div>
      <GoalField label="For a goal" none="No goal" goalId={goalId} onChange={setGoalId} />
      <div className="library-several">
        {hasGoals && (
          <Button onPress={() => void send({ goalId }, `Changed the goal of ${many}`)}>
            Set the goal
          </Button>
        )}
        <Button
          tone="danger"
          onPress={() =>
            void send({ is: 'removed' }, `Removed ${many}`).then((isDone) => isDone && onRemoved())
          }
        >
          Remove
        </Button>
      </div>
    </section>
  );
}
