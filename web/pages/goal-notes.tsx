import { useQuery } from '@tanstack/react-query';
import { openCapture } from '../../src/create/ui/capture/open-capture.ts';
import { GoalNoteLines, type Notes } from '../../src/create/ui/list/note-lines.tsx';
import { InMyNotes } from '../../src/create/ui/mentions/in-my-notes.tsx';
import type { GoalHead } from '../../src/goals/ui/goal-head.tsx';
import { Loaded, read } from '../api/index.ts';
import { asHeading, Button, Link, Page, useAddressPart } from '../kit/index.ts';

type Goal = Parameters<typeof GoalHead>[0]['goal'];

/** With a capital, as a heading. */
const titleOf = (goal: Goal | undefined): string => {
  const written = goal?.able || goal?.need || 'Goal';
  return asHeading(written);
};

/** `/goals/$goalId/notes`: what was written and captured for a goal. */
export function GoalNotesPage() {
  const goalId = useAddressPart('goalId');
  const id = encodeURIComponent(goalId);
  const goal = useQuery(read<Goal>(`/goals/${id}`)).data;
  const query = useQuery(read<Notes>(`/notes?goalId=${id}`));
  return (
    <Page
      title={titleOf(goal)}
      windowTitle={`Notes: ${titleOf(goal)}`}
      above={<Link href="/goals">Goals</Link>}
      actions={
        <>
          <Button onPress={() => openCapture({ goalId: Number(goalId) })}>Capture for it</Button>
          <Link href={`/notes/new?goal=${id}`} look="primary">
            New note
          </Link>
        </>
      }
    >
      <Loaded query={query} lines={6} label="Loading the notes of this goal">
        {({ notes }) => <GoalNoteLines notes={notes} />}
      </Loaded>
      <InMyNotes things="goals" id={Number(goalId)} />
    </Page>
  );
}
