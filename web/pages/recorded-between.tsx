import { useQuery } from '@tanstack/react-query';
import type { InteractionView } from '#connect';
import { read } from '../api/index.ts';
import { Link, When } from '../kit/index.ts';

const SHOWN_MAX = 3;

/** What passed with a person lately, in one's own words, where one decides what only oneself can tell. */
export function RecordedBetween({ person }: { person: { id: number; name: string } }) {
  const { data } = useQuery(
    read<{ interactions: InteractionView[] }>(`/interactions?person=${person.id}`),
  );
  const interactions = (data?.interactions ?? []).slice(0, SHOWN_MAX);
  if (interactions.length === 0) return null;
  return (
    <section className="criterion-record" aria-label="What passed between you">
      <h4>What passed between you</h4>
      <ul>
        {interactions.map((one) => (
          <li key={one.id}>
            {one.title || 'You were in touch'} <When at={one.day} />
            {saidOf(one) && <>: “{saidOf(one)}”</>}
          </li>
        ))}
      </ul>
      <Link href={`/people/${person.id}`}>All of it</Link>
    </section>
  );
}

const saidOf = ({ learnt, outcome, gave }: InteractionView): string => learnt || outcome || gave;
