import { useQuery, useQueryClient } from '@tanstack/react-query';
import { mondayOf, todayHere } from '#days';
import { Button, toast } from '#kit';
import { call, errorWords, inTurn, read, refresh } from '#web-api';
import type { ContrastView } from '../../contrast/schema.ts';
import { useBeside } from '../beside/beside.ts';
import { useKeep } from '../entries.tsx';
import { StreamRow } from '../stream-row.tsx';
import { useMark } from '../use-stream.ts';
import { outsideWords } from './outside-words.ts';

/** Once a week, one voice from outside the circle in which one usually reads, and said to be that. */
export function Contrast() {
  const path = `/stream/contrast/${mondayOf(todayHere())}`;
  const { data } = useQuery(read<ContrastView>(path));
  const dismiss = useDismissing(path);
  if (data?.state === 'tooLittle')
    return (
      <p className="contrast-later">
        Once a week a voice from outside your usual circle will stand here. You have read too little
        yet to say what is usual for you.
      </p>
    );
  if (!data?.entry || !data.outside) return null;
  return (
    <section className="contrast" aria-labelledby="contrast">
      <h2 id="contrast">From outside your usual circle</h2>
      <p className="contrast-about">
        {outsideWords({ ...data.outside, source: data.entry.source })} One such voice stands here
        each week.
      </p>
      <Voice entry={data.entry} />
      <div className="contrast-acts">
        <Button size="s" onPress={() => void dismiss(true)}>
          Not this week
        </Button>
      </div>
    </section>
  );
}

function Voice({ entry }: { entry: NonNullable<ContrastView['entry']> }) {
  const mark = useMark();
  const keep = useKeep();
  const { chosen } = useBeside();
  return (
    <ol className="stream" aria-label="From outside">
      <li>
        <StreamRow
          entry={entry}
          why={entry.why.map((one) => (one.goal === one.question ? { ...one, goal: '' } : one))}
          isChosen={entry.id === chosen}
          onKeep={() => keep(entry)}
          onMark={() => void mark([entry.id], !entry.isRead)}
        />
      </li>
    </ol>
  );
}

function useDismissing(path: string) {
  const client = useQueryClient();
  const dismiss = async (isDismissed: boolean): Promise<void> => {
    try {
      await inTurn(path, () => call('PUT', path, { isDismissed }));
      if (isDismissed)
        toast('No voice from outside for the rest of this week', {
          undo: () => void dismiss(false),
        });
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
    await refresh(client, path);
  };
  return dismiss;
}
