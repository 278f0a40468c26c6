import { useQuery } from '@tanstack/react-query';
import { Link, RadioGroup } from '#kit';
import { Loaded, read } from '#web-api';
import { WAITS_DAYS_CHOICES } from '../../stream/limits.ts';
import type { StreamSettings } from '../../stream/schema.ts';
import { useChangeSettings } from '../use-goal-stream.ts';

const NEVER = 'never';
const CHOICES = [
  ...WAITS_DAYS_CHOICES.map((days) => ({ value: String(days), label: `${days} days` })),
  { value: NEVER, label: 'Until I read it' },
];

/** For how long something waits to be read. */
export function HowLong() {
  const query = useQuery(read<StreamSettings>('/stream/settings'));
  const change = useChangeSettings();
  const choose = (value: string) =>
    void change({ waitsDays: WAITS_DAYS_CHOICES.find((days) => String(days) === value) ?? null });
  return (
    <section aria-labelledby="how-long">
      <h2 id="how-long">How long something waits</h2>
      <p className="calm-about">
        What you have not read by then leaves the stream by itself. Nothing is lost: search finds
        it, and it stands under <Link href="/stream?view=latest&show=old">Older ones</Link>.
      </p>
      <Loaded query={query} lines={1} label="Loading how you read">
        {({ waitsDays }) => (
          <RadioGroup
            label="Something waits"
            isLabelHidden
            look="segments"
            value={waitsDays === null ? NEVER : String(waitsDays)}
            onChange={choose}
            choices={CHOICES}
          />
        )}
      </Loaded>
    </section>
  );
}
