import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, Checkbox, TextField, When } from '#kit';
import { call, refresh } from '#web-api';
import type { ReminderSettings } from '../schema.ts';
import { SETTINGS_PATH, useSettings } from './use-settings.ts';

/** A calendar at a secret address: shown once, renewed at will. */
export function CalendarCard({ settings }: { settings: ReminderSettings }) {
  const { calendarSince, hasCalendarWords } = settings;
  const client = useQueryClient();
  const { keep } = useSettings();
  const [address, setAddress] = useState<string | null>(null);
  const make = async () => {
    const { path } = await call<{ path: string }>('POST', '/reminders/calendar');
    setAddress(`${window.location.origin}${path}`);
    await refresh(client, SETTINGS_PATH);
  };
  const giveUp = async () => {
    await call('DELETE', '/reminders/calendar');
    setAddress(null);
    await refresh(client, SETTINGS_PATH);
  };
  return (
    <Card title="In your calendar">
      <p className="reminders-soft">
        Steps, days to look back and moves, for any calendar program that takes an address. Whoever
        has the address can read it, so keep it to yourself.
      </p>
      <div aria-live="polite">
        {address !== null && (
          <TextField
            label="The address"
            description="Copy it now: it is shown this once."
            value={address}
            onChange={() => {}}
            isCode
          />
        )}
      </div>
      {calendarSince !== null && (
        <>
          <p className="reminders-soft">
            <When before="On since" at={calendarSince} />
          </p>
          <Checkbox
            label="With cues and needs, not titles only"
            isChecked={hasCalendarWords}
            onChange={(isOn) => void keep({ hasCalendarWords: isOn })}
          />
        </>
      )}
      <div className="reminders-actions">
        <Button onPress={() => void make()}>
          {calendarSince === null ? 'Make an address' : 'Renew the address'}
        </Button>
        {calendarSince !== null && (
          <Button tone="plain" onPress={() => void giveUp()}>
            Switch the calendar off
          </Button>
        )}
      </div>
    </Card>
  );
}
