import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dayAfter } from '#days';
import { Button, DateField, Dialog, Form, RadioGroup, toast } from '#kit';
import { ApiError, call, refresh, sayNotDone } from '#web-api';
import type { MoveView } from '../moves/schema.ts';
import { GiveChoices } from './give-choices.tsx';
import { INTENTS, moveWords } from './intents.ts';
import { OpenerField, useOpener } from './opener-field.tsx';
import { keptPlans, type Plan, planOf, refsOf } from './plan.ts';
import './moves.css';

export interface MovePlannerProps {
  goalId: number;
  person: { id: number; name: string };
  /** With the move that was saved, or null when one closed the window. */
  onDone: (move: MoveView | null) => void;
  /** A planned move to change. */
  move?: MoveView | undefined;
  /** The entry of theirs one has in mind, such as the evidence one was reading. */
  aboutId?: number | undefined;
}

/** A window over the page in which the next thing to do with a person is planned. It is open while it is there. */
export function MovePlanner({ goalId, person, onDone, move, aboutId }: MovePlannerProps) {
  const { plan, change, forget } = usePlan(
    move ? `move ${move.id}` : `${goalId} ${person.id}`,
    move,
  );
  const opener = useOpener({ goalId, personId: person.id, aboutId, plan });
  const form = {
    intent: plan.intent,
    opener: opener.words,
    gives: refsOf(plan.gives),
    dueOn: plan.dueOn,
  };
  const saving = useSaving(async () => {
    const saved = move
      ? await call<MoveView>('PATCH', `/moves/${move.id}`, form)
      : await call<MoveView>('POST', '/moves', {
          ...form,
          goalId,
          personId: person.id,
          draftKey: plan.draftKey,
        });
    forget();
    onDone(saved);
    return saved;
  }, move);
  return (
    <Dialog
      title={`${move ? 'Change the move' : 'Your next move'} with ${person.name}`}
      isOpen
      onClose={() => onDone(null)}
      size="l"
    >
      <Form
        label="Move"
        onSubmit={() => {
          if (!saving.isSaving && !opener.isComing) void saving.save();
        }}
        error={saving.error}
        actions={
          <>
            <Button type="submit" tone="primary" isBusy={saving.isSaving || opener.isComing}>
              {move ? 'Save' : 'Plan this move'}
            </Button>
            <Button onPress={() => onDone(null)}>Not now</Button>
          </>
        }
      >
        <div className="move-intents">
          <RadioGroup
            label="What do you want to do?"
            name="intent"
            value={plan.intent}
            onChange={(intent) => change({ intent })}
            choices={INTENTS}
          />
        </div>
        <GiveChoices
          goalId={goalId}
          person={person}
          gives={plan.gives}
          onChange={(gives) => change({ gives })}
        />
        <OpenerField opener={opener} plan={plan} change={change} error={saving.fields.opener} />
        <DayField plan={plan} change={change} error={saving.fields.dueOn} />
      </Form>
    </Dialog>
  );
}

/** The plan as it is filled in, kept while the window is closed. */
function usePlan(key: string, move: MoveView | undefined) {
  const [plan, setPlan] = useState(() => keptPlans.get(key) ?? planOf(move));
  const change = (fields: Partial<Plan>) => {
    const next = { ...plan, ...fields };
    keptPlans.set(key, next);
    setPlan(next);
  };
  return { plan, change, forget: () => keptPlans.forget(key) };
}

function useSaving(send: () => Promise<MoveView>, move: MoveView | undefined) {
  const client = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<string>();
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const save = async () => {
    setSaving(true);
    setError(undefined);
    setFields({});
    try {
      const saved = await send();
      sayPlanned(client, saved, move === undefined);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : 'That was not done.');
      if (thrown instanceof ApiError) setFields(thrown.fields ?? {});
      setSaving(false);
    }
  };
  return { save, isSaving, error, fields };
}

function sayPlanned(client: QueryClient, move: MoveView, isNew: boolean): void {
  const again = () =>
    Promise.all([refresh(client, `/goals/${move.goal.id}/moves`), refresh(client, '/moves')]);
  const drop = async () => {
    await call('PUT', `/moves/${move.id}/state`, { state: 'dropped' }).catch(sayNotDone);
    await again();
  };
  toast(`${isNew ? 'Planned' : 'Saved'}: ${moveWords(move)}`, {
    undo: isNew ? () => void drop() : undefined,
  });
  void again();
}

const DAY_OFFERS = [
  { words: 'Today', days: 0 },
  { words: 'Tomorrow', days: 1 },
  { words: 'In a week', days: 7 },
];

interface DayFieldProps {
  plan: Plan;
  change: (fields: Partial<Plan>) => void;
  error: string | undefined;
}

function DayField({ plan, change, error }: DayFieldProps) {
  return (
    <div className="move-day">
      <DateField
        label="When"
        name="dueOn"
        isRequired={false}
        value={plan.dueOn}
        onChange={(dueOn) => change({ dueOn })}
        error={error}
      />
      <div className="move-day-offers">
        {DAY_OFFERS.map(({ words, days }) => {
          const day = dayAfter(Date.now(), days);
          return (
            <Button
              key={days}
              size="s"
              isPressed={plan.dueOn === day}
              onPress={() => change({ dueOn: day })}
            >
              {words}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
