import { HelpOthers } from '../../src/connect/ui/help/help-others.tsx';
import { ExperiencePage as Experience } from '../../src/reflect/causes/ui/experience-page.tsx';
import { OfGoal } from './of-goal.tsx';
import '../../src/connect/ui/asks/asks.css';

/** `/goals/$goalId/experience`: who may know it from experience, and whom one can help in turn. */
export const ExperiencePage = () => (
  <OfGoal>
    <Experience also={<HelpOthers />} />
  </OfGoal>
);
