import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, DateField, Highlight, Link, TextArea, toast, When } from '#kit';
import { newDraftKey } from '#saving';
import { call, refresh } from '#web-api';
import type { ExperienceView } from '../schema.ts';

type Person = ExperienceView['people'][number];
type Evidence = Person['evidence'][number];

interface PersonToAskProps {
  person: Person;
  goalId: string;
}

/** Somebody who wrote of the same, what they wrote, and first words to ask them. */
export function PersonToAsk({ person, goalId }: PersonToAskProps) {
  const [isAsking, setAsking] = useState(false);
  const [isPlanned, setPlanned] = useState(false);
  return (
    <Card
      title={<Link href={`/people/${person.id}`}>{person.name}</Link>}
      level={3}
      actions={
        !isAsking &&
        !isPlanned && (
          <Button size="s" aria-label={`Ask ${person.name}`} onPress={() => setAsking(true)}>
            Ask
          </Button>
        )
      }
    >
      {person.evidence.map((evidence) => (
        <EvidenceLine key={evidence.entryId} evidence={evidence} />
      ))}
      {isAsking && (
        <AskForm
          person={person}
          goalId={goalId}
          onDone={(isDone) => {
            setAsking(false);
            setPlanned(isDone);
          }}
        />
      )}
      {isPlanned && (
        <p>
          Planned. Copy the words and send them your own way, from your{' '}
          <Link href="/moves">moves</Link>.
        </p>
      )}
    </Card>
  );
}

const ranges = (marks: Evidence['titleMarks']) =>
  marks.map(({ start, end }): [number, number] => [start, end]);

function EvidenceLine({ evidence }: { evidence: Evidence }) {
  return (
    <div className="experience-evidence">
      <Link href={evidence.url ?? `/entries/${evidence.entryId}`}>
        <Highlight
          text={evidence.title || 'Without a title'}
          ranges={ranges(evidence.titleMarks)}
        />
      </Link>{' '}
      {evidence.publishedAt !== null && <When at={evidence.publishedAt} />}
      <p>
        <Highlight text={evidence.passage} ranges={ranges(evidence.passageMarks)} />
      </p>
    </div>
  );
}

interface AskFormProps extends PersonToAskProps {
  onDone: (isDone: boolean) => void;
}

function AskForm({ person, goalId, onDone }: AskFormProps) {
  const client = useQueryClient();
  const [opener, setOpener] = useState(person.opener);
  const [dueOn, setDueOn] = useState<string | null>(null);
  // The same press twice plans one move.
  const [draftKey] = useState(newDraftKey);
  const plan = async () => {
    try {
      const body = { personId: person.id, opener, dueOn, draftKey };
      const { id } = await call<{ id: number }>('POST', `/goals/${goalId}/cause-asks`, body);
      const drop = () => call('PUT', `/moves/${id}/state`, { state: 'dropped' }).then(again);
      onDone(true);
      toast(`Planned: ask ${person.name}`, { undo: () => void drop() });
      await again();
    } catch (error) {
      toast(error instanceof Error ? `Not done: ${error.message}` : 'Not done.', {
        tone: 'danger',
      });
    }
  };
  const again = () =>
    Promise.all([refresh(client, '/moves'), refresh(client, `/goals/${goalId}/moves`)]);
  return (
    <div className="experience-ask">
      <TextArea
        label="First words"
        description="A draft in which … stands for what only you know. You send it your own way."
        lines={9}
        value={opener}
        onChange={setOpener}
        autoFocus
      />
      <DateField label="When" isRequired={false} value={dueOn} onChange={setDueOn} />
      <div className="experience-acts">
        <Button tone="primary" onPress={() => void plan()} isDisabled={opener.trim() === ''}>
          Plan to ask
        </Button>
        <Button onPress={() => onDone(false)}>Not now</Button>
      </div>
    </div>
  );
}
