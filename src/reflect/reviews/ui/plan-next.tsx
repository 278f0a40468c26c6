import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asHeading, Button, Link, Menu, toast } from '#kit';
import { call, errorWords, refresh } from '#web-api';
import { STEP_CHARS_MAX } from '../limits.ts';
import { linesToPlan } from '../week-rules.ts';
import type { WeekView } from '../week-schema.ts';

type Goal = WeekView['goals'][number];

/** A button is no place for a paragraph; the whole line goes into the plan. */
const SHOWN_CHARS_MAX = 80;

interface PlanNextProps {
  next: string;
  goals: readonly Goal[];
}

/** What comes next goes into a plan with one press, line by line; what stands in one already is not offered. */
export function PlanNext({ next, goals }: PlanNextProps) {
  const [planned, setPlanned] = useState<ReadonlyMap<string, Goal>>(new Map());
  const client = useQueryClient();
  const put = (line: string, goal: Goal | null) =>
    setPlanned((before) => {
      const after = new Map(before);
      if (goal) after.set(line, goal);
      else after.delete(line);
      return after;
    });
  const plan = async (line: string, goal: Goal) => {
    try {
      const form = { text: line.slice(0, STEP_CHARS_MAX) };
      const { id } = await call<{ id: number }>('POST', `/goals/${goal.id}/steps`, form);
      put(line, goal);
      void refresh(client, '/goals');
      const undo = () =>
        void call('DELETE', `/steps/${id}`)
          .then(() => put(line, null))
          .then(() => refresh(client, '/goals'))
          .catch(sayNotDone);
      toast(`In the plan of “${asHeading(goal.title)}”`, { undo });
    } catch (error) {
      sayNotDone(error);
    }
  };
  const lines = linesToPlan(next, goals);
  if (lines.length === 0 || goals.length === 0) return null;
  return (
    <ul className="week-plan" aria-label="Into a plan">
      {lines.map((line) => (
        <li key={line}>
          <PlanLine line={line} goals={goals} goal={planned.get(line)} plan={plan} />
        </li>
      ))}
    </ul>
  );
}

interface PlanLineProps {
  line: string;
  goals: readonly Goal[];
  /** In whose plan it stands by now. */
  goal: Goal | undefined;
  plan: (line: string, goal: Goal) => Promise<void>;
}

function PlanLine({ line, goals, goal, plan }: PlanLineProps) {
  if (goal)
    return <Link href={`/goals/${goal.id}/plan`}>In the plan of “{asHeading(goal.title)}”</Link>;
  const [only, ...more] = goals;
  const label = `Make it a step: ${line.length > SHOWN_CHARS_MAX ? `${line.slice(0, SHOWN_CHARS_MAX)} …` : line}`;
  if (only && more.length === 0)
    return (
      <Button size="s" onPress={() => void plan(line, only)}>
        {label}
      </Button>
    );
  return (
    <Menu
      label={label}
      size="s"
      items={goals.map((one) => ({
        id: String(one.id),
        label: `For “${asHeading(one.title)}”`,
        onPress: () => void plan(line, one),
      }))}
    />
  );
}

const sayNotDone = (error: unknown) => void toast(errorWords(error).message, { tone: 'danger' });
