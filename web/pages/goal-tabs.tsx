import { useRouter } from '@tanstack/react-router';
import { SideRow } from './side-row.tsx';

/** The sides of a goal, in the order of learning, with what stands after its address. */
const SIDES = [
  { label: 'People', under: '' },
  { label: 'Plan', under: '/plan' },
  { label: 'Notes', under: '/notes' },
  { label: 'Map', under: '/map' },
  { label: 'Journey', under: '/journey' },
];

/** Leads from one side of a goal to the others. */
export function GoalTabs({ goalId }: { goalId: number | string }) {
  const pages: Record<string, unknown> = useRouter().routesByPath;
  const sides = SIDES.filter(({ under }) => `/goals/$goalId${under}` in pages);
  return (
    <SideRow
      label="Sides of this goal"
      sides={sides.map(({ label, under }) => ({ label, address: `/goals/${goalId}${under}` }))}
    />
  );
}
