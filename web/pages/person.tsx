import { AnsweredFacts } from '../../src/connect/ui/asks/answered.tsx';
import { PersonNeeds } from '../../src/connect/ui/help/person-needs.tsx';
import { PersonMoves } from '../../src/connect/ui/person-moves.tsx';
import { PersonStory } from '../../src/connect/ui/story/person-story.tsx';
import { PersonKept } from '../../src/consume/ui/library/person-kept.tsx';
import { InMyNotes } from '../../src/create/ui/mentions/in-my-notes.tsx';
import { PersonGoodFor } from '../../src/finding/ui/person/person-good-for.tsx';
import { PersonNow } from '../../src/finding/ui/person/person-now.tsx';
import { PersonPointing } from '../../src/finding/ui/person/person-pointing.tsx';
import { PersonResponds } from '../../src/finding/ui/person/person-responds.tsx';
import { PersonPlaces } from '../../src/finding/ui/places/person-places.tsx';
import { PersonContacts } from '../../src/people/ui/person-contacts.tsx';
import { PersonHistory } from '../../src/people/ui/person-history.tsx';
import { PersonLists } from '../../src/people/ui/person-lists.tsx';
import { PersonObservations } from '../../src/people/ui/person-observations.tsx';
import { PersonPage as PersonFrame } from '../../src/people/ui/person-page.tsx';
import { PersonStanding } from '../../src/people/ui/ties/person-standing.tsx';
import { PersonEntries, PersonSources } from '../../src/sources/ui/person-panels.tsx';
import { AfterTalking } from './after-talking.tsx';

/**
 * `/people/$personId`: who someone is, what for, what next. A panel is one line here: a component of its
 * room that takes the person’s id (or the person, for the name) and shows one `Fold`. How I stand to them
 * goes into `standing`, right below the name.
 */
export function PersonPage() {
  return (
    <PersonFrame
      standing={(person) => <PersonStanding person={person} />}
      panels={(person) => (
        <>
          {/* What they are about now */}
          <PersonNow person={person} />
          {/* What they are good for, and for whom I am */}
          <PersonGoodFor person={person} />
          <PersonResponds person={person} answered={<AnsweredFacts person={person} />} />
          <PersonNeeds person={person} />
          {/* What passed between us, and what comes next */}
          <PersonMoves person={person} />
          <PersonStory person={person} />
          <AfterTalking about={{ person: person.id }} />
          <PersonObservations person={person} />
          <InMyNotes things="people" id={person.id} />
          <PersonContacts personId={person.id} />
        </>
      )}
      aside={(person) => (
        <>
          {/* How we met, where they are, who points to whom */}
          <PersonPlaces person={person} />
          <PersonPointing person={person} />
          <PersonSources person={person} />
          <PersonKept person={person} />
          <PersonLists personId={person.id} />
          <PersonHistory personId={person.id} />
          <PersonEntries person={person} />
        </>
      )}
    />
  );
}
