import { Link, useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import { useEdges } from '../kit/index.ts';
import './goal.css';

export interface Side {
  label: string;
  address: string;
}

/** Leads from one page to those beside it: addresses, so that each can be kept and shared. Nothing where a page stands alone. */
export function SideRow({ label, sides }: { label: string; sides: readonly Side[] }) {
  const row = useRef<HTMLElement>(null);
  useEdges(row, useRouterState({ select: (state) => state.location.pathname }));
  if (sides.length < 2) return null;
  return (
    <nav ref={row} className="goal-tabs fading-row" aria-label={label}>
      {sides.map((side) => (
        <Link
          key={side.address}
          to={side.address}
          className="goal-tab"
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {side.label}
        </Link>
      ))}
    </nav>
  );
}
