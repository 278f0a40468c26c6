import { useState } from 'react';
import { Badge, Button, Card, Link, RadioGroup, TextArea, When } from '#kit';
import { call } from '#web-api';
import { MESSAGE_CHARS_MAX, SLOT_WORDS, TOLD_CHARS_MAX } from '../../asks/limits.ts';
import type { AskPersonView, AskView, Helped } from '../../asks/schema.ts';
import { dayAfter } from '../days.ts';
import { blankWords } from '../plan.ts';
import { useAct } from './act.ts';
import { Ways } from './ways.tsx';
import { HELPED, helpedWords, stateWords } from './words.ts';

interface AskedPersonProps {
  ask: AskView;
  asked: AskPersonView;
}

/** One of the people asked: the message, and what happened with it. */
export function AskedPerson({ ask, asked }: AskedPersonProps) {
  const { person, slot, why, chance, state } = asked;
  return (
    <Card
      title={<Link href={`/people/${person.id}`}>{person.name}</Link>}
      actions={
        <Badge tone={state === 'answered' ? 'good' : 'plain'}>{stateWords(ask, state)}</Badge>
      }
    >
      <div className="asks-part">
        <p className="asks-soft">
          {SLOT_WORDS[slot]}. {why}
          {chance !== null && ` You gave it ${chance} of 100.`}
        </p>
        {state === 'waiting' && ask.state === 'open' && <Message ask={ask} asked={asked} />}
        {state === 'waiting' && ask.state === 'closed' && <Words asked={asked} />}
        {state === 'sent' && <Waiting ask={ask} asked={asked} />}
        {state === 'answered' && <Answered ask={ask} asked={asked} />}
        {state === 'declined' && <Declined ask={ask} asked={asked} />}
      </div>
    </Card>
  );
}

function useAsked({ ask, asked }: AskedPersonProps) {
  const act = useAct();
  const path = `/asks/${ask.id}/people/${asked.person.id}`;
  const put = (body: object) => call('PUT', `${path}/state`, body);
  return {
    act,
    put,
    change: (form: object) => call('PATCH', path, form),
    thank: (form: object) => call('PUT', `${path}/thanks`, form),
  };
}

const subjectOf = ({ question }: AskView) => (question.length > 70 ? 'A question' : question);
const channelOf = ({ ways }: AskPersonView) => ways[0]?.kind ?? 'copy';

function Message({ ask, asked }: AskedPersonProps) {
  const { act, put, change } = useAsked({ ask, asked });
  const [message, setMessage] = useState(asked.message);
  const { name } = asked.person;
  const keep = async () => {
    if (message !== asked.message) await change({ message });
  };
  const leave = async () => {
    await keep();
    await put({ state: 'sent', channel: channelOf(asked) });
  };
  return (
    <>
      <TextArea
        label={`Your message to ${name}`}
        description={
          blankWords(message) ?? 'Edit it, then send it your own way. Kith sends nothing.'
        }
        lines={10}
        value={message}
        onChange={setMessage}
        onBlur={() => void keep()}
        lengthMax={MESSAGE_CHARS_MAX}
      />
      <Ways ways={asked.ways} subject={subjectOf(ask)} text={message} />
      <div className="asks-acts">
        <Button
          tone="primary"
          onPress={() => void act(leave, `Sent to ${name}`, () => put({ state: 'waiting' }))}
          aria-label={`I have sent it: ${name}`}
        >
          I have sent it
        </Button>
      </div>
    </>
  );
}

function Waiting({ ask, asked }: AskedPersonProps) {
  const { act, put } = useAsked({ ask, asked });
  const [isAnswering, setAnswering] = useState(false);
  const { name } = asked.person;
  const back = () => put({ state: 'sent', channel: asked.channel ?? 'copy' });
  return (
    <>
      <Words asked={asked} />
      {isAnswering ? (
        <AnswerForm ask={ask} asked={asked} onClose={() => setAnswering(false)} />
      ) : (
        <div className="asks-acts">
          <Button
            tone="primary"
            onPress={() => setAnswering(true)}
            aria-label={`They have answered: ${name}`}
          >
            They have answered
          </Button>
          <Button
            aria-label={`They said no: ${name}`}
            onPress={() => void act(() => put({ state: 'declined' }), `${name} said no`, back)}
          >
            They said no
          </Button>
          <Button
            tone="plain"
            aria-label={`Not sent after all: ${name}`}
            onPress={() => void act(() => put({ state: 'waiting' }), 'Not sent after all', back)}
          >
            Not sent after all
          </Button>
        </div>
      )}
    </>
  );
}

/** The message as it left, or as it would have. */
function Words({ asked }: { asked: AskPersonView }) {
  return (
    <details className="asks-others">
      <summary>
        {asked.sentAt === null ? 'The message that was not sent' : 'Your message'}
        {asked.sentAt !== null && <When at={asked.sentAt} before=", sent" />}
      </summary>
      <p className="asks-quote">{asked.message}</p>
    </details>
  );
}

function AnswerForm({ ask, asked, onClose }: AskedPersonProps & { onClose: () => void }) {
  const { act, put } = useAsked({ ask, asked });
  const [helped, setHelped] = useState<Helped>(asked.helped ?? 'yes');
  const [answer, setAnswer] = useState(asked.answer);
  const { name } = asked.person;
  const save = async () => {
    const day = dayAfter(Date.now(), 0);
    const before = () => put({ state: 'sent', channel: asked.channel ?? 'copy' });
    const settled = () => put({ state: 'answered', helped, answer, day });
    if (await act(settled, `Noted what ${name} answered`, before)) onClose();
  };
  return (
    <>
      <RadioGroup
        label="Did it help?"
        name={`helped-${asked.person.id}`}
        look="segments"
        value={helped}
        onChange={setHelped}
        choices={[...HELPED]}
      />
      <TextArea
        label="What did you learn from it?"
        isRequired={false}
        lines={3}
        value={answer}
        onChange={setAnswer}
        lengthMax={TOLD_CHARS_MAX}
      />
      <div className="asks-acts">
        <Button tone="primary" onPress={() => void save()}>
          Save the answer
        </Button>
        <Button onPress={onClose}>Not now</Button>
      </div>
    </>
  );
}

function Answered({ ask, asked }: AskedPersonProps) {
  const { act, put, thank } = useAsked({ ask, asked });
  const [isChanging, setChanging] = useState(false);
  const { name } = asked.person;
  if (isChanging) return <AnswerForm ask={ask} asked={asked} onClose={() => setChanging(false)} />;
  const again = () =>
    put({
      state: 'answered',
      helped: asked.helped,
      answer: asked.answer,
      day: dayAfter(Date.now(), 0),
    });
  return (
    <>
      {asked.helped !== null && <p>{helpedWords(asked.helped)}.</p>}
      {asked.answer !== '' && <p className="asks-quote">{asked.answer}</p>}
      {(asked.thankedAt === null || (ask.outcome !== '' && asked.toldAt === null)) && (
        <details className="asks-others" open={asked.thankedAt === null}>
          <summary>
            {asked.thankedAt === null ? `Thank ${name}` : `Tell ${name} what came of it`}
          </summary>
          <p className="asks-quote">{asked.thanks}</p>
          <Ways ways={asked.ways} subject="Thank you" text={asked.thanks} />
        </details>
      )}
      <div className="asks-acts">
        <Button
          isPressed={asked.thankedAt !== null}
          aria-label={`I have thanked them: ${name}`}
          onPress={() =>
            void act(
              () => thank({ isThanked: asked.thankedAt === null }),
              asked.thankedAt === null ? `Thanked ${name}` : `Not thanked ${name} yet`,
              () => thank({ isThanked: asked.thankedAt !== null }),
            )
          }
        >
          I have thanked them
        </Button>
        <Button
          isPressed={asked.toldAt !== null}
          aria-label={`I have told them the outcome: ${name}`}
          onPress={() =>
            void act(
              () => thank({ isTold: asked.toldAt === null }),
              asked.toldAt === null ? `Told ${name}` : `Not told ${name} yet`,
              () => thank({ isTold: asked.toldAt !== null }),
            )
          }
        >
          I have told them the outcome
        </Button>
        <Button
          tone="plain"
          aria-label={`Change: what ${name} answered`}
          onPress={() => setChanging(true)}
        >
          Change
        </Button>
        <Button
          tone="plain"
          aria-label={`No answer after all: ${name}`}
          onPress={() =>
            void act(
              () => put({ state: 'sent', channel: asked.channel ?? 'copy' }),
              'No answer after all',
              again,
            )
          }
        >
          No answer after all
        </Button>
      </div>
    </>
  );
}

function Declined({ ask, asked }: AskedPersonProps) {
  const { act, put } = useAsked({ ask, asked });
  const { name } = asked.person;
  return (
    <div className="asks-acts">
      <span className="asks-soft">A no is fine, and leaves room for another time.</span>
      <Button
        tone="plain"
        aria-label={`Take that back: ${name} said no`}
        onPress={() =>
          void act(
            () => put({ state: 'sent', channel: asked.channel ?? 'copy' }),
            'Not a no after all',
            () => put({ state: 'declined' }),
          )
        }
      >
        Take that back
      </Button>
    </div>
  );
}
