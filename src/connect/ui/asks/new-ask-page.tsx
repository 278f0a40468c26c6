import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GoalView } from '#goals';
import {
  asHeading,
  Button,
  DateField,
  ErrorPanel,
  Form,
  Link,
  Page,
  Select,
  TextArea,
  useGo,
  Why,
} from '#kit';
import { call, errorWords, read, StillHere, type Unsent, useUnsent } from '#web-api';
import {
  HOPED_CHARS_MAX,
  PEOPLE_MIN,
  QUESTION_CHARS_MAX,
  TRIED_CHARS_MAX,
} from '../../asks/limits.ts';
import type { AskProposal, AskView, WhomToAsk } from '../../asks/schema.ts';
import { HelpOthers } from '../help/help-others.tsx';
import { useAct } from './act.ts';
import { type AskDraft, draftFrom, formOf, withFound, withPerson } from './draft.ts';
import { SomebodyElse } from './somebody-else.tsx';
import { WhomChoices } from './whom-choices.tsx';
import './asks.css';

/** `/asks/new`: the question, then whom to ask. Begins with what the address says. */
export function NewAskPage() {
  const [asked] = useState(() => window.location.search);
  const unsent = useUnsent(`ask ${asked}`, () => draftFrom(asked, Date.now()));
  const { form: draft, change } = unsent;
  const [found, setFound] = useState<AskProposal>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    setError(undefined);
    const { question, goalId, personId } = draft;
    const proposal = { question, goalId, personId };
    await call<AskProposal>('POST', '/asks/proposal', proposal).then((answer) => {
      setFound(answer);
      const people = answer.proposed
        .filter(({ mayAsk }) => mayAsk)
        .map((whom) => ({ whom, chance: null }));
      change({ people });
    }, setError);
    setBusy(false);
  };
  return (
    <Page
      title="Ask people"
      above={<Link href="/asks">Asks</Link>}
      lede="Say it once; each person gets a message of their own, which you send your own way."
      width="reading"
    >
      <div className="asks">
        <Form
          label="The question"
          onSubmit={() => void look()}
          actions={
            <Button
              type="submit"
              tone={found ? 'quiet' : 'primary'}
              isBusy={isBusy}
              isDisabled={draft.question.trim() === ''}
            >
              {found ? 'Look again whom to ask' : 'Look whom to ask'}
            </Button>
          }
        >
          <StillHere unsent={unsent} />
          <QuestionFields draft={draft} change={change} />
        </Form>
        <Why of="van-rosmalen-2008" about="what you tried" />
        {error !== undefined && <ErrorPanel {...errorWords(error)} onRetry={() => void look()} />}
        {found && <Chosen unsent={unsent} found={found} setFound={setFound} />}
        <HelpOthers />
      </div>
    </Page>
  );
}

interface FieldsProps {
  draft: AskDraft;
  change: (fields: Partial<AskDraft>) => void;
}

function QuestionFields({ draft, change }: FieldsProps) {
  const { data } = useQuery(read<{ goals: GoalView[] }>('/goals'));
  const goals = (data?.goals ?? []).filter(
    ({ status, id }) => status === 'active' || id === draft.goalId,
  );
  return (
    <>
      <TextArea
        label="Your question"
        isRequired
        lines={2}
        value={draft.question}
        onChange={(question) => change({ question })}
        lengthMax={QUESTION_CHARS_MAX}
        placeholder="How do you rehearse a rollback without stopping the team for a day?"
      />
      <TextArea
        label="What have you tried?"
        isRequired={false}
        lines={2}
        value={draft.tried}
        onChange={(tried) => change({ tried })}
        lengthMax={TRIED_CHARS_MAX}
      />
      <TextArea
        label="What would a good answer look like?"
        isRequired={false}
        lines={2}
        value={draft.hoped}
        onChange={(hoped) => change({ hoped })}
        lengthMax={HOPED_CHARS_MAX}
        placeholder="One thing to begin with, or the name of somebody who knows"
      />
      {goals.length > 0 && (
        <Select
          label="For which goal?"
          value={draft.goalId === null ? 'none' : String(draft.goalId)}
          onChange={(id) => change({ goalId: id === 'none' ? null : Number(id) })}
          choices={[
            { value: 'none', label: 'For no goal' },
            ...goals.map((goal) => ({
              value: String(goal.id),
              label: asHeading(goal.able || goal.need || 'A goal without words yet'),
            })),
          ]}
        />
      )}
    </>
  );
}

interface ChosenProps {
  unsent: Unsent<AskDraft>;
  found: AskProposal;
  setFound: (found: AskProposal) => void;
}

function Chosen({ unsent, found, setFound }: ChosenProps) {
  const { form: draft, set: setDraft } = unsent;
  const go = useGo();
  const act = useAct();
  const [isMaking, setMaking] = useState(false);
  const add = (whom: WhomToAsk) => {
    setFound(withFound(found, whom));
    if (whom.mayAsk) setDraft((before) => withPerson(before, whom, true));
  };
  const make = async () => {
    setMaking(true);
    const isMade = await act(async () => {
      const ask = await call<AskView>('POST', '/asks', formOf(draft));
      unsent.forget();
      go(`/asks/${ask.id}`);
    });
    if (!isMade) setMaking(false);
  };
  return (
    <section className="asks-part" aria-label="Whom to ask">
      <h2>Whom to ask</h2>
      <WhomChoices draft={draft} setDraft={setDraft} found={found} />
      <SomebodyElse draft={draft} onFound={add} />
      <DateField
        label="It closes by itself after"
        value={draft.closesOn}
        onChange={(day) => setDraft((before) => ({ ...before, closesOn: day ?? before.closesOn }))}
      />
      <div className="asks-acts">
        <Button
          tone="primary"
          isBusy={isMaking}
          onPress={() => void make()}
          isDisabled={draft.people.length < PEOPLE_MIN || draft.question.trim() === ''}
        >
          Write the messages
        </Button>
        {draft.people.length < PEOPLE_MIN && (
          <span className="asks-soft">{`Choose at least ${PEOPLE_MIN} people.`}</span>
        )}
      </div>
    </section>
  );
}
