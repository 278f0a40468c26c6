import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asHeading, Button, Card, Link, Select, toast } from '#kit';
import { ApiError, call, keyOf, Loaded, read, sayNotDone } from '#web-api';
import type { KitChoices, PassedKit } from '../kits/schema.ts';
import { KitPieces } from './kit-pieces.tsx';

interface Goal {
  id: number;
  able: string;
  need: string;
}

/** A goal as a kit for others, with exactly what goes out before it does. */
export function PassKit({ goalId }: { goalId: string | null }) {
  const [wanted, setWanted] = useState(goalId);
  const query = useQuery(read<{ goals: Goal[] }>('/goals'));
  // The address may name one that is gone, or none.
  const isThere = query.data?.goals.some(({ id }) => String(id) === wanted);
  const chosen = isThere ? wanted : null;
  return (
    <Card title="Hand on a starter kit">
      <div className="kit-stack">
        <p className="kit-soft">
          What you found out can be somebody’s beginning. How it went, what you judged and when
          stays with you.
        </p>
        <Loaded query={query} lines={2} label="Loading your goals">
          {({ goals }) =>
            goals.length === 0 ? (
              <p>
                You have no goal yet. <Link href="/goals/new">Set one</Link>, and what you find out
                on the way can become a kit.
              </p>
            ) : (
              <Select
                label="Which goal"
                value={chosen}
                onChange={setWanted}
                placeholder="Choose a goal"
                choices={goals.map(({ id, able, need }) => ({
                  value: String(id),
                  label: asHeading(able || need || 'Untitled goal'),
                }))}
              />
            )
          }
        </Loaded>
        {chosen !== null && <GoingOut key={chosen} goalId={Number(chosen)} />}
      </div>
    </Card>
  );
}

const AS_USUAL: KitChoices = { leaveOut: [], takeIn: [], words: {} };

function GoingOut({ goalId }: { goalId: number }) {
  const [choices, setChoices] = useState(AS_USUAL);
  const path = `/goals/${goalId}/kit`;
  const query = useQuery({
    queryKey: [...keyOf(path), choices],
    queryFn: ({ signal }) => call<PassedKit>('POST', `${path}/preview`, choices, { signal }),
    placeholderData: keepPreviousData,
    // What is shown is what goes: it is read anew whenever it is looked at.
    staleTime: 0,
  });
  return (
    <Loaded query={query} lines={5} label="Loading what goes out">
      {(passed) => (
        <section className="kit-preview" aria-label="What goes out">
          <h3>{passed.kit.goal.able || passed.kit.goal.need || 'A goal without words'}</h3>
          <p className="kit-soft">
            What is ticked goes into the file, and nothing else. Your plan stays as it is.
          </p>
          <KitPieces
            pieces={passed.pieces}
            choices={choices}
            isOld={query.isPlaceholderData}
            onChange={setChoices}
          />
          <Lines title="Stays here" lines={passed.leftOut} />
          <details className="kit-letter">
            <summary>To the letter</summary>
            <pre>{JSON.stringify(passed.kit, null, 2)}</pre>
          </details>
          <Handing
            passed={passed}
            path={path}
            choices={choices}
            isOld={query.isPlaceholderData}
            onOther={() => void query.refetch()}
          />
        </section>
      )}
    </Loaded>
  );
}

interface HandingProps {
  passed: PassedKit;
  path: string;
  choices: KitChoices;
  /** What is shown is about to be something else. */
  isOld: boolean;
  /** The plan is another one than what is shown. */
  onOther: () => void;
}

function Handing({ passed, path, choices, isOld, onOther }: HandingProps) {
  const save = async () => {
    try {
      const { print } = passed;
      const { kit } = await call<PassedKit>('POST', path, { ...choices, print });
      download(kit, nameOf(kit.goal.able || kit.goal.need));
      toast('Saved as a file. Give it to whoever may need it.');
    } catch (error) {
      sayNotDone(error);
      if (error instanceof ApiError && error.status === 409) onOther();
    }
  };
  return (
    <div className="kit-actions">
      <Button tone="primary" isBusy={isOld} onPress={() => void save()}>
        Save as a file
      </Button>
    </div>
  );
}

/** `kith-kit-roll-back-a-release.json`. */
function nameOf(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `kith-kit-${words || 'goal'}.json`;
}

function download(kit: object, name: string): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(kit, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="kit-part">
      <h4>{title}</h4>
      <ul>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat, and none moves.
          <li key={at}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
