import { useState } from 'react';
import { call, type NamedPerson } from '#web-api';
import { PEOPLE_MAX } from '../../asks/limits.ts';
import type { AskProposal, WhomToAsk } from '../../asks/schema.ts';
import { PersonField } from '../help/person-field.tsx';
import { useAct } from './act.ts';
import type { AskDraft } from './draft.ts';

interface SomebodyElseProps {
  draft: AskDraft;
  onFound: (whom: WhomToAsk) => void;
}

/** Whom one has in mind oneself, whatever is proposed: found by name, with the same words on them as on the others. */
export function SomebodyElse({ draft, onFound }: SomebodyElseProps) {
  const act = useAct();
  const [added, setAdded] = useState(0);
  if (draft.people.length >= PEOPLE_MAX) return null;
  const add = async (person: NamedPerson) => {
    const { question, goalId } = draft;
    await act(async () => {
      const form = { question, goalId, personId: person.id };
      const { proposed } = await call<AskProposal>('POST', '/asks/proposal', form);
      const whom = proposed.find((one) => one.person.id === person.id);
      if (whom) onFound(whom);
      setAdded(added + 1);
    });
  };
  return (
    <PersonField
      key={added}
      label="Somebody else you would ask"
      name="else"
      value={null}
      onChange={(person) => person && void add(person)}
    />
  );
}
