import { useQuery } from '@tanstack/react-query';
import { Button, Link, List, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { MuteView } from '../../mutes/schema.ts';
import { MuteWords } from './mute-words.tsx';
import { isOver, muteAgain, useMuting } from './use-mutes.ts';

/** What one has muted, with what each kept away lately. */
export function Mutes() {
  const query = useQuery(read<{ mutes: MuteView[] }>('/mutes'));
  return (
    <section aria-labelledby="muted">
      <h2 id="muted">Muted</h2>
      <p className="calm-about">
        What is muted stays out of your stream. You go on following it, and search still finds it.
        Sources and threads are muted under “More” beside an entry.
      </p>
      <MuteWords />
      <Loaded query={query} lines={3} label="Loading what is muted">
        {({ mutes }) =>
          mutes.length === 0 ? (
            <p className="calm-about">Nothing is muted.</p>
          ) : (
            <List items={mutes} keyOf={({ id }) => id} label="What is muted">
              {(mute) => <Line mute={mute} />}
            </List>
          )
        }
      </Loaded>
    </section>
  );
}

function Line({ mute }: { mute: MuteView }) {
  const { mute: muteNow, lift } = useMuting();
  const again = isOver(mute) ? muteAgain(mute) : null;
  return (
    <div className="calm-line">
      <div>
        <What mute={mute} />
        <p className="calm-about">
          <Until untilAt={mute.untilAt} /> {hidWords(mute)}
        </p>
      </div>
      <div className="calm-acts">
        {again && (
          <Button
            size="s"
            tone="plain"
            onPress={() => void muteNow(again)}
            aria-label={`Mute ${mute.label} again, always`}
          >
            Mute again
          </Button>
        )}
        <Button
          size="s"
          tone="plain"
          onPress={() => void lift(mute)}
          aria-label={`${isOver(mute) ? 'Remove' : 'Lift'} the mute of ${mute.label}`}
        >
          {isOver(mute) ? 'Remove' : 'Lift'}
        </Button>
      </div>
    </div>
  );
}

function What({ mute: { kind, label, sourceId, entryId } }: { mute: MuteView }) {
  if (kind === 'words') return <>What says “{label}”</>;
  if (kind === 'source')
    return sourceId === null ? label : <Link href={`/stream?source=${sourceId}`}>{label}</Link>;
  return (
    <>
      {entryId === null ? `“${label}”` : <Link href={`/entries/${entryId}`}>{label}</Link>} and what
      answers it
    </>
  );
}

function Until({ untilAt }: Pick<MuteView, 'untilAt'>) {
  if (untilAt === null) return 'Always.';
  if (isOver({ untilAt })) return 'Over: it shows again.';
  return (
    <>
      Until <When at={untilAt} />.
    </>
  );
}

/** "It kept 3 entries away in the last 30 days." */
export function hidWords({ hidLately, untilAt }: Pick<MuteView, 'hidLately' | 'untilAt'>): string {
  if (isOver({ untilAt })) return '';
  if (hidLately === 0) return 'It kept nothing away in the last 30 days.';
  return `It kept ${hidLately === 1 ? 'one entry' : `${hidLately} entries`} away in the last 30 days.`;
}
