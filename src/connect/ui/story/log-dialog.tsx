import { useState } from 'react';
import { todayHere } from '#days';
import {
  Button,
  Checkbox,
  DateField,
  Dialog,
  Form,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '#kit';
import { PeopleField, StillHere } from '#web-api';
import {
  CHANNEL_WORDS,
  CHANNELS,
  GOALS_OF_ONE_MAX,
  PEOPLE_OF_ONE_MAX,
  TITLE_CHARS_MAX,
  TOLD_CHARS_MAX,
} from '../../interactions/limits.ts';
import { isTwoWay } from '../../interactions/rules.ts';
import type { InteractionView } from '../../interactions/schema.ts';
import type { Direction } from '../../moves/schema.ts';
import { useGoalsOfMine } from '../goals-of-mine.ts';
import type { Log } from './log-form.ts';
import { useLogging } from './use-logging.ts';
import '../interactions.css';

const UNSAID = 'unsaid';
const CHANNEL_CHOICES = [
  { value: UNSAID, label: 'Not said' },
  ...CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] })),
] as const;
const DIRECTIONS: { value: Direction | typeof UNSAID; label: string }[] = [
  { value: 'received', label: 'I received' },
  { value: 'given', label: 'I gave' },
  { value: 'both', label: 'Both' },
  { value: UNSAID, label: 'Not said' },
];

export interface LogDialogProps {
  /** What is known already: with whom, for which goal. */
  start?: Partial<Log> | undefined;
  /** The one to change; a new one when left out. */
  interaction?: InteractionView | undefined;
  /** Where it was taken from, where it was not typed. */
  origin?: 'message' | undefined;
  /** What it leaves open, in words. */
  open?: string | null;
  /** With what was logged, or null when one closed the window. */
  onDone: (logged: InteractionView | null) => void;
}

/** One encounter with all who were in it: what one wanted, what came of it. Only who and when are needed. */
export function LogDialog({ start, interaction, origin, open, onDone }: LogDialogProps) {
  const { log, set, unsent, save, isBusy, problems, error } = useLogging({
    start,
    interaction,
    origin,
    onDone,
  });
  return (
    <Dialog
      title={interaction ? 'Change what happened' : 'Log what happened'}
      isOpen
      size="l"
      onClose={() => onDone(null)}
    >
      <Form
        label="What happened"
        onSubmit={() => void save()}
        error={error}
        actions={
          <>
            <Button type="submit" tone="primary" isBusy={isBusy}>
              {interaction ? 'Save' : 'Log it'}
            </Button>
            <Button onPress={() => onDone(null)}>Not now</Button>
          </>
        }
      >
        <StillHere unsent={unsent} />
        {open && <p role="status">{open}</p>}
        <PeopleField
          label="With whom?"
          value={log.people}
          onChange={(people) => set({ people })}
          countMax={PEOPLE_OF_ONE_MAX}
          error={problems.people}
        />
        {log.unknown.length > 0 && (
          <p className="log-unknown">Not in your network: {log.unknown.join(', ')}</p>
        )}
        <div className="log-row">
          <DateField
            label="Which day?"
            name="day"
            value={log.day}
            onChange={(day) => set({ day })}
            max={todayHere()}
            error={problems.day}
          />
          <Select
            label="By which way?"
            name="channel"
            value={log.channel ?? UNSAID}
            onChange={(value) => set({ channel: value === UNSAID ? null : value, isTwoWay: null })}
            choices={CHANNEL_CHOICES}
          />
        </div>
        <TextField
          label="What was it?"
          name="title"
          isRequired={false}
          placeholder="Coffee at the meetup"
          value={log.title}
          onChange={(title) => set({ title })}
          lengthMax={TITLE_CHARS_MAX}
        />
        <Told log={log} set={set} />
        <Passed log={log} set={set} />
        <GoalChoices log={log} set={set} />
      </Form>
    </Dialog>
  );
}

interface PartProps {
  log: Log;
  set: (part: Partial<Log>) => void;
}

const TOLD = [
  { key: 'intent', label: 'Before: what did you want from it?', lines: 1 },
  { key: 'outcome', label: 'After: what came of it?', lines: 2 },
  { key: 'learnt', label: 'What did you learn?', lines: 2 },
  { key: 'gave', label: 'What did you give?', lines: 1 },
  { key: 'next', label: 'What comes next?', lines: 1 },
] as const;

function Told({ log, set }: PartProps) {
  return TOLD.map(({ key, label, lines }) => (
    <TextArea
      key={key}
      label={label}
      name={key}
      lines={lines}
      isRequired={false}
      value={log[key]}
      onChange={(text) => set({ [key]: text })}
      lengthMax={TOLD_CHARS_MAX}
    />
  ));
}

function Passed({ log, set }: PartProps) {
  return (
    <>
      <RadioGroup
        label="What passed between you?"
        name="direction"
        look="segments"
        value={log.direction ?? UNSAID}
        onChange={(value) => set({ direction: value === UNSAID ? null : value, isTwoWay: null })}
        choices={DIRECTIONS}
      />
      <Checkbox
        label="We both took part"
        description="Only then does it count as being in touch. A message without an answer does not."
        isChecked={log.isTwoWay ?? isTwoWay(log)}
        onChange={(isChecked) => set({ isTwoWay: isChecked })}
      />
    </>
  );
}

/** The goals it served; none is right for what happened by chance, and can be said later. */
function GoalChoices({ log, set }: PartProps) {
  const goals = useGoalsOfMine();
  const [isOpen] = useState(log.goalIds.length > 0);
  if (goals.length === 0) return null;
  return (
    <details className="log-goals" open={isOpen}>
      <summary>For which goals? By chance is fine: a goal can be added later.</summary>
      <fieldset>
        <legend className="visually-hidden">Goals that it served</legend>
        {goals.map(({ id, title }) => {
          const isChecked = log.goalIds.includes(id);
          return (
            <Checkbox
              key={id}
              label={title}
              isChecked={isChecked}
              isDisabled={!isChecked && log.goalIds.length >= GOALS_OF_ONE_MAX}
              onChange={(isWanted) =>
                set({
                  goalIds: isWanted
                    ? [...log.goalIds, id]
                    : log.goalIds.filter((other) => other !== id),
                })
              }
            />
          );
        })}
      </fieldset>
    </details>
  );
}
