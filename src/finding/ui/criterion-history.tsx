import { useQuery } from '@tanstack/react-query';
import { When } from '#kit';
import { read } from '#web-api';
import type { CriterionView } from '../view.ts';

/** One change of mind, as the people room tells it. */
interface Change {
  criterion: string;
  value: 'unknown' | 'yes' | 'no';
  reason: string;
  notedAt: number;
}

const VALUE_WORDS = { yes: 'Yes', no: 'No', unknown: 'Taken back' } as const;

interface CriterionHistoryProps {
  goalId: number;
  personId: number;
  row: CriterionView;
}

/** Since when it stands, and folded what one thought before: people change, and so does what one knows of them. */
export function CriterionHistory({ goalId, personId, row }: CriterionHistoryProps) {
  const path = `/people/${personId}/assessments?goalId=${goalId}`;
  const { data } = useQuery(read<{ changes: Change[] }>(path));
  const changes = (data?.changes ?? []).filter(({ criterion }) => criterion === row.criterion);
  const before = row.assessment === 'unknown' ? changes : changes.slice(1);
  return (
    <>
      {row.decidedAt !== null && (
        <p className="criterion-since">
          <When at={row.decidedAt} before="Decided" />
        </p>
      )}
      {before.length > 0 && (
        <details className="criterion-before">
          <summary>What you thought before</summary>
          <ul>
            {before.map(({ notedAt, value, reason }) => (
              <li key={notedAt}>
                <b>{VALUE_WORDS[value]}</b> <When at={notedAt} />
                {reason && <>: {reason}</>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
