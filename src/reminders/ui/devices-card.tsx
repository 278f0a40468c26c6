import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, Checkbox, List, When } from '#kit';
import { ApiError, call, refresh } from '#web-api';
import type { Device, ReminderSettings } from '../schema.ts';
import { deviceName, isPushPossible, subscribeHere } from './push.ts';
import { SETTINGS_PATH, useSettings } from './use-settings.ts';

/** Browsers that show reminders, and whether they do. */
export function DevicesCard({ settings }: { settings: ReminderSettings }) {
  const { devices, isPushOn } = settings;
  const { keep } = useSettings();
  return (
    <Card title="On your devices">
      {devices.length > 0 && (
        <>
          <Checkbox
            label="Show reminders on these devices"
            isChecked={isPushOn}
            onChange={(isOn) => void keep({ isPushOn: isOn })}
          />
          <Devices devices={devices} />
        </>
      )}
      <ThisDevice settings={settings} />
    </Card>
  );
}

function Devices({ devices }: { devices: readonly Device[] }) {
  const client = useQueryClient();
  const remove = async (id: number) => {
    await call('DELETE', `/push-subscriptions/${id}`);
    await refresh(client, SETTINGS_PATH);
  };
  return (
    <List items={devices} keyOf={({ id }) => id} label="Devices">
      {({ id, label, createdAt }) => (
        <div className="reminders-line">
          <span className="reminders-words">
            {label}{' '}
            <span className="reminders-soft">
              <When before="since" at={createdAt} />
            </span>
          </span>
          <Button
            size="s"
            tone="plain"
            aria-label={`Remove ${label}`}
            onPress={() => void remove(id)}
          >
            Remove
          </Button>
        </div>
      )}
    </List>
  );
}

function ThisDevice({ settings }: { settings: ReminderSettings }) {
  const { keep } = useSettings();
  const client = useQueryClient();
  const [error, setError] = useState<string | null>(null);
  if (!isPushPossible()) {
    return (
      <p className="reminders-soft">
        This browser takes no push messages here. They need https, and on iPhones Kith on the home
        screen.
      </p>
    );
  }
  const add = async () => {
    setError(null);
    try {
      const subscription = await subscribeHere(settings.pushKey);
      await call('POST', '/push-subscriptions', { ...subscription, label: deviceName() });
      await keep({ isPushOn: true });
      await refresh(client, SETTINGS_PATH);
    } catch (failure) {
      setError(failure instanceof ApiError ? failure.message : REFUSED);
    }
  };
  return (
    <>
      <Button onPress={() => void add()}>Show reminders on this device</Button>
      <p role="status">{error}</p>
    </>
  );
}

const REFUSED =
  'The browser did not allow it. Allow notifications for this address in its settings, then try again.';
