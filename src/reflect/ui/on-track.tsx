import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dayHere } from '#days';
import { Button, NumberField, TextField, toast, When } from '#kit';
import { call, read, refresh, sayNotDone } from '#web-api';
import { MINUTES_MAX } from '../behaviours/limits.ts';
import { ANSWER_WORDS, ANSWERS } from '../checks/answer-limits.ts';
import { CHECK_CHARS_MAX } from '../checks/limits.ts';
import type { CheckForm, CheckView, ProgressView } from '../checks/schema.ts';
import { PlanOfGoal } from './plan-against.tsx';
import './on-track.css';

interface OnTrackProps {
  goalId: number;
  /** Whether the goal's if-then plan stands beside the question already. */
  isPlanBeside?: boolean | undefined;
}

/** "On track?" for a goal: one tap, once a day if one likes; a word and the time spent for who wants to say them. */
export function OnTrack({ goalId, isPlanBeside = false }: OnTrackProps) {
  const { data } = useQuery(read<ProgressView>(`/goals/${goalId}/checks`));
  const today = dayHere(Date.now());
  const check = data?.checks.find((one) => one.day === today);
  const last = data?.checks.findLast((one) => one.day !== today);
  const { answer, withdraw } = useChecks(goalId, today);
  const [isTelling, setTelling] = useState(false);
  return (
    <fieldset className="on-track">
      <legend>On track?</legend>
      <div className="on-track-answers">
        {ANSWERS.map((one) => (
          <Button
            key={one}
            size="s"
            isPressed={check?.answer === one}
            onPress={() =>
              check?.answer === one
                ? void withdraw(check)
                : void answer({ ...saidOf(check), answer: one }, check)
            }
          >
            {ANSWER_WORDS[one]}
          </Button>
        ))}
        {check && !isTelling && (
          <Button size="s" tone="plain" onPress={() => setTelling(true)}>
            {check.words || check.minutes !== null ? 'Change the words' : 'Add a word'}
          </Button>
        )}
      </div>
      {check?.words && !isTelling && <p className="on-track-words">“{check.words}”</p>}
      {check && check.answer !== 'yes' && !isPlanBeside && <PlanOfGoal goalId={goalId} offers />}
      {!check && last && (
        <p className="on-track-last">
          <When at={last.day} before="Last said" />: {ANSWER_WORDS[last.answer].toLowerCase()}
          {last.words && <>, “{last.words}”</>}
        </p>
      )}
      {check && isTelling && (
        <Telling
          check={check}
          onSay={(form) => {
            setTelling(false);
            void answer(form, check);
          }}
        />
      )}
    </fieldset>
  );
}

const saidOf = (check: CheckView | undefined) => ({
  words: check?.words ?? '',
  minutes: check?.minutes ?? null,
});

function Telling({ check, onSay }: { check: CheckView; onSay: (form: CheckForm) => void }) {
  const [words, setWords] = useState(check.words);
  const [minutes, setMinutes] = useState(check.minutes);
  return (
    <form
      className="on-track-telling"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSay({ answer: check.answer, words, minutes });
      }}
    >
      <TextField
        label="In a word"
        description="What made it so? It goes on your map as a small reflection, for you alone."
        isRequired={false}
        value={words}
        onChange={setWords}
        lengthMax={CHECK_CHARS_MAX}
        autoFocus
      />
      <NumberField
        label="Time spent today"
        isRequired={false}
        unit="minutes"
        min={0}
        max={MINUTES_MAX}
        value={minutes}
        onChange={setMinutes}
      />
      <Button type="submit" tone="primary">
        Save
      </Button>
    </form>
  );
}

function useChecks(goalId: number, day: string) {
  const client = useQueryClient();
  const path = `/goals/${goalId}/checks`;
  const send = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      sayNotDone(error);
    }
    await Promise.all(
      [path, '/checks', '/map', '/behaviours', '/time'].map((one) => refresh(client, one)),
    );
  };
  const put = ({ answer, words, minutes }: CheckForm) =>
    send(call('PUT', `${path}/${day}`, { answer, words, minutes }));
  const remove = () => send(call('DELETE', `${path}/${day}`));
  const backTo = (before: CheckView | undefined) => () => void (before ? put(before) : remove());
  return {
    answer: async (form: CheckForm, before: CheckView | undefined) => {
      await put(form);
      toast(`On track: ${ANSWER_WORDS[form.answer].toLowerCase()}`, { undo: backTo(before) });
    },
    withdraw: async (before: CheckView) => {
      await remove();
      toast('Taken back', { undo: backTo(before) });
    },
  };
}
