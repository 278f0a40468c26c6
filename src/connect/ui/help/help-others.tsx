import { useQuery } from '@tanstack/react-query';
import { Card, Link, List } from '#kit';
import { read } from '#web-api';
import type { HelpBoard } from '../../help/schema.ts';
import { touchWords } from './words.ts';

export interface HelpOthersProps {
  /** Only what touches this goal. */
  goalId?: number | undefined;
}

const SHOWN_MAX = 3;

/** Beside "who can help me?": whom one can help. Nothing where there is nothing. */
export function HelpOthers({ goalId }: HelpOthersProps) {
  const { data } = useQuery(
    read<HelpBoard>(goalId === undefined ? '/help' : `/help?goal=${goalId}`),
  );
  const people = (data?.people ?? []).filter(({ touches }) => touches.length > 0);
  if (people.length === 0) return null;
  return (
    <Card title="And whom can you help?" tone="sunken">
      <div className="asks-part">
        <List
          items={people.slice(0, SHOWN_MAX)}
          keyOf={({ need }) => need.id}
          label="Whom you can help"
        >
          {({ need, touches }) => (
            <div className="can-help">
              <span>
                <Link href={`/people/${need.person.id}`}>{need.person.name}</Link>
                {need.kind === 'question' ? ' asks: ' : ' wants to learn: '}
                {need.words}
              </span>
              <span className="asks-soft">{touchWords(touches)}</span>
            </div>
          )}
        </List>
        <Link href="/help">Whom can I help?</Link>
      </div>
    </Card>
  );
}
