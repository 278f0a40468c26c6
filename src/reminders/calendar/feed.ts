import ical, { type ICalEventData, ICalEventRepeatingFreq, ICalWeekday } from 'ical-generator';
import { movesFor } from '#connect';
import { addDays } from '#days';
import { goalsOf, goalTitle } from '#goals';
import { type DueStep, dueSteps, type GoalPlan, momentOf } from '#plans';
import type { Kith } from '#platform';
import { dayWords, ifThenSentence, moveWords } from '../due/words.ts';
import { dayAt, weekdayOf } from '../moments.ts';
import { hostOf } from '../settings/email.ts';
import type { SettingRow } from '../settings/rows.ts';

/** Steps from so many days ago to so many ahead; a calendar asks again every day. */
const BACK_DAYS = 30;
const AHEAD_DAYS = 180;
const REFRESH_S = 6 * 60 * 60;
const WEEKDAYS = [
  ICalWeekday.MO,
  ICalWeekday.TU,
  ICalWeekday.WE,
  ICalWeekday.TH,
  ICalWeekday.FR,
  ICalWeekday.SA,
  ICalWeekday.SU,
];

/** Something of a whole day. `words` are private, and stand in the calendar only if the member says so. */
interface DayEvent {
  uid: string;
  day: string;
  title: string;
  words: string;
  href: string;
  weekly?: boolean;
}

/**
 * A member's days as iCalendar (RFC 5545): steps, reviews, moves and the day of the weekly review. Each is a whole
 * day, which is the same day in every time zone.
 */
export async function calendarFor(kith: Kith, setting: SettingRow): Promise<string> {
  const calendar = ical({
    name: 'Kith',
    prodId: { company: 'Kith', product: 'Kith', language: 'EN' },
    ttl: REFRESH_S,
  });
  for (const event of await eventsOf(kith, setting)) {
    calendar.createEvent(eventData(kith, setting, event));
  }
  return calendar.toString();
}

function eventData(
  kith: Kith,
  setting: SettingRow,
  { uid, day, title, words, href, weekly = false }: DayEvent,
): ICalEventData {
  const isWordy = setting.has_calendar_words === 1 && words !== '';
  return {
    id: `${uid}@${hostOf(kith)}`,
    // Midnight in UTC, because that is how the library reads the day of a date.
    start: new Date(day),
    end: new Date(addDays(day, 1)),
    allDay: true,
    summary: title,
    stamp: new Date(kith.now()),
    ...(isWordy ? { description: words } : {}),
    ...(kith.config.publicUrl ? { url: `${kith.config.publicUrl}${href}` } : {}),
    ...(weekly ? { repeating: { freq: ICalEventRepeatingFreq.WEEKLY, byDay: byDay(day) } } : {}),
  };
}

function byDay(day: string): ICalWeekday[] {
  const weekday = WEEKDAYS[weekdayOf(day) - 1];
  return weekday === undefined ? [] : [weekday];
}

async function eventsOf(kith: Kith, setting: SettingRow): Promise<DayEvent[]> {
  const memberId = setting.member_id;
  const today = dayAt(setting.time_zone, kith.now());
  const stretch = { from: addDays(today, -BACK_DAYS), to: addDays(today, AHEAD_DAYS) };
  const [steps, goals] = await Promise.all([
    dueSteps(kith, memberId, stretch),
    goalsOf(kith, memberId, 'active'),
  ]);
  const plans = new Map(goals.map((goal) => [goal.id, goal]));
  return [
    ...steps.filter((step) => !step.isDone).map((step) => stepEvent(step, plans, today)),
    ...(await reviewEvents(kith, memberId)),
    ...(await moveEvents(kith, memberId)),
    ...weekEvents(setting),
  ];
}

/** A day that has passed tells its cue for the next time; the days to come tell theirs as they were planned. */
function stepEvent(step: DueStep, plans: ReadonlyMap<number, GoalPlan>, today: string): DayEvent {
  const { stepId, on, text, goal } = step;
  const now = momentOf({
    step: { ...step, nextDueOn: on },
    goal: plans.get(goal.id) ?? { ifThen: null },
    isStalled: false,
    // What lies ahead is read on its own day.
    today: on < today ? today : on,
  });
  return {
    uid: `step-${stepId}-${on}`,
    day: on,
    title: text,
    words: [
      on < today && `Was due on ${dayWords(on, today)}.`,
      now && ifThenSentence(now),
      `For: ${goal.title}`,
    ]
      .filter(Boolean)
      .join('\n'),
    href: `/goals/${goal.id}/plan`,
  };
}

async function reviewEvents(kith: Kith, memberId: number): Promise<DayEvent[]> {
  const goals = await goalsOf(kith, memberId, 'active');
  return goals.flatMap((goal): DayEvent[] => {
    const { id, reviewOn: day, need } = goal;
    if (day === null) return [];
    const title = `Look back on “${goalTitle(goal)}”`;
    return [{ uid: `goal-review-${id}`, day, title, words: need, href: `/goals/${id}` }];
  });
}

async function moveEvents(kith: Kith, memberId: number): Promise<DayEvent[]> {
  const moves = await movesFor(kith, memberId, { state: 'planned' });
  return moves.flatMap((move): DayEvent[] => {
    const { id, dueOn: day, goal } = move;
    if (day === null) return [];
    const words = `For: ${goal.title}`;
    return [{ uid: `move-${id}`, day, title: moveWords(move), words, href: '/moves' }];
  });
}

/** From the first such day after the calendar was switched on: the same start each time it is asked for. */
function weekEvents(setting: SettingRow): DayEvent[] {
  const { review_day: reviewDay, calendar_since: since } = setting;
  if (reviewDay === null || since === null) return [];
  const first = dayAt(setting.time_zone, since);
  const day = addDays(first, (reviewDay - weekdayOf(first) + 7) % 7);
  const event = { uid: 'weekly-review', day, title: 'Your weekly review', words: '' };
  return [{ ...event, href: '/reviews', weekly: true }];
}
