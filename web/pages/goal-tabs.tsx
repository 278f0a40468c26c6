import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import { useEdges } from '../kit/index.ts';
import './goal.css';

interface GoalTab {
  label: string;
  /** After the address of the goal. */
  under: string;
}

/** The sides of a goal, in the order of learning. */
const TABS: readonly GoalTab[] = [
  { label: 'People', under: '' },
  { label: 'Plan', under: '/plan' },
  { label: 'Notes', under: '/notes' },
  { label: 'Map', under: '/map' },
  { label: 'Journey', under: '/journey' },
];

/** Leads from one side of a goal to the others: addresses, so that each can be kept and shared. */
export function GoalTabs({ goalId }: { goalId: number | string }) {
  const pages: Record<string, unknown> = useRouter().routesByPath;
  const row = useRef<HTMLElement>(null);
  useEdges(row, useRouterState({ select: (state) => state.location.pathname }));
  const sides = TABS.filter(({ under }) => `/goals/$goalId${under}` in pages);
  if (sides.length < 2) return null;
  return (
    <nav ref={row} className="goal-tabs fading-row" aria-label="Sides of this goal">
      {sides.map(({ label, under }) => (
        <Link
          key={label}
          to={`/goals/${goalId}${under}`}
          className="goal-tab"
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
