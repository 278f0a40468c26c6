import { PersonPage as PersonFrame } from '../../src/people/ui/person-page.tsx';
import { PersonEntries, PersonSources } from '../../src/sources/ui/person-panels.tsx';

/** `/people/$personId`: who someone is, with what later rooms know of them. */
export function PersonPage() {
  return (
    <PersonFrame
      panels={(person) => (
        <>
          <PersonEntries person={person} />
          <PersonSources person={person} />
        </>
      )}
    />
  );
}
