import { useState } from 'react';
import { todayHere } from '#days';
import { Button, RadioGroup, TextArea } from '#kit';
import { TOLD_CHARS_MAX } from '../../asks/limits.ts';
import type { Helped } from '../../asks/schema.ts';
import { type AskedPersonProps, useAsked } from './use-asked.ts';
import { Ways } from './ways.tsx';
import { HELPED, helpedWords } from './words.ts';

/** Whether it helped, and what one learnt. */
export function AnswerForm({ ask, asked, onClose }: AskedPersonProps & { onClose: () => void }) {
  const { act, put } = useAsked({ ask, asked });
  const [helped, setHelped] = useState<Helped>(asked.helped ?? 'yes');
  const [answer, setAnswer] = useState(asked.answer);
  const { name } = asked.person;
  const save = async () => {
    const day = todayHere();
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

/** What somebody answered, and what is owed to them since. */
export function Answered({ ask, asked }: AskedPersonProps) {
  const { act, put, thank } = useAsked({ ask, asked });
  const [isChanging, setChanging] = useState(false);
  const { name } = asked.person;
  if (isChanging) return <AnswerForm ask={ask} asked={asked} onClose={() => setChanging(false)} />;
  const again = () =>
    put({
      state: 'answered',
      helped: asked.helped,
      answer: asked.answer,
      day: todayHere(),
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
