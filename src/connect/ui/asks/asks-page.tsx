import { useQuery } from '@tanstack/react-query';
import { Badge, Card, EmptyState, Link, List, Page, When, Why } from '#kit';
import { Loaded, read } from '#web-api';
import type { AskView } from '../../asks/schema.ts';
import { HelpOthers } from '../help/help-others.tsx';
import { AskCalibrationCard } from './calibration.tsx';
import { stateWords } from './words.ts';
import './asks.css';

/** `/asks`: questions to people, open and closed, and how often help came where one did not expect it. */
export function AsksPage() {
  const query = useQuery(read<{ asks: AskView[] }>('/asks'));
  return (
    <Page
      title="Asks"
      lede="One question to two to four people, each with a message of their own."
      width="reading"
      actions={
        <Link href="/asks/new" look={query.data?.asks.length === 0 ? 'button' : 'primary'}>
          Ask people
        </Link>
      }
    >
      <div className="asks">
        <Loaded query={query} lines={6} label="Loading the asks">
          {({ asks }) =>
            asks.length === 0 ? (
              <EmptyState
                title="You have asked nobody yet"
                action={
                  <Link href="/asks/new" look="primary">
                    Write a question
                  </Link>
                }
              >
                Write what you would like to know and what you tried. Kith proposes whom to ask,
                with why, and puts a message together for each; you send it your own way.
              </EmptyState>
            ) : (
              <>
                <Asks title="Open" asks={asks.filter(({ state }) => state === 'open')} />
                <Asks title="Closed" asks={asks.filter(({ state }) => state === 'closed')} />
              </>
            )
          }
        </Loaded>
        <AskCalibrationCard />
        <HelpOthers />
        <Why of="flynn-2008" about="asking" />
      </div>
    </Page>
  );
}

function Asks({ title, asks }: { title: string; asks: readonly AskView[] }) {
  if (asks.length === 0) return null;
  return (
    <Card title={title}>
      <List items={asks} keyOf={({ id }) => id} label={`${title} asks`}>
        {(ask) => (
          <div className="ask-line">
            <Link href={`/asks/${ask.id}`}>{ask.question}</Link>
            <div className="asks-soft ask-line-people">
              {ask.people.map(({ person, state }) => (
                <span key={person.id} className="ask-line-person">
                  {person.name}{' '}
                  <Badge tone={state === 'answered' ? 'good' : 'plain'}>
                    {stateWords(ask, state)}
                  </Badge>
                </span>
              ))}
              {ask.state === 'open' && <When at={ask.closesOn} before="Closes" />}
            </div>
          </div>
        )}
      </List>
    </Card>
  );
}
