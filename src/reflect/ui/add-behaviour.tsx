import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayHere } from '#days';
import { Button, DateField, Dialog, NumberField, Select, TextField } from '#kit';
import { GoalField, type NamedPerson, PeopleField, read } from '#web-api';
import { C_WORDS, cellWords, PHASE_WORDS } from '../behaviours/cell-rules.ts';
import { MINUTES_MAX, TOOL_CHARS_MAX, WORDS_CHARS_MAX } from '../behaviours/limits.ts';
import type { BehaviourView, NewBehaviour } from '../behaviours/schema.ts';
import { type ByHandProblems, problemsOf } from './by-hand-problems.ts';
import { OFTEN } from './outside.ts';
import { momentOn } from './period.ts';
import { useByHand } from './use-by-hand.ts';
import './behaviours.css';

type C = BehaviourView['c'];
type Phase = BehaviourView['phase'];

interface AddBehaviourProps {
  /** Where one is: it is chosen already. */
  goalId: number | null;
  cell?: { c: C; phase: Phase } | undefined;
  /** The one to change; a new one when left out. */
  behaviour?: BehaviourView | undefined;
  onClose: () => void;
}

const C_CHOICES = (Object.keys(C_WORDS) as C[]).map((value) => ({
  value,
  label: `${C_WORDS[value].name}: ${C_WORDS[value].meaning}`,
}));
const PHASE_CHOICES = (Object.keys(PHASE_WORDS) as Phase[]).map((value) => ({
  value,
  label: `${PHASE_WORDS[value].name}: ${PHASE_WORDS[value].meaning}`,
}));

/** What happened outside of Kith: a workshop, a video, a call. Only its words and cell are needed. */
export function AddBehaviour({ goalId, cell, behaviour, onClose }: AddBehaviourProps) {
  const [form, setForm] = useState(() => startOf({ goalId, cell, behaviour }));
  const [people, setPeople] = useState<NamedPerson[]>(behaviour?.people ?? []);
  const [day, setDay] = useState<string | null>(dayHere(behaviour?.at ?? Date.now()));
  const { problems, isBusy, save } = useSave({ behaviour, onClose });
  const set = (part: Partial<NewBehaviour>) => setForm((before) => ({ ...before, ...part }));
  const submit = () => {
    const at = behaviour && day === dayHere(behaviour.at) ? behaviour.at : momentOf(day);
    void save({ ...form, at, personIds: people.map(({ id }) => id) });
  };
  return (
    <Dialog
      title={behaviour ? 'Change what you did' : 'Something you did outside of Kith'}
      isOpen
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" isBusy={isBusy} onPress={submit}>
            {behaviour ? 'Save' : 'Add to the map'}
          </Button>
        </>
      }
    >
      <form
        className="by-hand"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="What did you do?"
          name="words"
          value={form.words}
          onChange={(words) => set({ words })}
          lengthMax={WORDS_CHARS_MAX}
          error={problems.words}
        />
        {!behaviour && form.words === '' && <Often onPick={set} />}
        <div className="by-hand-row">
          <Select
            label="Which of the four was it?"
            value={form.c}
            onChange={(c) => set({ c })}
            choices={C_CHOICES}
          />
          <Select
            label="When in learning?"
            value={form.phase}
            onChange={(phase) => set({ phase })}
            choices={PHASE_CHOICES}
          />
        </div>
        <p className="by-hand-cell">
          <b>{cellWords(form).title}.</b> {cellWords(form).meaning}
        </p>
        <GoalField
          label="For which goal?"
          none="None in particular"
          isRequired={false}
          hasNoDrafts
          goalId={form.goalId ?? null}
          onChange={(id) => set({ goalId: id })}
        />
        <PeopleField label="With whom?" value={people} onChange={setPeople} isRequired={false} />
        <div className="by-hand-row">
          <DateField
            label="Which day?"
            value={day}
            onChange={setDay}
            max={dayHere(Date.now())}
            error={problems.at}
          />
          <NumberField
            label="How long?"
            isRequired={false}
            unit="minutes"
            min={0}
            max={MINUTES_MAX}
            value={form.minutes ?? null}
            onChange={(minutes) => set({ minutes })}
            error={problems.minutes}
          />
        </div>
        <ToolField
          value={form.tool ?? ''}
          onChange={(tool) => set({ tool: tool || null })}
          error={problems.tool}
        />
        <button type="submit" hidden>
          Save
        </button>
      </form>
    </Dialog>
  );
}

const momentOf = (day: string | null) => momentOn(day ?? dayHere(Date.now()), Date.now());

function startOf({ goalId, cell, behaviour }: Omit<AddBehaviourProps, 'onClose'>): NewBehaviour {
  if (!behaviour)
    return {
      words: '',
      c: cell?.c ?? 'consume',
      phase: cell?.phase ?? 'performance',
      goalId,
      minutes: null,
      tool: null,
      draftKey: crypto.randomUUID(),
    };
  const { words, c, phase, minutes, goal, tool } = behaviour;
  return { words, c, phase, minutes, goalId: goal?.id ?? null, tool: tool?.name ?? null };
}

function useSave({ behaviour, onClose }: Pick<AddBehaviourProps, 'behaviour' | 'onClose'>) {
  const [problems, setProblems] = useState<ByHandProblems>({});
  const [isBusy, setBusy] = useState(false);
  const byHand = useByHand();
  const save = async (form: NewBehaviour) => {
    if (form.words.trim() === '') return setProblems({ words: 'Say in a few words what you did.' });
    setBusy(true);
    try {
      await (behaviour ? byHand.change(behaviour, form) : byHand.add(form));
      onClose();
    } catch (error) {
      setProblems(problemsOf(error));
      setBusy(false);
    }
  };
  return { problems, isBusy, save };
}

function Often({ onPick }: { onPick: (one: (typeof OFTEN)[number]) => void }) {
  return (
    <div className="by-hand-often">
      <span>Often:</span>
      {OFTEN.map((one) => (
        <Button key={one.words} size="s" onPress={() => onPick(one)}>
          {one.words}
        </Button>
      ))}
    </div>
  );
}

interface ToolFieldProps {
  value: string;
  onChange: (tool: string) => void;
  error: string | undefined;
}

function ToolField({ value, onChange, error }: ToolFieldProps) {
  const { data } = useQuery(read<{ tools: { id: number; name: string }[] }>('/tools'));
  const others = data?.tools.filter((tool) => tool.name !== value).slice(0, TOOLS_OFFERED_MAX);
  return (
    <div className="by-hand-tool">
      <TextField
        label="With which tool?"
        description="YouTube, LinkedIn, a notebook. It comes into your kit."
        isRequired={false}
        name="tool"
        value={value}
        onChange={onChange}
        lengthMax={TOOL_CHARS_MAX}
        error={error}
      />
      {others && others.length > 0 && (
        <div className="by-hand-often">
          {others.map((tool) => (
            <Button key={tool.id} size="s" onPress={() => onChange(tool.name)}>
              {tool.name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
const TOOLS_OFFERED_MAX = 6;
