import { useQuery } from '@tanstack/react-query';
import { EmptyState, Link, List, Page, Tabs, useAddressValue, Why } from '#kit';
import { Loaded, read } from '#web-api';
import type { HelpBoard } from '../../help/schema.ts';
import { CanHelp } from './can-help.tsx';
import { GivenAndReceived } from './given-and-received.tsx';
import { SharedGoals } from './goals-of-members.tsx';
import { Introductions } from './introductions.tsx';
import '../asks/asks.css';

/** `/help`: whom one can help, introductions, and what was given and received. */
export function HelpPage() {
  const [tab, setTab] = useAddressValue('tab', { isStep: true });
  return (
    <Page
      title="Whom can I help?"
      lede="What your people ask and want to learn, with what of yours may touch it."
      width="reading"
    >
      <Tabs
        label="Helping"
        value={tab ?? 'people'}
        onChange={setTab}
        tabs={[
          { id: 'people', label: 'What they ask', content: () => <WhomICanHelp /> },
          { id: 'introductions', label: 'Introductions', content: () => <Introductions /> },
          { id: 'story', label: 'Given and received', content: () => <GivenAndReceived /> },
        ]}
      />
    </Page>
  );
}

function WhomICanHelp() {
  const query = useQuery(read<HelpBoard>('/help'));
  return (
    <div className="asks">
      <Loaded query={query} lines={6} label="Looking whom you can help">
        {({ people, sharedGoals }) => (
          <>
            {people.length === 0 ? (
              <EmptyState
                title="Nobody asks anything that Kith knows of"
                action={
                  <Link href="/people" look="primary">
                    Your people
                  </Link>
                }
              >
                Write down on somebody’s page what they ask or want to learn, as they told you. What
                people ask in what they publish is found by itself.
              </EmptyState>
            ) : (
              <List items={people} keyOf={({ need }) => need.id} label="Whom you can help">
                {(can) => <CanHelp can={can} />}
              </List>
            )}
            <SharedGoals goals={sharedGoals} />
          </>
        )}
      </Loaded>
      <Why of={['sie-2013', 'stepper-2015']} about="giving first">
        The ladder begins with what costs least and presumes nothing; its order comes from practice.
        Kith keeps no balance: what was given is told, never counted.
      </Why>
    </div>
  );
}
