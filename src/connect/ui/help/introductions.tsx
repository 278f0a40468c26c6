import { useQuery } from '@tanstack/react-query';
import { todayHere } from '#days';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  Form,
  Link,
  List,
  Menu,
  TextArea,
  useAddressValue,
  useGo,
} from '#kit';
import { call, Loaded, type NamedPerson, read, StillHere, useUnsent } from '#web-api';
import { WHY_CHARS_MAX } from '../../introductions/limits.ts';
import type { IntroductionView } from '../../introductions/schema.ts';
import { useAct } from '../asks/act.ts';
import { Ways } from '../asks/ways.tsx';
import { IntroductionOutcome } from './introduction-outcome.tsx';
import { actsOf, stageWords } from './introduction-words.ts';
import { PersonField } from './person-field.tsx';

/** Bringing two people together, once each has said yes by themselves. */
export function Introductions() {
  const query = useQuery(read<{ introductions: IntroductionView[] }>('/introductions'));
  return (
    <div className="asks">
      <NewIntroduction />
      <Loaded query={query} lines={4} label="Loading the introductions">
        {({ introductions }) =>
          introductions.length === 0 ? (
            <EmptyState title="You have introduced nobody yet">
              Think of two people who have something for each other. You ask the one, then the
              other, and bring them together when both say yes; a no needs no reason.
            </EmptyState>
          ) : (
            <List
              items={introductions}
              keyOf={({ id }) => id}
              look="plain"
              label="Your introductions"
            >
              {(introduction) => <Introduction introduction={introduction} />}
            </List>
          )
        }
      </Loaded>
    </div>
  );
}

/** The first of the two, where the address says who. */
function useFirst(): NamedPerson | null {
  const [first] = useAddressValue('first');
  const { data } = useQuery({
    ...read<NamedPerson>(`/people/${encodeURIComponent(first ?? '')}`),
    enabled: first !== null,
  });
  return first === null || !data ? null : { id: data.id, name: data.name };
}

interface Pair {
  /** Somebody else than the address says comes first. */
  isOther: boolean;
  first: NamedPerson | null;
  second: NamedPerson | null;
  why: string;
}
const nobodyYet = (): Pair => ({ isOther: false, first: null, second: null, why: '' });

function NewIntroduction() {
  const act = useAct();
  const asked = useFirst();
  const [needId] = useAddressValue('need');
  const go = useGo();
  const unsent = useUnsent(`introduce ${asked?.id ?? ''}`, nobodyYet);
  const { isOther, second, why } = unsent.form;
  const first = isOther ? unsent.form.first : asked;
  const plan = async () => {
    if (!first || !second) return;
    let id = 0;
    const form = {
      firstId: first.id,
      secondId: second.id,
      why,
      needId: needId === null || isOther ? null : Number(needId),
    };
    const send = async () => {
      id = (await call<IntroductionView>('POST', '/introductions', form)).id;
    };
    const undo = () => call('DELETE', `/introductions/${id}`);
    if (await act(send, `Planned: introduce ${first.name} and ${second.name}`, undo)) {
      unsent.startAfresh();
      go('/help?tab=introductions', { replace: true, isSamePage: true });
    }
  };
  return (
    <Card title="Introduce two people">
      <Form
        label="Introduce two people"
        onSubmit={() => void plan()}
        actions={
          <Button type="submit" tone="primary" isDisabled={!first || !second}>
            Plan it
          </Button>
        }
      >
        <StillHere unsent={unsent} />
        <PersonField
          label="Whom you ask first"
          name="first"
          value={first}
          other={second}
          onChange={(person) => unsent.change({ isOther: true, first: person })}
        />
        <PersonField
          label="Whom you ask then"
          name="second"
          value={second}
          other={first}
          onChange={(person) => unsent.change({ second: person })}
        />
        <TextArea
          label="What each has for the other"
          isRequired={false}
          lines={2}
          value={why}
          onChange={(words) => unsent.change({ why: words })}
          lengthMax={WHY_CHARS_MAX}
        />
      </Form>
    </Card>
  );
}

function Introduction({ introduction }: { introduction: IntroductionView }) {
  const act = useAct();
  const { id, first, second, stage, why, words } = introduction;
  const path = `/introductions/${id}`;
  const said = (side: string, answer: string) => call('PUT', `${path}/answer`, { side, answer });
  const made = (isMade: boolean) => call('PUT', `${path}/made`, { isMade, day: todayHere() });
  const both = `${first.name} and ${second.name}`;
  const ways = stage === 'first-agreed' || stage === 'second-asked' ? second.ways : first.ways;
  return (
    <Card
      title={both}
      level={3}
      actions={
        <>
          <Badge tone={stage === 'made' ? 'good' : 'plain'}>{stageWords(introduction)}</Badge>
          <Menu
            label="More"
            aria-label={`More for ${both}`}
            size="s"
            items={[
              {
                id: 'remove',
                label: 'Remove',
                tone: 'danger',
                onPress: () =>
                  void act(
                    () => call('DELETE', path),
                    `Removed: ${both}`,
                    () => call('POST', `${path}/restore`),
                  ),
              },
            ]}
          />
        </>
      }
    >
      <div className="asks-part">
        {why !== '' && <p>{why}</p>}
        <p className="asks-soft">
          <Link href={`/people/${first.id}`}>{first.name}</Link>
          {' · '}
          <Link href={`/people/${second.id}`}>{second.name}</Link>
        </p>
        {words !== '' && stage !== 'made' && (
          <details className="asks-others" open>
            <summary>Words for what comes next</summary>
            <p className="asks-quote">{words}</p>
            <Ways ways={ways} subject="An introduction" text={words} />
          </details>
        )}
        <div className="asks-acts">
          {actsOf(introduction).map(({ label, does, undo, isMain }) => (
            <Button
              key={label}
              tone={isMain ? 'primary' : 'plain'}
              aria-label={`${label} (${both})`}
              onPress={() =>
                void act(
                  () => ('isMade' in does ? made(does.isMade) : said(does.side, does.answer)),
                  label,
                  () => ('isMade' in undo ? made(undo.isMade) : said(undo.side, undo.answer)),
                )
              }
            >
              {label}
            </Button>
          ))}
        </div>
        {stage === 'made' && <IntroductionOutcome introduction={introduction} />}
      </div>
    </Card>
  );
}
