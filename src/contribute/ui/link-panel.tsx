import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, ErrorPanel, exactWords, Link, toast } from '#kit';
import { call, errorWords, read, refresh } from '#web-api';
import type { LinkView } from '../publishing/schema.ts';
import './contribute.css';

/**
 * The link of a note or goal that others may read, to copy, to see as they do, and to change.
 * Nothing is shown while only its writer or the members of this Kith may read it.
 */
export function LinkPanel({ path }: { path: `/notes/${number}` | `/goals/${number}` }) {
  const address = `${path}/link` as const;
  const { data } = useQuery(read<LinkView>(address));
  const make = useMaking(address);
  if (data?.audience !== 'person' && data?.audience !== 'public') return null;
  const isGoal = path.startsWith('/goals/');
  if (data.path === null) {
    const words = data.audience === 'public' ? 'Put it on the web' : 'Make the link';
    return (
      <div className="link-panel">
        <p>{data.audience === 'public' ? 'It may be public.' : 'Who has its link may read it.'}</p>
        {isGoal ? (
          <Link href={`${path}/share`} look="button">
            {words} …
          </Link>
        ) : (
          <Button size="s" isBusy={make.isPending} onPress={() => make.mutate(false)}>
            {words}
          </Button>
        )}
        {make.error && <ErrorPanel {...errorWords(make.error)} />}
      </div>
    );
  }
  const link = new URL(data.path, window.location.href).href;
  return (
    <>
      <div className="link-panel">
        <code className="link-panel-address">{link}</code>
        <Button size="s" onPress={() => void copy(link)}>
          Copy the link
        </Button>
        <Link href={link} look="button">
          See it as others do
        </Link>
        <Button size="s" tone="plain" isBusy={make.isPending} onPress={() => make.mutate(true)}>
          Change the link
        </Button>
      </div>
      {isGoal && <LookedThrough path={path} link={data} />}
    </>
  );
}

/** That what others read of a goal is what was looked through, whatever the goal says since. */
function LookedThrough({ path, link: { lookedAt, isBehind } }: { path: string; link: LinkView }) {
  const client = useQueryClient();
  const takeBack = useMutation({
    mutationFn: () => call('DELETE', `${path}/published`),
    onSuccess: () => {
      void refresh(client, `${path}/link`);
      toast('It is off the web. The link opens nothing until you put it there again.');
    },
  });
  return (
    <div className="link-panel">
      <p>
        On the web stands what you looked through on {exactWords(lookedAt ?? 0)}.{' '}
        {isBehind
          ? 'You have changed the goal since: nobody there reads that before you have looked through it.'
          : 'What you change in the goal stays here until you look through it again.'}
      </p>
      <Link href={`${path}/share`} look="button">
        Look through it again
      </Link>
      <Button size="s" tone="plain" isBusy={takeBack.isPending} onPress={() => takeBack.mutate()}>
        Take it off the web
      </Button>
      {takeBack.error && <ErrorPanel {...errorWords(takeBack.error)} />}
    </div>
  );
}

function useMaking(address: `/${string}/link`) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isNew: boolean) => call<LinkView>('POST', address, { isNew }),
    onSuccess: (_, isNew) => {
      void refresh(client, address);
      if (isNew) toast('A new link is made. The old one opens nothing any more.');
    },
  });
}

async function copy(link: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    toast('The link is copied.');
  } catch {
    toast('This browser does not let Kith copy. Mark the link and copy it.', { tone: 'danger' });
  }
}
