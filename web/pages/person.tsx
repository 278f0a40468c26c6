import { PersonObservations } from '../../src/people/ui/person-observations.tsx';
import { PersonPage as PersonFrame } from '../../src/people/ui/person-page.tsx';
import { PersonEntries, PersonSources } from '../../src/sources/ui/person-panels.tsx';

/**
 * `/people/$personId`: who someone is, what for, what next. A panel is one line here: a component of its
 * room that takes the person’s id (or the person, for the name) and shows one `Fold`. How I stand to them
 * goes into `standing`, right below the name.
 */
export function PersonPage() {
  return (
    <PersonFrame
      panels={(person) => (
        <>
          {/* What they are about now */}
          <PersonEntries person={person} />
          {/* What they are good for, and for whom I am */}
          {/* What passed between us, and what comes next */}
          <PersonObservations person={person} />
        </>
      )}
      aside={(person) => (
        <>
          {/* How we met, where they are, who points to whom */}
          <PersonSources person={person} />
        </>
      )}
    />
  );
}
