import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import {
  asHeading,
  Button,
  ErrorPanel,
  Form,
  Link,
  Page,
  RadioGroup,
  TextArea,
  useAddressPart,
  useAddressValue,
  Why,
} from '#kit';
import { call, errorWords, Loaded, read } from '#web-api';
import { SITUATION_CHARS_MAX } from '../limits.ts';
import type { ExperienceView, Situation } from '../schema.ts';
import { SUSPECT_WORDS, SUSPECTS, suspectOf } from '../suspect-rules.ts';
import { Found } from './found.tsx';
import './causes.css';

/** `/goals/$goalId/experience`: was it me, the method or the situation? Others may know. */
export function ExperiencePage({ also }: { also?: ReactNode }) {
  const goalId = useAddressPart('goalId');
  const [reviewId] = useAddressValue('review');
  const { data: goal } = useQuery(
    read<{ able: string; need: string }>(`/goals/${encodeURIComponent(goalId)}`),
  );
  return (
    <Page
      title="Was it me, the method or the situation?"
      windowTitle={goal && `Experience: ${asHeading(goal.able || goal.need)}`}
      above={<Link href={`/goals/${goalId}`}>The goal</Link>}
      lede="Ask somebody who has met the same; Kith looks who that may be."
      width="reading"
    >
      {reviewId === null ? (
        <Ask goalId={goalId} begin={NOTHING} />
      ) : (
        <AskAfterReview goalId={goalId} reviewId={reviewId} />
      )}
      {also}
    </Page>
  );
}

const NOTHING: Situation = { difficulty: '', tried: '', hoped: '', suspect: 'unsure', also: [] };

/** Begins with what the review says already. */
function AskAfterReview({ goalId, reviewId }: { goalId: string; reviewId: string }) {
  const query = useQuery(
    read<{ causeWords: string; causes: string[] }>(`/reviews/${encodeURIComponent(reviewId)}`),
  );
  return (
    <Loaded query={query} lines={4} label="Loading the review">
      {({ causeWords, causes }) => (
        <Ask
          goalId={goalId}
          begin={{
            ...NOTHING,
            difficulty: causeWords.slice(0, SITUATION_CHARS_MAX),
            suspect: suspectOf(causes),
          }}
        />
      )}
    </Loaded>
  );
}

/** What was looked for, with what came of it: the ask is about that, whatever is typed meanwhile. */
interface Looked {
  situation: Situation;
  found: ExperienceView;
}

function Ask({ goalId, begin }: { goalId: string; begin: Situation }) {
  const [form, setForm] = useState<Situation>(begin);
  const [looked, setLooked] = useState<Looked>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const latest = useRef(0);
  const look = async (situation: Situation) => {
    latest.current += 1;
    const mine = latest.current;
    setBusy(true);
    setError(undefined);
    const path = `/goals/${encodeURIComponent(goalId)}/experience`;
    const answer = call<ExperienceView>('POST', path, situation);
    await answer.then(
      (found) => mine === latest.current && setLooked({ situation, found }),
      (thrown) => mine === latest.current && setError(thrown),
    );
    if (mine === latest.current) setBusy(false);
  };
  // Once something was found, another suspicion or another word looks again at once.
  const change = (fields: Partial<Situation>) => setForm((before) => ({ ...before, ...fields }));
  const changeAndLook = (fields: Partial<Situation>) => {
    change(fields);
    if (looked) void look({ ...form, ...fields });
  };
  return (
    <>
      <Form
        label="The situation"
        onSubmit={() => void look(form)}
        actions={
          <Button
            type="submit"
            tone={looked ? 'quiet' : 'primary'}
            isBusy={isBusy}
            isDisabled={form.difficulty.trim() === ''}
          >
            {looked ? 'Look again' : 'Look who may know'}
          </Button>
        }
      >
        <SituationFields form={form} change={change} changeAndLook={changeAndLook} />
      </Form>
      <Whys />
      {error !== undefined && <ErrorPanel {...errorWords(error)} onRetry={() => void look(form)} />}
      {looked && <Found {...looked} goalId={goalId} onAlso={(also) => changeAndLook({ also })} />}
    </>
  );
}

interface SituationFieldsProps {
  form: Situation;
  change: (fields: Partial<Situation>) => void;
  changeAndLook: (fields: Partial<Situation>) => void;
}

const SituationFields = ({ form, change, changeAndLook }: SituationFieldsProps) => (
  <>
    <TextArea
      label="What did not go as you hoped?"
      description="As you would tell it to a colleague."
      isRequired
      lines={2}
      value={form.difficulty}
      onChange={(difficulty) => change({ difficulty })}
      lengthMax={SITUATION_CHARS_MAX}
      placeholder="I tried to run a retrospective and nobody spoke"
    />
    <TextArea
      label="What have you tried?"
      isRequired={false}
      lines={2}
      value={form.tried}
      onChange={(tried) => change({ tried })}
      lengthMax={SITUATION_CHARS_MAX}
      placeholder="Sending the questions a day before; it stayed as quiet"
    />
    <TextArea
      label="What would a good answer look like?"
      isRequired={false}
      lines={2}
      value={form.hoped}
      onChange={(hoped) => change({ hoped })}
      lengthMax={SITUATION_CHARS_MAX}
      placeholder="One thing that made people speak"
    />
    <RadioGroup
      label="What do you suspect?"
      value={form.suspect}
      onChange={(suspect) => changeAndLook({ suspect })}
      choices={SUSPECTS.map((suspect) => ({
        value: suspect,
        label: SUSPECT_WORDS[suspect].title,
        description: SUSPECT_WORDS[suspect].description,
      }))}
    />
  </>
);

const Whys = () => (
  <div className="experience-whys">
    <Why of="zimmerman-2002" about="the order of these causes" isAmongOthers>
      What you can change soonest stands first, because something to do follows from it.
    </Why>
    <Why of="milligan-2014" about="people with similar experience" isAmongOthers>
      When one looks back, to connect is to find others with a similar experience and to see with
      them why it went so.
    </Why>
    <Why of={['flynn-2008', 'van-rosmalen-2008']} about="asking" isAmongOthers />
  </div>
);
