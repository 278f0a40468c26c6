import { z } from '@hono/zod-openapi';
import { Day } from '#platform';
import { CODE_DIGITS, EMAIL_CHARS_MAX, SNOOZE_DAYS_MAX, WEEKLY_CAP_MAX } from './limits.ts';
import { isTimeZone } from './moments.ts';

const Clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give the time as hours and minutes, such as 08:00.');
/** Monday is 1, Sunday 7. */
const Weekday = z.number().int().min(1).max(7);
export const TodayQuery = z.object({ today: Day });

/** When one hears of what is due, and how. */
export const ReminderForm = z
  .object({
    isEmailOn: z.boolean(),
    isPushOn: z.boolean(),
    timeZone: z.string().max(100).refine(isTimeZone, 'Give a time zone such as Europe/Zurich.'),
    /** When the digest comes; at the end of the quiet hours when it lies in them. */
    sendAt: Clock,
    /** Nothing comes from … */
    quietFrom: Clock,
    /** … to. The same time twice: no quiet hours. */
    quietTo: Clock,
    days: z.array(Weekday).max(7),
    /** Digests in any seven days. */
    weeklyCap: z
      .number()
      .int()
      .min(1, 'At least one a week; or switch the ways off.')
      .max(WEEKLY_CAP_MAX, 'At most one a day.'),
    /** The day of the weekly review; null for none. */
    reviewDay: Weekday.nullable(),
    /** Whether a line says how many questions to oneself are due. */
    hasRecall: z.boolean(),
    /** Whether the calendar also holds cues and needs, or titles only. */
    hasCalendarWords: z.boolean(),
  })
  .openapi('ReminderForm');
export type ReminderForm = z.infer<typeof ReminderForm>;

export const DigestState = z.enum([
  'waiting',
  'sending',
  'sent',
  'nothing',
  'capped',
  'late',
  'refused',
  'unsure',
]);
export type DigestState = z.infer<typeof DigestState>;

const Device = z.object({ id: z.number(), label: z.string(), createdAt: z.number() });
export type Device = z.infer<typeof Device>;

export const ReminderSettings = ReminderForm.extend({
  /** False until something was saved; then what stands here are proposals. */
  isSaved: z.boolean(),
  /** Whether this Kith can send e-mail at all. */
  isMailPossible: z.boolean(),
  email: z.string().nullable(),
  /** An address that waits for its code. */
  emailPending: z.string().nullable(),
  devices: z.array(Device),
  /** What a browser needs to take push messages of this Kith. */
  pushKey: z.string(),
  /** Since when the calendar has its address; null when it is off. */
  calendarSince: z.number().nullable(),
  /** The next time Kith looks whether something is due; null when no way is on. */
  nextAt: z.number().nullable(),
  last: z
    .object({ day: z.string(), state: DigestState, problem: z.string().nullable() })
    .nullable(),
}).openapi('ReminderSettings');
export type ReminderSettings = z.infer<typeof ReminderSettings>;

export const EmailForm = z
  .object({
    address: z
      .email('Give an e-mail address such as you@example.org.')
      .max(EMAIL_CHARS_MAX, `At most ${EMAIL_CHARS_MAX} characters.`),
  })
  .openapi('ReminderEmailForm');
export const CodeForm = z
  .object({
    code: z
      .string()
      .trim()
      .regex(new RegExp(`^\\d{${CODE_DIGITS}}$`), `The code has ${CODE_DIGITS} digits.`),
  })
  .openapi('ReminderCodeForm');

/** What can be told: one line of a digest. */
export const DueLine = z
  .object({
    /** What it is, and for which day: the same line has the same name tomorrow. */
    thing: z.string(),
    kind: z.enum(['step', 'review', 'move', 'ask', 'week', 'recall']),
    title: z.string(),
    /** Why it stands here. */
    why: z.string(),
    /** The if-then plan whose moment it is, as a sentence; empty when there is none. */
    ifThen: z.string(),
    /** Where one does it, in this Kith. */
    href: z.string(),
    /** The day it is for. */
    on: z.string(),
  })
  .openapi('DueLine');
export type DueLine = z.infer<typeof DueLine>;

export const SnoozeForm = z
  .object({
    thing: z.string().min(1).max(100),
    /** 0 takes it back. */
    days: z.number().int().min(0).max(SNOOZE_DAYS_MAX),
    today: Day,
  })
  .openapi('SnoozeForm');
export type SnoozeForm = z.infer<typeof SnoozeForm>;

const PushKey = z.string().regex(/^[\w-]{16,200}$/, 'This is no key of a browser.');
/** As the browser gives it. */
export const SubscriptionForm = z
  .object({
    endpoint: z.url().max(1_000),
    keys: z.object({ p256dh: PushKey, auth: PushKey }),
    /** How the member knows the device again. */
    label: z.string().trim().min(1).max(80),
  })
  .openapi('PushSubscriptionForm');
export type SubscriptionForm = z.infer<typeof SubscriptionForm>;
