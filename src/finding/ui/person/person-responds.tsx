import type { ReactNode } from 'react';
import { Fold } from '#kit';
import { Responds } from '../responds.tsx';
import type { PersonPanelProps } from './person-now.tsx';

interface PersonRespondsProps extends PersonPanelProps {
  /** What came of one's own asks. */
  answered: ReactNode;
}

/** Whether somebody is around and answers, for their page; apart from what they know. */
export function PersonResponds({ person, answered }: PersonRespondsProps) {
  return (
    <Fold id="person.responds" title="Will they answer?">
      <Responds person={person} answered={answered} />
      <p className="responds-soft">What they know about is another matter, and stands above.</p>
    </Fold>
  );
}
