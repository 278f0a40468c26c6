import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, ErrorPanel, Link, toast } from '#kit';
import { call, errorWords, read, refresh } from '#web-api';
import type { LinkView } from '../publishing/schema.ts';
import './contribute.css';

/**
 * The link of a note or goal that others may read, to copy, to see as they do, and to change.
 * Nothing is shown while only its writer or the members of this Kith may read it.
 */
export function LinkPanel({ path }: { path: `/notes/${number}` | `/goals/${number}` }) {
  const address = `${path}/link`;
  const client = useQueryClient();
  const { data } = useQuery(read<LinkView>(address));
  const make = useMutation({
    mutationFn: (isNew: boolean) => call<LinkView>('POST', address, { isNew }),
    onSuccess: (_, isNew) => {
      void refresh(client, address);
      if (isNew) toast('A new link is made. The old one opens nothing any more.');
    },
  });
  if (data?.audience !== 'person' && data?.audience !== 'public') return null;
  if (data.path === null) {
    return (
      <div className="link-panel">
        <p>{data.audience === 'public' ? 'It may be public.' : 'Who has its link may read it.'}</p>
        <Button size="s" isBusy={make.isPending} onPress={() => make.mutate(false)}>
          {data.audience === 'public' ? 'Put it on the web' : 'Make the link'}
        </Button>
        {make.error && <ErrorPanel {...errorWords(make.error)} />}
      </div>
    );
  }
  const link = new URL(data.path, window.location.href).href;
  return (
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
  );
}

async function copy(link: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    toast('The link is copied.');
  } catch {
    toast('This browser does not let Kith copy. Mark the link and copy it.', { tone: 'danger' });
  }
}
