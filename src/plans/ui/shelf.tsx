import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import {
  asHeading,
  Button,
  Card,
  Dialog,
  Form,
  Link,
  List,
  TextArea,
  TextField,
  toast,
  When,
  Why,
} from '#kit';
import { call, Loaded, read, refresh, sayNotDone } from '#web-api';
import type { KeepForm, KeptView, ShelfView } from '../shelf/schema.ts';
import { STEP_CHARS_MAX } from '../steps/limits.ts';
import { useRefreshPlan } from './use-steps.ts';

interface ShelfProps {
  goalId: number;
  /** In view at once, where little is planned yet. */
  isOpen: boolean;
}

const shelfPath = (goalId: number) => `/goals/${goalId}/shelf`;

/** Look before you leap: how others got there, and what one keeps of it. */
export function Shelf({ goalId, isOpen }: ShelfProps) {
  const [wasOpened, setOpened] = useState(isOpen);
  const query = useQuery({
    ...read<ShelfView>(shelfPath(goalId)),
    enabled: wasOpened || isOpen,
  });
  return (
    <details
      className="plan-shelf"
      open={isOpen}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>How others got there</summary>
      <Why of="littlejohn-2012" about="how others got there">
        To look first at how others went about it follows from that; it is Kith’s own reading.
      </Why>
      <Loaded query={query} lines={5} label="Looking on the shelf">
        {(shelf) => <OnShelf goalId={goalId} shelf={shelf} />}
      </Loaded>
    </details>
  );
}

interface Keeping {
  kind: KeepForm['kind'];
  id: number;
  title: string;
}

function OnShelf({ goalId, shelf }: { goalId: number; shelf: ShelfView }) {
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  const { entries, goals, kits, kept } = shelf;
  const isEmpty = entries.length + goals.length + kits.length === 0;
  return (
    <div className="shelf">
      {kept.length > 0 && <KeptList goalId={goalId} kept={kept} />}
      {isEmpty && (
        <p className="plan-none">
          Nothing is here yet. Follow people who do what you want to learn (
          <Link href="/sources/import">bring some in</Link>), and what they wrote of it stands here.
        </p>
      )}
      {entries.length > 0 && (
        <Card title="What people you follow wrote">
          <List items={entries} keyOf={({ id }) => id}>
            {(entry) => (
              <ShelfLine
                title={<Link href={`/entries/${entry.id}`}>{entry.title || 'Untitled'}</Link>}
                facts={
                  <>
                    <Link href={`/people/${entry.person.id}`}>{entry.person.name}</Link>
                    {entry.publishedAt !== null && <When at={entry.publishedAt} />}
                    <span>{entry.because}</span>
                  </>
                }
                quote={entry.sentence ?? entry.passage}
                onKeep={() => setKeeping({ kind: 'entry', id: entry.id, title: entry.title })}
                name={entry.title}
              />
            )}
          </List>
        </Card>
      )}
      {goals.length > 0 && (
        <Card title="Goals that others share">
          <List items={goals} keyOf={({ id }) => id}>
            {(goal) => (
              <ShelfLine
                title={asHeading(goal.able || goal.need)}
                facts={<span>{goal.memberName}</span>}
                quote={goal.questions.join(' · ')}
                onKeep={() => setKeeping({ kind: 'goal', id: goal.id, title: goal.able })}
                name={goal.able}
              />
            )}
          </List>
        </Card>
      )}
      {kits.length > 0 && (
        <Card title="Starter kits you took in">
          <List items={kits} keyOf={({ id }) => id}>
            {(kit) => (
              <ShelfLine
                title={kit.title}
                facts={<span>{kit.steps.length} steps</span>}
                quote={kit.steps.slice(0, STEPS_SHOWN_MAX).join(' · ')}
                onKeep={() => setKeeping({ kind: 'kit', id: kit.id, title: kit.title })}
                name={kit.title}
              />
            )}
          </List>
        </Card>
      )}
      {keeping && <KeepDialog goalId={goalId} keeping={keeping} onClose={() => setKeeping(null)} />}
    </div>
  );
}

const STEPS_SHOWN_MAX = 4;

interface ShelfLineProps {
  title: ReactNode;
  facts: ReactNode;
  quote: string;
  onKeep: () => void;
  name: string;
}

const ShelfLine = ({ title, facts, quote, onKeep, name }: ShelfLineProps) => (
  <div className="shelf-line">
    <div className="shelf-words">
      <p className="step-text">{title}</p>
      <p className="step-facts">{facts}</p>
      {quote !== '' && <p className="shelf-quote">{quote}</p>}
    </div>
    <Button size="s" onPress={onKeep} aria-label={`Keep from this: ${name}`} aria-haspopup="dialog">
      Keep from this
    </Button>
  </div>
);

function KeptList({ goalId, kept }: { goalId: number; kept: readonly KeptView[] }) {
  const again = useAgain(goalId);
  const letGo = async (one: KeptView) => {
    try {
      await call('DELETE', `/kept-paths/${one.id}`);
      const { kind, subjectId, takeaway } = one;
      const keepAgain = () =>
        call('POST', `${shelfPath(goalId)}/kept`, {
          kind,
          id: subjectId,
          takeaway: takeaway || one.title,
        });
      const putBack = async () => {
        if (one.stepId !== null) await call('POST', `/steps/${one.stepId}/restore`).catch(() => {});
        await keepAgain().catch(sayNotDone);
        await again();
      };
      toast(`Let go: ${one.title}`, { undo: () => void putBack() });
    } catch (error) {
      sayNotDone(error);
    }
    await again();
  };
  return (
    <Card title="What you kept" tone="accent">
      <List items={kept} keyOf={({ id }) => id}>
        {(one) => (
          <div className="shelf-line">
            <div className="shelf-words">
              {one.takeaway !== '' && <p className="step-text">{one.takeaway}</p>}
              <p className="step-facts">
                {one.kind === 'entry' ? (
                  <Link href={`/entries/${one.subjectId}`}>{one.title}</Link>
                ) : (
                  <span>{one.title}</span>
                )}
                {one.stepId !== null && <span>made a step of it</span>}
              </p>
            </div>
            <Button
              size="s"
              tone="plain"
              onPress={() => void letGo(one)}
              aria-label={`Let go: ${one.title}`}
            >
              Let go
            </Button>
          </div>
        )}
      </List>
    </Card>
  );
}

function useAgain(goalId: number): () => Promise<void> {
  const client = useQueryClient();
  const plan = useRefreshPlan(goalId);
  return async () => {
    await Promise.all([plan(), refresh(client, shelfPath(goalId))]);
  };
}

interface KeepDialogProps {
  goalId: number;
  keeping: Keeping;
  onClose: () => void;
}

function KeepDialog({ goalId, keeping, onClose }: KeepDialogProps) {
  const again = useAgain(goalId);
  const [takeaway, setTakeaway] = useState('');
  const [step, setStep] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const form = { kind: keeping.kind, id: keeping.id, takeaway, step: step.trim() || null };
      const kept = await call<KeptView>('POST', `${shelfPath(goalId)}/kept`, form);
      toast(`Kept from: ${kept.title}`, {
        undo: () => void call('DELETE', `/kept-paths/${kept.id}`).catch(sayNotDone).then(again),
      });
      void again();
      onClose();
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : 'That was not kept.');
      setBusy(false);
    }
  };
  return (
    <Dialog title={`Keep from “${keeping.title}”`} isOpen onClose={onClose}>
      <Form
        label="Keep"
        onSubmit={() => void keep()}
        error={error}
        actions={
          <>
            <Button type="submit" tone="primary" isBusy={isBusy}>
              Keep
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </>
        }
      >
        <TextArea
          label="What I take from it"
          description="In your own words."
          isRequired={false}
          value={takeaway}
          onChange={setTakeaway}
        />
        <TextField
          label="A step for my plan"
          description="With this address, and whoever wrote it."
          isRequired={false}
          value={step}
          onChange={setStep}
          lengthMax={STEP_CHARS_MAX}
        />
      </Form>
    </Dialog>
  );
}
