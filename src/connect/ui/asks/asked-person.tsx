import { useState } from 'react';
import { Badge, Button, Card, Link, TextArea, When } from '#kit';
import { MESSAGE_CHARS_MAX, SLOT_WORDS } from '../../asks/limits.ts';
import type { AskPersonView, AskView } from '../../asks/schema.ts';
import { blankWords } from '../plan.ts';
import { Answered, AnswerForm } from './asked-answer.tsx';
import { type AskedPersonProps, useAsked } from './use-asked.ts';
import { Ways } from './ways.tsx';
import { stateWords } from './words.ts';

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
