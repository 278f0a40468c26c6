import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asHeading, Button, Link, Menu, toast, useGo, When } from '#kit';
import { call, refresh, useUndoable } from '#web-api';
import { subjectOf } from '../../keeping/key-rules.ts';
import type { KeepingLine } from '../../keeping/schema.ts';
import { PlanWith } from '../plan-with.tsx';
import { LogDialog } from '../story/log-dialog.tsx';
import { PUT_OFFS, putting, stopping } from './putting-off.ts';

interface QueueLineProps {
  line: KeepingLine;
  /** The address that the queues were read from. */
  path: string;
}

/** One line of a queue: who, why now, what was last, and one thing to do. */
export function QueueLine({ line, path }: QueueLineProps) {
  const [opened, setOpened] = useState<'plan' | 'log' | null>(null);
  const close = () => setOpened(null);
  const { person, goal } = line;
  return (
    <article className="keeping-line" aria-label={person?.name ?? line.why}>
      {person && (
        <p className="keeping-who">
          <Link href={`/people/${person.id}`}>{person.name}</Link>
        </p>
      )}
      <p>{line.why}</p>
      {goal && (
        <p className="keeping-for">
          For <Link href={`/goals/${goal.id}`}>{asHeading(goal.title)}</Link>
        </p>
      )}
      <Context line={line} />
      <div className="keeping-actions">
        {person ? (
          <Button size="s" aria-haspopup="dialog" onPress={() => setOpened('plan')}>
            Plan a move
          </Button>
        ) : (
          <LookForSomebody line={line} />
        )}
        {person && (
          <Button size="s" tone="plain" aria-haspopup="dialog" onPress={() => setOpened('log')}>
            Log what happened
          </Button>
        )}
        <PutOff line={line} path={path} />
      </div>
      {person && opened === 'plan' && <PlanWith person={person} goalId={goal?.id} onDone={close} />}
      {person && opened === 'log' && (
        <LogDialog start={{ people: [person], goalIds: goal ? [goal.id] : [] }} onDone={close} />
      )}
    </article>
  );
}

/** What nobody covers is whom to look for: it leads to its search brief. */
function LookForSomebody({ line }: { line: KeepingLine }) {
  const client = useQueryClient();
  const go = useGo();
  const subject = subjectOf(line.key);
  if (!subject || !('gap' in subject)) return null;
  const { goalId, gap } = subject;
  const look = async () => {
    try {
      const path = `/goals/${goalId}/briefs`;
      const { id } = await call<{ id: number }>('POST', `${path}/of-gap`, { gap });
      await refresh(client, path);
      go(`/goals/${goalId}?tab=looking&brief=${id}`);
    } catch (error) {
      toast(error instanceof Error ? error.message : 'That was not done.', { tone: 'danger' });
    }
  };
  return (
    <Button size="s" aria-label={`Look for somebody: ${line.why}`} onPress={() => void look()}>
      Look for somebody
    </Button>
  );
}

function Context({ line: { ownWords, last, note } }: { line: KeepingLine }) {
  if (ownWords === '' && !last && !note) return null;
  return (
    <ul className="keeping-context">
      {ownWords !== '' && <li>You wrote: {ownWords}</li>}
      {last && (
        <li>
          <When at={last.day} before="Last:" />
          {last.what !== '' && `, ${last.what}`}
          {last.next !== '' && ` Next was: ${last.next}`}
        </li>
      )}
      {note && (
        <li>
          Your note <Link href={`/notes/${note.id}`}>{note.title}</Link>
        </li>
      )}
    </ul>
  );
}

function PutOff({ line, path }: QueueLineProps) {
  const put = useUndoable(putting(path));
  const stop = useUndoable(stopping(path));
  return (
    <Menu
      label="Not now"
      aria-label={`Not now: ${line.person?.name ?? line.why}`}
      size="s"
      tone="plain"
      items={[
        ...PUT_OFFS.map(({ id, label, days }) => ({
          id,
          label,
          onPress: () => put({ line, days }),
        })),
        {
          id: 'stop',
          label: line.cadenceDays === null ? 'Let it be' : 'Let the rhythm go',
          startsGroup: true,
          onPress: () => stop(line),
        },
      ]}
    />
  );
}
