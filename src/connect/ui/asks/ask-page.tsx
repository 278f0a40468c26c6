import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dayAfter } from '#days';
import {
  asHeading,
  Badge,
  Button,
  Card,
  DateField,
  Link,
  List,
  Menu,
  Page,
  TextArea,
  useAddressPart,
  useGo,
  When,
} from '#kit';
import { call, Loaded, read } from '#web-api';
import { CLOSES_AFTER_DAYS, TOLD_CHARS_MAX } from '../../asks/limits.ts';
import type { AskView } from '../../asks/schema.ts';
import { HelpOthers } from '../help/help-others.tsx';
import { useAct } from './act.ts';
import { AskedPerson } from './asked-person.tsx';
import { wentToNobody } from './words.ts';
import './asks.css';

/** `/asks/$askId`: one question, the message to each, and what came of it. */
export function AskPage() {
  const askId = useAddressPart('askId');
  const query = useQuery(read<AskView>(`/asks/${encodeURIComponent(askId)}`));
  const loaded = (
    <Loaded query={query} lines={8} label="Loading the ask">
      {(ask) => <OneAsk key={ask.id} ask={ask} />}
    </Loaded>
  );
  if (query.data !== undefined) return loaded;
  return (
    <Page title="Ask" above={<Link href="/asks">Asks</Link>}>
      {loaded}
    </Page>
  );
}

function OneAsk({ ask }: { ask: AskView }) {
  const go = useGo();
  const act = useAct();
  const client = useQueryClient();
  const path = `/asks/${ask.id}`;
  const put = (body: object) => call('PUT', `${path}/state`, body);
  const open = (closesOn: string) => put({ state: 'open', closesOn });
  const remove = async () => {
    const restore = async () => {
      await call('POST', `${path}/restore`);
      go(path);
    };
    const leave = async () => {
      await call('DELETE', path);
      // First away from the page: read again, it would be an ask that is not there.
      go('/asks');
      client.removeQueries({ queryKey: read(path).queryKey });
    };
    await act(leave, 'Removed the ask', restore);
  };
  const isOpen = ask.state === 'open';
  return (
    <Page
      title={ask.question}
      above={<Link href="/asks">Asks</Link>}
      width="reading"
      actions={
        <Menu
          label="More"
          items={[
            {
              id: 'state',
              label: isOpen ? 'Close it now' : 'Open it again',
              onPress: () =>
                void (isOpen
                  ? act(
                      () => put({ state: 'closed' }),
                      'Closed',
                      () => open(ask.closesOn),
                    )
                  : act(
                      () => open(dayAfter(Date.now(), CLOSES_AFTER_DAYS)),
                      'Open again',
                      () => put({ state: 'closed' }),
                    )),
            },
            {
              id: 'remove',
              label: 'Remove',
              tone: 'danger',
              startsGroup: true,
              onPress: () => void remove(),
            },
          ]}
        />
      }
    >
      <div className="asks">
        <About ask={ask} />
        <List
          items={ask.people}
          keyOf={({ person }) => person.id}
          look="plain"
          label="Whom you ask"
        >
          {(asked) => <AskedPerson ask={ask} asked={asked} />}
        </List>
        <Outcome ask={ask} />
        <HelpOthers />
      </div>
    </Page>
  );
}

function About({ ask }: { ask: AskView }) {
  const act = useAct();
  const setDay = (closesOn: string) => call('PATCH', `/asks/${ask.id}`, { closesOn });
  return (
    <Card>
      <div className="asks-part">
        <p>
          {ask.state === 'open' ? (
            <>
              <Badge tone="accent">open</Badge> <When at={ask.closesOn} before="closes" />
            </>
          ) : ask.closedAt === null ? (
            'Closed'
          ) : (
            <When at={ask.closedAt} before="Closed" />
          )}
          {ask.goal && (
            <>
              {' · for '}
              <Link href={`/goals/${ask.goal.id}`}>{asHeading(ask.goal.title)}</Link>
            </>
          )}
        </p>
        {wentToNobody(ask) && (
          <p>
            It was sent to nobody. If you still want to know, open it again with a new day, under
            “More”.
          </p>
        )}
        {ask.tried !== '' && <p>{`What you tried: ${ask.tried}`}</p>}
        {ask.hoped !== '' && <p>{`What would help: ${ask.hoped}`}</p>}
        {ask.state === 'open' && (
          <DateField
            label="It closes by itself after"
            value={ask.closesOn}
            onChange={(day) => {
              if (day !== null && day !== ask.closesOn)
                void act(
                  () => setDay(day),
                  'Changed the day',
                  () => setDay(ask.closesOn),
                );
            }}
          />
        )}
      </div>
    </Card>
  );
}

function Outcome({ ask }: { ask: AskView }) {
  const act = useAct();
  const [outcome, setOutcome] = useState(ask.outcome);
  const save = (words: string) => call('PATCH', `/asks/${ask.id}`, { outcome: words });
  const isChanged = outcome.trim() !== ask.outcome;
  return (
    <Card title="What came of it">
      <div className="asks-part">
        <TextArea
          label="What came of it"
          isLabelHidden
          description="What you did with the answers. It goes into the words with which you tell those who helped."
          isRequired={false}
          lines={3}
          value={outcome}
          onChange={setOutcome}
          lengthMax={TOLD_CHARS_MAX}
        />
        <div className="asks-acts">
          <Button
            isDisabled={!isChanged}
            onPress={() =>
              void act(
                () => save(outcome),
                'Saved',
                () => save(ask.outcome),
              )
            }
          >
            Save
          </Button>
        </div>
      </div>
    </Card>
  );
}
