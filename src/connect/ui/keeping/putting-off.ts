import { dayAfter } from '#days';
import { call, type Undoable } from '#web-api';
import type { Queue } from '../../keeping/limits.ts';
import type { KeepingLine, KeepingView, PutOffLine } from '../../keeping/schema.ts';

export const PUT_OFFS: readonly { id: string; label: string; days: number }[] = [
  { id: 'weeks', label: 'In two weeks', days: 14 },
  { id: 'month', label: 'In a month', days: 30 },
  { id: 'quarter', label: 'In three months', days: 91 },
];

export const QUEUE_TITLES: Record<Queue, string> = {
  maintain: 'Keep in touch',
  build: 'Get to know',
  activate: 'Wake a sleeping tie',
};

/** Whom a line is about; a gap of a goal is about nobody yet. */
export const who = ({ person, goal }: Pick<KeepingLine, 'person' | 'goal'>): string =>
  person?.name ?? (goal ? `somebody new for ${goal.title}` : 'somebody new');

/** The queues without a line, in each as it is. */
export function without(keeping: KeepingView, { queue, key }: KeepingLine): KeepingView {
  return { ...keeping, [queue]: keeping[queue].filter((line) => line.key !== key) };
}

const takeBack = ({ queue, key }: Pick<KeepingLine, 'queue' | 'key'>) =>
  call('POST', '/keeping/take-back', { queue, key });

/** Out of its queue until a day. */
export function putting(path: string): Undoable<{ line: KeepingLine; days: number }, KeepingView> {
  return {
    path,
    apply: (keeping, { line }) => without(keeping, line),
    send: ({ line: { queue, key }, days }) =>
      call('PUT', '/keeping/put-off', { queue, key, until: dayAfter(Date.now(), days) }),
    undo: ({ line }) => takeBack(line),
    words: ({ line }) => `Put off: ${who(line)}`,
    alsoRefresh: ['/home'],
  };
}

/** For good: a rhythm is let go, anything else is let be. */
export function stopping(path: string): Undoable<KeepingLine, KeepingView> {
  const rhythm = (line: KeepingLine, cadenceDays: number | null) =>
    call('PATCH', `/people/${line.person?.id}/tie`, { cadenceDays });
  return {
    path,
    apply: without,
    send: (line) =>
      line.cadenceDays === null
        ? call('PUT', '/keeping/put-off', { queue: line.queue, key: line.key, until: null })
        : rhythm(line, null),
    undo: (line) => (line.cadenceDays === null ? takeBack(line) : rhythm(line, line.cadenceDays)),
    words: (line) =>
      line.cadenceDays === null ? `Let be: ${who(line)}` : `No rhythm any more: ${who(line)}`,
    alsoRefresh: ['/home', '/people'],
  };
}

/** Back into its queue, as soon as there is a reason for it. */
export function bringingBack(path: string): Undoable<PutOffLine, KeepingView> {
  return {
    path,
    apply: (keeping, { queue, key }) => ({
      ...keeping,
      putOff: keeping.putOff.filter((line) => line.queue !== queue || line.key !== key),
      putOffCount: keeping.putOffCount - 1,
    }),
    send: takeBack,
    undo: ({ queue, key, until }) => call('PUT', '/keeping/put-off', { queue, key, until }),
    words: (line) => `Brought back: ${who(line)}`,
    alsoRefresh: ['/home'],
  };
}
