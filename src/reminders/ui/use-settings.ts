import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { ApiError, call, read, refresh } from '#web-api';
import type { ReminderForm, ReminderSettings } from '../schema.ts';

export const SETTINGS_PATH = '/reminders/settings';

/** The part of the settings that is sent back. */
export const formOf = (settings: ReminderSettings): ReminderForm => ({
  isEmailOn: settings.isEmailOn,
  isPushOn: settings.isPushOn,
  timeZone: settings.timeZone,
  sendAt: settings.sendAt,
  quietFrom: settings.quietFrom,
  quietTo: settings.quietTo,
  days: settings.days,
  weeklyCap: settings.weeklyCap,
  reviewDay: settings.reviewDay,
  hasRecall: settings.hasRecall,
  hasCalendarWords: settings.hasCalendarWords,
});

/** The time zone of this browser, proposed until the member has said one. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Changes settings in the kept answer and on the server. */
export function useSettings() {
  const client = useQueryClient();
  const { queryKey } = read<ReminderSettings>(SETTINGS_PATH);
  const take = (settings: ReminderSettings) => {
    client.setQueryData(queryKey, settings);
    void refresh(client, '/reminders/due');
  };
  /** Throws what the server refuses. */
  const change = async (part: Partial<ReminderForm>) => {
    const known = client.getQueryData<ReminderSettings>(queryKey);
    if (!known) return;
    // Who has never saved anything lives where this browser is.
    const zone = known.isSaved ? {} : { timeZone: zoneHere() };
    const form = { ...formOf(known), ...zone, ...part };
    take(await call<ReminderSettings>('PUT', SETTINGS_PATH, form));
  };
  const keep = async (part: Partial<ReminderForm>) => {
    try {
      await change(part);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      toast(`Not done: ${failure.message}`, { tone: 'danger' });
    }
  };
  return { change, keep, take };
}
