import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { asHeading, Button, TextField } from '#kit';
import { call, read, type Undoable, useUndoable } from '#web-api';
import { HELP_NOTE_CHARS_MAX, HELPED, type Helped } from '../help/limits.ts';
import type { HelpView } from '../help/schema.ts';
import './help.css';

const HELPED_WORDS: Record<Helped, string> = {
  yes: 'Yes, it got me further',
  partly: 'In part',
  no: 'Not this time',
};

interface Answer {
  helped: Helped | 'unsaid';
  note: string;
}
interface DidTheyHelpProps {
  goal: { id: number; title: string };
  person: { id: number; name: string };
  /** What it is asked after, as `interaction:12` or `review:3`. */
  occasion: string;
}

export const helpPath = (goalId: number): string => `/goals/${goalId}/help`;

/** "Did this person help?" One press, with undo; a word on it if one likes. What is found later learns from it. */
export function DidTheyHelp({ goal, person, occasion }: DidTheyHelpProps) {
  const { data } = useQuery(read<{ help: HelpView[] }>(helpPath(goal.id)));
  const said = data?.help.find((one) => one.person.id === person.id && one.occasion === occasion);
  const before: Answer = { helped: said?.helped ?? 'unsaid', note: said?.note ?? '' };
  const say = useSayHelp({ goal, person, occasion });
  return (
    <fieldset className="did-they-help">
      <legend>
        Did {person.name} help you with “{asHeading(goal.title)}”?
      </legend>
      <div className="did-they-help-answers">
        {HELPED.map((helped) => (
          <Button
            key={helped}
            size="s"
            isPressed={before.helped === helped}
            aria-label={`${HELPED_WORDS[helped]}: ${person.name}`}
            onPress={() =>
              say({
                before,
                now:
                  before.helped === helped
                    ? { helped: 'unsaid', note: '' }
                    : { helped, note: before.note },
              })
            }
          >
            {HELPED_WORDS[helped]}
          </Button>
        ))}
      </div>
      {before.helped !== 'unsaid' && (
        <Note
          key={before.helped}
          kept={before.note}
          onKeep={(note) => say({ before, now: { ...before, note } })}
        />
      )}
    </fieldset>
  );
}

function Note({ kept, onKeep }: { kept: string; onKeep: (note: string) => void }) {
  const [note, setNote] = useState(kept);
  const keep = () => {
    if (note.trim() !== kept) onKeep(note.trim());
  };
  return (
    <TextField
      label="With what?"
      description="Would I show them this? Only you can read it. Kept when you leave the line."
      isRequired={false}
      value={note}
      onChange={setNote}
      onBlur={keep}
      lengthMax={HELP_NOTE_CHARS_MAX}
    />
  );
}

interface Said {
  before: Answer;
  now: Answer;
}

function useSayHelp({ goal, person, occasion }: DidTheyHelpProps) {
  const { id: goalId, title } = goal;
  const { id: personId, name } = person;
  const move = useMemo(() => {
    const put = (answer: Answer) =>
      call('PUT', `/goals/${goalId}/people/${personId}/help`, { ...answer, occasion });
    const made: Undoable<Said, { help: HelpView[] }> = {
      path: helpPath(goalId),
      apply: ({ help }, { now }) => {
        const others = help.filter(
          (one) => one.person.id !== personId || one.occasion !== occasion,
        );
        const { helped, note } = now;
        if (helped === 'unsaid') return { help: others };
        const at = { goal: { id: goalId, title }, person: { id: personId, name }, occasion };
        return { help: [{ ...at, helped, note, saidAt: Date.now() }, ...others] };
      },
      send: ({ now }) => put(now),
      undo: ({ before }) => put(before),
      words: ({ now }) => (now.helped === 'unsaid' ? 'Taken back' : 'Noted'),
      alsoRefresh: [`/goals/${goalId}/finding`],
    };
    return made;
  }, [goalId, title, personId, name, occasion]);
  return useUndoable(move);
}
