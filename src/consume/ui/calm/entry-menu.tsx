import { useState } from 'react';
import { Dialog, Menu, type MenuItem } from '#kit';
import { MuteWords } from './mute-words.tsx';
import { useDeleting } from './use-deleting.ts';
import { inDays, useMuting } from './use-mutes.ts';
import { useWishes } from './use-wishes.ts';

interface EntryMenuProps {
  entry: { id: number; title: string; source: string };
  size?: 's' | 'm';
}

const WEEK_DAYS = 7;

/** What one wants to see no more of, from an entry; each can be undone. */
export function EntryMenu({ entry, size = 's' }: EntryMenuProps) {
  const [isMuting, setMuting] = useState(false);
  const items = useItems(entry, () => setMuting(true));
  return (
    <>
      <Menu
        label="More"
        aria-label={`More for ${entry.title || 'Untitled'}`}
        items={items}
        tone="plain"
        size={size}
      />
      {isMuting && (
        <Dialog title="Mute words" size="s" isOpen onClose={() => setMuting(false)}>
          <MuteWords title={entry.title} onDone={() => setMuting(false)} />
        </Dialog>
      )}
    </>
  );
}

function useItems(entry: EntryMenuProps['entry'], onWords: () => void): MenuItem[] {
  const { id, source } = entry;
  const { mute } = useMuting();
  const { remove } = useDeleting();
  const { wish } = useWishes();
  return [
    { id: 'more', label: 'More like this', onPress: () => void wish(id, true) },
    { id: 'less', label: 'Less like this', onPress: () => void wish(id, false) },
    {
      id: 'week',
      startsGroup: true,
      label: `Mute ${source} for a week`,
      onPress: () => void mute({ kind: 'sourceOf', entryId: id, untilAt: inDays(WEEK_DAYS) }),
    },
    {
      id: 'always',
      label: `Mute ${source}`,
      onPress: () => void mute({ kind: 'sourceOf', entryId: id, untilAt: null }),
    },
    {
      id: 'thread',
      label: 'Mute this and what answers it',
      onPress: () => void mute({ kind: 'thread', entryId: id, untilAt: null }),
    },
    { id: 'words', label: 'Mute words …', onPress: onWords },
    {
      id: 'delete',
      label: 'Delete for me',
      tone: 'danger',
      startsGroup: true,
      onPress: () => void remove(entry),
    },
  ];
}
