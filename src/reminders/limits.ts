/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const WEEKLY_CAP_MAX = 7;
export const EMAIL_CHARS_MAX = 254;
export const DEVICES_MAX = 10;
export const CODE_DIGITS = 6;
/** For how many days something can be put off. */
export const SNOOZE_DAYS = [1, 7] as const;
export const SNOOZE_DAYS_MAX = 60;
/** What holds until a member says otherwise. No channel is on. */
export const DEFAULTS = {
  isEmailOn: false,
  isPushOn: false,
  timeZone: 'UTC',
  sendAt: '08:00',
  quietFrom: '20:00',
  quietTo: '07:00',
  days: [1, 2, 3, 4, 5],
  weeklyCap: 3,
  reviewDay: null,
  hasRecall: true,
  hasCalendarWords: false,
} as const;
