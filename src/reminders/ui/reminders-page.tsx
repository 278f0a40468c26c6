import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Link, Page, toast, When } from '#kit';
import { call, Loaded, read } from '#web-api';
import type { ReminderSettings } from '../schema.ts';
import { CalendarCard } from './calendar-card.tsx';
import { DevicesCard } from './devices-card.tsx';
import { DueCard } from './due-card.tsx';
import { EmailCard } from './email-card.tsx';
import { RhythmCard } from './rhythm-card.tsx';
import { formOf, SETTINGS_PATH, useSettings } from './use-settings.ts';
import './reminders.css';

/** `/settings/reminders`: by which ways one hears of what is due, when, and what that would be today. */
export function RemindersPage() {
  const query = useQuery(read<ReminderSettings>(SETTINGS_PATH));
  return (
    <Page
      title="Reminders"
      above={<Link href="/settings">Settings</Link>}
      lede="One message a day at most, only when something is due, and only if you want it."
    >
      <div className="reminders">
        <Loaded query={query} lines={12} label="Loading your reminders">
          {(settings) => (
            <>
              <Standing settings={settings} />
              <EmailCard settings={settings} />
              <DevicesCard settings={settings} />
              <RhythmCard
                key={settings.isSaved ? 'saved' : 'new'}
                initial={formOf(settings)}
                isSaved={settings.isSaved}
              />
              <CalendarCard settings={settings} />
            </>
          )}
        </Loaded>
        <DueCard />
      </div>
    </Page>
  );
}

/** What holds now, and the one press that ends it. */
function Standing({ settings }: { settings: ReminderSettings }) {
  const client = useQueryClient();
  const { keep } = useSettings();
  const { isEmailOn, isPushOn, nextAt, last } = settings;
  const isOn = isEmailOn || isPushOn;
  const stop = async () => {
    client.setQueryData(
      read<ReminderSettings>(SETTINGS_PATH).queryKey,
      await call<ReminderSettings>('POST', '/reminders/stop'),
    );
    toast('No more reminders will come', { undo: () => void keep({ isEmailOn, isPushOn }) });
  };
  return (
    <Card tone={isOn ? 'accent' : 'sunken'}>
      <div className="reminders-standing">
        <div>
          <p>
            {isOn ? waysWords(settings) : 'No reminders come. Switch on what you want below.'}{' '}
            {isOn && nextAt !== null && (
              <>
                Kith looks again <When at={nextAt} />.
              </>
            )}
          </p>
          {last && <Last last={last} />}
        </div>
        {isOn && <Button onPress={() => void stop()}>Stop all</Button>}
      </div>
    </Card>
  );
}

function waysWords({ isEmailOn, isPushOn, email }: ReminderSettings): string {
  const ways = [isEmailOn && `by e-mail to ${email ?? ''}`, isPushOn && 'on your devices'];
  return `Reminders come ${ways.filter(Boolean).join(' and ')}.`;
}

const LAST_WORDS = {
  waiting: 'waits for another try.',
  sending: 'is on its way.',
  sent: 'was sent.',
  nothing: 'was not needed: nothing was due.',
  capped: 'was left out: you had as many as you want in a week.',
  late: 'was left out: its time was over.',
  refused: 'was not taken.',
  unsure: 'may not have arrived.',
} as const;

function Last({ last: { day, state, problem } }: { last: NonNullable<ReminderSettings['last']> }) {
  return (
    <p className="reminders-soft">
      <When before="The last one," at={day} />, {LAST_WORDS[state]} {problem}
    </p>
  );
}
