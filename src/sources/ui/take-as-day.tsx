import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, toast } from '#kit';
import type { PlaceView } from '#people';
import { call, errorWords, read, refresh } from '#web-api';
import type { HappeningView } from '../places/calendar/schema.ts';
import { dayOfWeekWords } from './happening-words.ts';

type When = Pick<PlaceView, 'startsOn' | 'endsOn' | 'rhythm'>;

/** The next day of the calendar as the place's own, so that lists, plans and reminders know it. */
export function TakeAsDay({ placeId, happening }: { placeId: number; happening: HappeningView }) {
  const path = `/places/${placeId}`;
  const { data } = useQuery(read<PlaceView>(path));
  const client = useQueryClient();
  const when = whenOf(happening);
  if (data === undefined || isSame(data, when)) return null;
  const set = async (to: When): Promise<boolean> => {
    try {
      await call('PATCH', path, to);
    } catch (problem) {
      toast(errorWords(problem).message, { tone: 'danger' });
      return false;
    }
    await refresh(client, '/places');
    return true;
  };
  const take = async () => {
    const { startsOn, endsOn, rhythm } = data;
    if (await set(when))
      toast('The place has the day of its calendar now.', {
        undo: () => void set({ startsOn, endsOn, rhythm }),
      });
  };
  return (
    <Button size="s" onPress={() => void take()}>
      Note {dayOfWeekWords(happening.startsOn)} as its day
    </Button>
  );
}

const whenOf = ({ startsOn, endsOn, rhythm }: HappeningView): When => ({
  startsOn,
  endsOn: endsOn === startsOn ? null : endsOn,
  rhythm,
});

const isSame = (a: When, b: When): boolean =>
  a.startsOn === b.startsOn && a.endsOn === b.endsOn && a.rhythm === b.rhythm;
