import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { todayHere } from '#days';
import { Badge, Button, Link, RadioGroup, TextArea, When } from '#kit';
import { call, Loaded } from '#web-api';
import { HELP_CHARS_MAX, RUNG_WORDS, RUNGS, type Rung } from '../../help/limits.ts';
import type { CanHelp as Can, HelpView, HelpWords, Touching } from '../../help/schema.ts';
import { useAct } from '../asks/act.ts';
import { Ways } from '../asks/ways.tsx';
import { blankWords } from '../plan.ts';
import { Touches } from './touches.tsx';

/** One question or goal of somebody, what of mine touches it, and the next rung. */
export function CanHelp({ can }: { can: Can }) {
  const [isOpen, setOpen] = useState(false);
  const { need, touches } = can;
  const { name } = need.person;
  return (
    <div className="can-help">
      <div>
        <Link href={`/people/${need.person.id}`}>{name}</Link>{' '}
        <Badge>{need.kind === 'question' ? 'asks' : 'wants to learn'}</Badge>{' '}
        {need.askedOn !== null && <When at={need.askedOn} />}
      </div>
      <p>{need.words}</p>
      {need.entry && (
        <p className="asks-soft">
          {'From '}
          <Link href={`/entries/${need.entry.id}`}>{need.entry.title || 'what they wrote'}</Link>.
        </p>
      )}
      <Touches touches={touches} />
      {isOpen ? (
        <Ladder can={can} onClose={() => setOpen(false)} />
      ) : (
        <div className="asks-acts">
          <Button
            tone="primary"
            size="s"
            onPress={() => setOpen(true)}
            aria-label={`Help them: ${name}, ${need.words}`}
          >
            Help them
          </Button>
          <NeedActs can={can} />
        </div>
      )}
    </div>
  );
}

function NeedActs({ can }: { can: Can }) {
  const act = useAct();
  const { id, words } = can.need;
  const put = (state: string) => call('PUT', `/needs/${id}/state`, { state });
  const back = () => put('open');
  return (
    <>
      <Button
        size="s"
        tone="plain"
        aria-label={`No longer open: ${words}`}
        onPress={() => void act(() => put('closed'), 'No longer open', back)}
      >
        No longer open
      </Button>
      <Button
        size="s"
        tone="plain"
        aria-label={`Dismiss for good: ${words}`}
        onPress={() => void act(() => put('dismissed'), 'Dismissed for good', back)}
      >
        Dismiss
      </Button>
    </>
  );
}

/** The six rungs; the next one is chosen, every one is open. */
function Ladder({ can, onClose }: { can: Can; onClose: () => void }) {
  const [rung, setRung] = useState<Rung>(can.next);
  const { need, taken } = can;
  return (
    <div className="asks-part">
      <div className="ladder-rungs">
        <RadioGroup
          label="What do you want to do?"
          description="From what costs least to what costs most. Any rung is fine."
          name={`rung-${need.id}`}
          value={rung}
          onChange={setRung}
          choices={RUNGS.map((value) => ({
            value,
            label: `${RUNG_WORDS[value].title}${taken.includes(value) ? ' (done before)' : ''}`,
            description: RUNG_WORDS[value].means,
          }))}
        />
      </div>
      {rung === 'introduce' ? (
        <div className="asks-acts">
          <Link
            href={`/help?tab=introductions&first=${need.person.id}&need=${need.id}`}
            look="primary"
          >
            Plan an introduction
          </Link>
          <Button onPress={onClose}>Not now</Button>
        </div>
      ) : (
        <RungForm key={rung} can={can} rung={rung} onClose={onClose} />
      )}
    </div>
  );
}

const giveOf = (touches: readonly Touching[]) => {
  const given = touches.find(({ kind }) => kind !== 'goal');
  return given ? { kind: given.kind, id: given.id } : null;
};

function RungForm({ can, rung, onClose }: { can: Can; rung: Rung; onClose: () => void }) {
  const { need, touches } = can;
  const form = { rung, give: rung === 'send' || rung === 'make' ? giveOf(touches) : null };
  const query = useQuery({
    queryKey: ['help-words', need.id, form],
    queryFn: () => call<HelpWords>('POST', `/needs/${need.id}/help-words`, form),
  });
  if (rung === 'notice')
    return <Done can={can} rung={rung} words="" label="I have noticed it" onClose={onClose} />;
  return (
    <Loaded query={query} lines={4} label="Looking for words">
      {(proposed) => <Words key={proposed.words} {...{ can, rung, proposed, onClose }} />}
    </Loaded>
  );
}

interface WordsProps {
  can: Can;
  rung: Rung;
  proposed: HelpWords;
  onClose: () => void;
}

function Words({ can, rung, proposed, onClose }: WordsProps) {
  const [words, setWords] = useState(proposed.words);
  return (
    <>
      <TextArea
        label={`Your words to ${can.need.person.name}`}
        description={
          blankWords(words) ?? 'Edit them, then send them your own way. Kith sends nothing.'
        }
        lines={8}
        value={words}
        onChange={setWords}
        lengthMax={HELP_CHARS_MAX}
      />
      <Ways ways={proposed.ways} subject="Something for you" text={words} />
      <Done can={can} rung={rung} words={words} label="I have done it" onClose={onClose} />
    </>
  );
}

interface DoneProps {
  can: Can;
  rung: Rung;
  words: string;
  label: string;
  onClose: () => void;
}

function Done({ can, rung, words, label, onClose }: DoneProps) {
  const act = useAct();
  const done = async () => {
    let helpId = 0;
    const give = async () => {
      const body = { rung, words, day: todayHere() };
      helpId = (await call<HelpView>('POST', `/needs/${can.need.id}/helps`, body)).id;
    };
    const undo = () => call('DELETE', `/helps/${helpId}`);
    if (await act(give, `${RUNG_WORDS[rung].past}: ${can.need.person.name}`, undo)) onClose();
  };
  return (
    <div className="asks-acts">
      <Button tone="primary" onPress={() => void done()}>
        {label}
      </Button>
      <Button onPress={onClose}>Not now</Button>
    </div>
  );
}
