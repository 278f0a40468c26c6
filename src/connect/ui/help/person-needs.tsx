import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Fold, Form, Link, List, RadioGroup, TextArea } from '#kit';
import { call, Loaded, read, StillHere, useUnsent } from '#web-api';
import type { HelpBoard } from '../../help/schema.ts';
import { NEED_CHARS_MAX } from '../../needs/limits.ts';
import type { NeedKind, NeedView } from '../../needs/schema.ts';
import { useAct } from '../asks/act.ts';
import { CanHelp } from './can-help.tsx';
import '../asks/asks.css';

export interface PersonNeedsProps {
  person: { id: number; name: string };
}

/** What a person asks about and wants to learn, and how one could help: a panel of their page. */
export function PersonNeeds({ person }: PersonNeedsProps) {
  const [isAdding, setAdding] = useState(false);
  const query = useQuery(read<HelpBoard>(`/help?person=${person.id}`));
  return (
    <Fold
      id="person.needs"
      title="What they ask, and how I can help"
      actions={
        <>
          <Link href={`/asks/new?person=${person.id}`} look="button">
            Ask them
          </Link>
          <Button size="s" aria-haspopup="dialog" onPress={() => setAdding(true)}>
            Write down what they ask
          </Button>
        </>
      }
    >
      <Loaded query={query} lines={2} label="Loading what they ask">
        {({ people }) =>
          people.length === 0 ? (
            <p className="asks-soft">
              {`Kith knows of nothing that ${person.name} asks or wants to learn. Write down what they tell you; what they ask in what they publish is found by itself.`}
            </p>
          ) : (
            <List items={people} keyOf={({ need }) => need.id} label={`What ${person.name} asks`}>
              {(can) => <CanHelp can={can} />}
            </List>
          )
        }
      </Loaded>
      {isAdding && <AddNeed person={person} onClose={() => setAdding(false)} />}
    </Fold>
  );
}

const KINDS: { value: NeedKind; label: string }[] = [
  { value: 'question', label: 'A question' },
  { value: 'goal', label: 'Something to learn' },
];

function AddNeed({ person, onClose }: PersonNeedsProps & { onClose: () => void }) {
  const act = useAct();
  const unsent = useUnsent(`need ${person.id}`, () => ({
    kind: 'question' as NeedKind,
    words: '',
  }));
  const { kind, words } = unsent.form;
  const add = async () => {
    let id = 0;
    const send = async () => {
      id = (await call<NeedView>('POST', `/people/${person.id}/needs`, { kind, words })).id;
    };
    const undo = () => call('PUT', `/needs/${id}/state`, { state: 'dismissed' });
    if (await act(send, `Written down what ${person.name} asks`, undo)) {
      unsent.forget();
      onClose();
    }
  };
  return (
    <Dialog title={`What ${person.name} asks`} isOpen onClose={onClose}>
      <Form
        label="What they ask"
        onSubmit={() => void add()}
        actions={
          <>
            <Button type="submit" tone="primary" isDisabled={words.trim() === ''}>
              Write it down
            </Button>
            <Button onPress={onClose}>Not now</Button>
          </>
        }
      >
        <StillHere unsent={unsent} />
        <RadioGroup
          label="What is it?"
          name="kind"
          look="segments"
          value={kind}
          onChange={(next) => unsent.change({ kind: next })}
          choices={KINDS}
        />
        <TextArea
          label="In their words"
          description="Only what they would not mind you noting. Nobody else sees it."
          isRequired
          lines={3}
          value={words}
          onChange={(next) => unsent.change({ words: next })}
          lengthMax={NEED_CHARS_MAX}
          autoFocus
        />
      </Form>
    </Dialog>
  );
}
