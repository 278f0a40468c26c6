import { type ReactNode, useState } from 'react';
import { Button, Fold, List } from '#kit';
import { Loaded } from '#web-api';
import { SourceRow } from './source-row.tsx';
import { useLeaveSource } from './use-leave-source.ts';
import { useSources } from './use-sources.ts';
import './sources.css';

interface WhatIsFollowedProps {
  /** By which it is remembered whether it is open. */
  id: string;
  title: string;
  /** Where the API lists the sources. */
  path: string;
  /** Whose they are, for who hears the page. */
  label: string;
  /** What the button says that follows one more. */
  follow: string;
  /** What is said where nothing is followed. */
  none: ReactNode;
  /** The dialog that follows one more. */
  dialog: (isOpen: boolean, onClose: () => void) => ReactNode;
}

/** What is followed of a person or of a place, and how it is. */
export function WhatIsFollowed(props: WhatIsFollowedProps) {
  const { id, title, path, label, follow, none, dialog } = props;
  const [isFollowing, setFollowing] = useState(false);
  const leave = useLeaveSource(path);
  const query = useSources(path);
  return (
    <Fold
      id={id}
      title={title}
      actions={
        <Button size="s" aria-haspopup="dialog" onPress={() => setFollowing(true)}>
          {follow}
        </Button>
      }
    >
      <Loaded query={query} lines={3} label="Loading the sources">
        {({ sources }) =>
          sources.length === 0 ? (
            <p>{none}</p>
          ) : (
            <List items={sources} keyOf={(source) => source.id} label={label}>
              {(source) => <SourceRow source={source} onLeave={leave} hasPeople={false} />}
            </List>
          )
        }
      </Loaded>
      {dialog(isFollowing, () => setFollowing(false))}
    </Fold>
  );
}
