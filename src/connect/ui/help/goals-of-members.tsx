import { Card, Link, List } from '#kit';
import type { HelpBoard } from '../../help/schema.ts';
import { Touches } from './touches.tsx';

/** Goals that other members let the member see and that something of theirs may touch. Nothing where there are none. */
export function SharedGoals({ goals }: { goals: HelpBoard['sharedGoals'] }) {
  if (goals.length === 0) return null;
  return (
    <Card title="What members here want to learn" tone="sunken">
      <div className="asks-part">
        <List items={goals} keyOf={({ goal }) => goal.id} label="Goals of other members">
          {({ goal, words, touches }) => (
            <div className="can-help">
              <span>{`${goal.memberName} wants to be able to ${goal.able}`}</span>
              {words !== goal.able && <span className="asks-soft">{words}</span>}
              <Touches touches={touches} />
            </div>
          )}
        </List>
        <p className="asks-soft">
          They show you these goals; nobody hears that you saw them here. You can offer help under{' '}
          <Link href="/peers">Peers</Link> once both of you agreed to be found.
        </p>
      </div>
    </Card>
  );
}
