import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dayAfter } from '#days';
import { Button, Card, DateField, TextArea, toast, useGo } from '#kit';
import { newDraftKey } from '#saving';
import { call, refresh, sayNotDone } from '#web-api';
import { CLOSES_AFTER_DAYS, SITUATION_CHARS_MAX, TOGETHER_MIN } from '../limits.ts';
import type { FoundPerson, Situation } from '../schema.ts';

interface AskDraftProps {
  people: readonly FoundPerson[];
  question: string;
  situation: Situation;
  goalId: string;
}

/** First words, to one of them or to two or three at once. Everything can be changed, and nothing is sent. */
export const AskDraft = (props: AskDraftProps) => (
  <Card title={`Ask ${namesOf(props.people)}`} tone="accent">
    {props.people.length < TOGETHER_MIN ? (
      <AskOne key={props.people[0]?.id} {...props} />
    ) : (
      <AskTogether {...props} />
    )}
  </Card>
);

const namesOf = (people: readonly FoundPerson[]): string =>
  new Intl.ListFormat('en').format(people.map(({ name }) => name));

function AskTogether({ people, question: drafted, situation, goalId }: AskDraftProps) {
  const go = useGo();
  const [form, setForm] = useState({
    question: drafted,
    tried: situation.tried,
    hoped: situation.hoped,
    closesOn: dayAfter(Date.now(), CLOSES_AFTER_DAYS),
  });
  const [draftKey] = useState(newDraftKey);
  const [isBusy, setBusy] = useState(false);
  const change = (fields: Partial<typeof form>) => setForm((before) => ({ ...before, ...fields }));
  const write = async () => {
    setBusy(true);
    try {
      const path = `/goals/${encodeURIComponent(goalId)}/cause-asks/together`;
      const body = { ...form, draftKey, people: people.map(askedOf) };
      const { id } = await call<{ id: number }>('POST', path, body);
      toast('Written, and not sent', {
        undo: () => void call('DELETE', `/asks/${id}`).then(() => go('/asks'), sayNotDone),
      });
      go(`/asks/${id}`);
    } catch (error) {
      sayNotDone(error);
      setBusy(false);
    }
  };
  return (
    <div className="experience-ask">
      <p className="experience-soft">
        Each gets a message of their own, with what of theirs made you ask. You can change every one
        before you send it yourself.
      </p>
      <TextArea
        label="The question"
        lines={4}
        value={form.question}
        onChange={(question) => change({ question })}
        lengthMax={SITUATION_CHARS_MAX}
      />
      <TextArea
        label="What you tried"
        description="Who helps needs to know it, so that they need not guess."
        isRequired={false}
        lines={2}
        value={form.tried}
        onChange={(tried) => change({ tried })}
      />
      <TextArea
        label="What a good answer looks like"
        isRequired={false}
        lines={2}
        value={form.hoped}
        onChange={(hoped) => change({ hoped })}
      />
      <DateField
        label="It closes by itself after"
        value={form.closesOn}
        onChange={(day) => change({ closesOn: day ?? form.closesOn })}
      />
      <Button
        tone="primary"
        isBusy={isBusy}
        isDisabled={form.question.trim() === ''}
        onPress={() => void write()}
      >
        {`Write the ${people.length} messages`}
      </Button>
    </div>
  );
}

/** Why this one: what of theirs speaks of it, unless it only shares a word. */
const askedOf = ({ id, strength, evidence }: FoundPerson) => ({
  personId: id,
  about: strength === 'little' ? '' : (evidence[0]?.title ?? '').slice(0, ABOUT_CHARS_MAX),
  why: WHY_WORDS[strength],
});
const ABOUT_CHARS_MAX = 300;
const WHY_WORDS = {
  told: 'Seems to tell of the same from experience.',
  same: 'Seems to write about the same.',
  little: 'Shares a few words with it; you chose them.',
} as const;

/** With one alone it is a move: an ask is shared by two at least, so that none has to carry it alone. */
function AskOne({ people, goalId }: AskDraftProps) {
  const client = useQueryClient();
  const go = useGo();
  const [person] = people;
  const [opener, setOpener] = useState(person?.opener ?? '');
  const [dueOn, setDueOn] = useState<string | null>(null);
  // The same press twice plans one move.
  const [draftKey] = useState(newDraftKey);
  if (!person) return null;
  const again = () =>
    Promise.all([refresh(client, '/moves'), refresh(client, `/goals/${goalId}/moves`)]);
  const plan = async () => {
    try {
      const body = { personId: person.id, opener, dueOn, draftKey };
      const { id } = await call<{ id: number }>('POST', `/goals/${goalId}/cause-asks`, body);
      const drop = () => call('PUT', `/moves/${id}/state`, { state: 'dropped' }).then(again);
      toast(`Planned: ask ${person.name}`, { undo: () => void drop() });
      await again();
      go('/moves');
    } catch (error) {
      sayNotDone(error);
    }
  };
  return (
    <div className="experience-ask">
      <p className="experience-soft">
        Choose one or two more above, and it becomes an ask to all of them with a day on which it
        closes.
      </p>
      <TextArea
        label="First words"
        description="A draft in which … stands for what only you know. You send it your own way."
        lines={9}
        value={opener}
        onChange={setOpener}
      />
      <DateField label="When" isRequired={false} value={dueOn} onChange={setDueOn} />
      <Button tone="primary" onPress={() => void plan()} isDisabled={opener.trim() === ''}>
        {`Plan to ask ${person.name}`}
      </Button>
    </div>
  );
}
