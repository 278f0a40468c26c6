import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, List, TextField, toast } from '#kit';
import { call, FoundName, Loaded, read, saidApart } from '#web-api';
import { SEARCH_CHARS_MAX } from '../directory/limits.ts';
import type { PersonLine, PersonView } from '../directory/schema.ts';
import { likelyCalled } from './likely-called.ts';
import { type PersonDialogProps, useSend } from './person-forms.tsx';
import { usePeople, useSettled } from './search-people.ts';
import { splitChoices } from './split-choices.ts';
import { useUndoChanges } from './use-undo-changes.ts';

const PROPOSALS_MAX = 8;

/** Two records that are one person: first the other is found, then what will come together is shown. */
export function MergePerson(props: PersonDialogProps) {
  return (
    <Dialog title={`Merge with ${props.person.name}`} isOpen={props.isOpen} onClose={props.onClose}>
      <MergeSteps {...props} />
    </Dialog>
  );
}

function MergeSteps(props: PersonDialogProps) {
  const [other, setOther] = useState<PersonLine | null>(null);
  if (other === null) return <FindOther person={props.person} onFound={setOther} />;
  return <Agree {...props} other={other} onBack={() => setOther(null)} />;
}

function FindOther({
  person,
  onFound,
}: {
  person: PersonView;
  onFound: (other: PersonLine) => void;
}) {
  // Two records of one person mostly share a name.
  const [typed, setTyped] = useState(likelyCalled(person.name));
  const query = usePeople({ search: useSettled(typed.trim()) }, 'name');
  const found = (query.data?.pages[0]?.people ?? []).filter((one) => one.id !== person.id);
  return (
    <>
      <TextField
        label="Who is the same person?"
        type="search"
        value={typed}
        onChange={setTyped}
        lengthMax={SEARCH_CHARS_MAX}
      />
      <p role="status">
        {query.isSuccess && found.length === 0
          ? 'Nobody else matches. Try another name, a part of one, or an address of theirs.'
          : ''}
      </p>
      <List items={found.slice(0, PROPOSALS_MAX)} keyOf={(one) => one.id} label="People found">
        {(one) => (
          <div className="merge-row">
            <Button tone="plain" onPress={() => onFound(one)}>
              <FoundName person={one} />
            </Button>
          </div>
        )}
      </List>
    </>
  );
}

interface AgreeProps extends PersonDialogProps {
  other: PersonLine;
  onBack: () => void;
}

function Agree({ person, other, onBack, onClose }: AgreeProps) {
  const query = useQuery(read<PersonView>(`/people/${other.id}`));
  const { send, errors, isBusy } = useSend(onClose);
  const undo = useUndoChanges();
  const merge = () =>
    send(async () => {
      const path = `/people/${person.id}/merge`;
      const { changeId } = await call<{ changeId: number }>('POST', path, { otherId: other.id });
      toast(`${other.name} and ${person.name} are one person`, { undo: () => undo([changeId]) });
    });
  return (
    <Loaded query={query} lines={4}>
      {(whole) => (
        <>
          <p>
            What is known of {saidApart(other)} comes to this page, with their sources, what you
            decided about them and what you planned. Where both have an answer, the one on this page
            stays. For ninety days this can be undone, under “History”.
          </p>
          <List
            items={splitChoices(whole.fields)}
            keyOf={(one) => one.label}
            label={`What is known of ${saidApart(other)}`}
            look="plain"
          >
            {(one) => one.label}
          </List>
          <div className="field-error" role="alert">
            {Object.values(errors)[0]}
          </div>
          <div className="form-actions">
            <Button tone="primary" isBusy={isBusy} onPress={merge}>
              Merge
            </Button>
            <Button onPress={onBack}>Choose someone else</Button>
          </div>
        </>
      )}
    </Loaded>
  );
}
