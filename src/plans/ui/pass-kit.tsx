import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asHeading, Button, Card, Checkbox, Select, toast } from '#kit';
import { call, Loaded, read } from '#web-api';
import type { PassedKit } from '../kits/schema.ts';
import { Lines } from './take-kit.tsx';

interface Goal {
  id: number;
  able: string;
  need: string;
}

/** A goal as a kit for others, with exactly what goes out before it does. */
export function PassKit({ goalId }: { goalId: number | null }) {
  const [chosen, setChosen] = useState(goalId === null ? null : String(goalId));
  const query = useQuery(read<{ goals: Goal[] }>('/goals'));
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
              <p>You have no goal yet.</p>
            ) : (
              <Select
                label="Which goal"
                value={chosen}
                onChange={setChosen}
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

function GoingOut({ goalId }: { goalId: number }) {
  const [withNeed, setWithNeed] = useState(false);
  const query = useQuery(read<PassedKit>(`/goals/${goalId}/kit?withNeed=${withNeed}`));
  return (
    <div className="kit-stack">
      <Checkbox
        label="The need goes out too"
        description="It may say more of your workplace than is for others."
        isChecked={withNeed}
        onChange={setWithNeed}
      />
      <Loaded query={query} lines={5} label="Loading what goes out">
        {(passed) => <Out passed={passed} goalId={goalId} withNeed={withNeed} />}
      </Loaded>
    </div>
  );
}

function Out({
  passed: { kit, leftOut },
  goalId,
  withNeed,
}: {
  passed: PassedKit;
  goalId: number;
  withNeed: boolean;
}) {
  const save = async () => {
    try {
      const fresh = await call<PassedKit>('POST', `/goals/${goalId}/kit`, { withNeed });
      download(fresh.kit, nameOf(fresh.kit.goal.able || fresh.kit.goal.need));
      toast('Saved as a file. Give it to whoever may need it.');
    } catch (error) {
      toast(error instanceof Error ? `Not done: ${error.message}` : 'Not done.', {
        tone: 'danger',
      });
    }
  };
  return (
    <section className="kit-preview" aria-label="What goes out">
      <h3>{kit.goal.able || kit.goal.need || 'A goal without words'}</h3>
      <Lines title="Need" lines={kit.goal.need === '' ? [] : [kit.goal.need]} />
      <Lines
        title="How one will know"
        lines={kit.goal.evidence.split('\n').filter((line) => line.trim() !== '')}
      />
      <Lines title="Questions" lines={kit.goal.questions} />
      <Lines title="Steps" lines={kit.steps.map(({ text }) => text)} />
      <Lines
        title="People"
        lines={kit.people.map(
          ({ name, site, feed, fediverse }) => `${name}: ${site || fediverse || feed}`,
        )}
      />
      <Lines title="Sources" lines={kit.sources.map(({ title, url }) => `${title} ${url}`)} />
      <Lines
        title="Places"
        lines={kit.places.map(({ name, address, why }) =>
          [name, address, why].filter(Boolean).join(' · '),
        )}
      />
      <Lines title="Stays here" lines={leftOut} />
      <details className="kit-letter">
        <summary>To the letter</summary>
        <pre>{JSON.stringify(kit, null, 2)}</pre>
      </details>
      <div className="kit-actions">
        <Button tone="primary" onPress={() => void save()}>
          Save as a file
        </Button>
      </div>
    </section>
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
