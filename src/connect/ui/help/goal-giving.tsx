import { useQuery } from '@tanstack/react-query';
import { Card, Link, List, When } from '#kit';
import { read } from '#web-api';
import type { AskView } from '../../asks/schema.ts';
import { HelpOthers } from './help-others.tsx';
import '../asks/asks.css';

/** Asking and giving for a goal, side by side: its open asks, and whom one can help with what one learns. */
export function GoalGiving({ goalId }: { goalId: number }) {
  const { data } = useQuery(read<{ asks: AskView[] }>(`/asks?goal=${goalId}&state=open`));
  const asks = data?.asks ?? [];
  return (
    <div className="asks">
      <Card
        title="Ask people"
        actions={
          <Link href={`/asks/new?goal=${goalId}`} look="button">
            Ask a question
          </Link>
        }
      >
        {asks.length === 0 ? (
          <p className="asks-soft">
            One question to two to four people who know different things, with a day on which it
            closes.
          </p>
        ) : (
          <List items={asks} keyOf={({ id }) => id} label="Open asks">
            {(ask) => (
              <span>
                <Link href={`/asks/${ask.id}`}>{ask.question}</Link>{' '}
                <span className="asks-soft">
                  <When at={ask.closesOn} before="closes" />
                </span>
              </span>
            )}
          </List>
        )}
      </Card>
      <HelpOthers goalId={goalId} />
    </div>
  );
}
