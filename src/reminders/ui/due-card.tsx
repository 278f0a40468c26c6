import { useQuery } from '@tanstack/react-query';
import { todayHere } from '#days';
import { Button, Card, Link, List } from '#kit';
import { call, Loaded, readNow, useUndoable } from '#web-api';
import { SNOOZE_DAYS } from '../limits.ts';
import type { DueLine } from '../schema.ts';

interface Due {
  lines: DueLine[];
}

/** What is due today, each with why, and a way to put it off. */
export function DueCard() {
  const today = todayHere();
  const path = `/reminders/due?today=${today}`;
  const query = useQuery(readNow<Due>(path));
  const putOff = useUndoable<{ line: DueLine; days: number }, Due>({
    path,
    apply: ({ lines }, { line }) => ({ lines: lines.filter(({ thing }) => thing !== line.thing) }),
    send: ({ line, days }) => call('PUT', '/reminders/snoozes', { thing: line.thing, days, today }),
    undo: ({ line }) => call('PUT', '/reminders/snoozes', { thing: line.thing, days: 0, today }),
    words: ({ line, days }) =>
      `Put off ${days === 1 ? 'until tomorrow' : 'for a week'}: ${line.title}`,
  });
  return (
    <Card title="What is due today">
      <Loaded query={query} lines={3} label="Loading what is due">
        {({ lines }) =>
          lines.length === 0 ? (
            <p className="reminders-soft">
              Nothing is. Steps and moves stand here on their day, goals on the day you set for
              looking back.
            </p>
          ) : (
            <List items={lines} keyOf={({ thing }) => thing} label="What is due">
              {(line) => (
                <div className="reminders-line">
                  <div className="reminders-words">
                    <Link href={line.href}>{line.title}</Link>
                    <div className="reminders-soft">{line.why}</div>
                    {line.ifThen !== '' && <div className="reminders-soft">{line.ifThen}</div>}
                  </div>
                  <div className="reminders-actions">
                    {SNOOZE_DAYS.map((days) => (
                      <Button
                        key={days}
                        size="s"
                        tone="plain"
                        aria-label={`${snoozeWords(days)}: ${line.title}`}
                        onPress={() => putOff({ line, days })}
                      >
                        {snoozeWords(days)}
                      </Button>
                    ))}
                  </div>
                </div>
              )}
            </List>
          )
        }
      </Loaded>
    </Card>
  );
}

const snoozeWords = (days: number) => (days === 1 ? 'Tomorrow' : 'In a week');
