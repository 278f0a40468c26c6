import { useQuery } from '@tanstack/react-query';
import { Loaded, read } from '../api/index.ts';
import { Badge, Card, List, When } from '../kit/index.ts';

export interface ListedMember {
  id: number;
  name: string;
  isHost: boolean;
  /** Epoch ms. */
  joinedAt: number;
}

/** Who has been here longest first. Only the host may ask. */
export const membersQuery = read<{ members: ListedMember[] }>('/members');

/** Who has an account here, for the host alone, and nothing of what they do. */
export function Members() {
  const query = useQuery(membersQuery);
  return (
    <Card title="Members">
      <p className="settings-words">
        Only you see this list. Members erase their own account in their settings; where Kith runs,{' '}
        <code>kith member erase</code> does it for them.
      </p>
      <Loaded query={query} lines={2} label="Loading the members">
        {({ members }) => (
          <List items={members} keyOf={({ id }) => id} label="Members">
            {(member) => (
              <div className="settings-row">
                <div className="settings-row-words">
                  <strong>{member.name}</strong>
                  <div className="settings-words">
                    <When before="Joined" at={member.joinedAt} />
                  </div>
                </div>
                {member.isHost && <Badge>Host</Badge>}
              </div>
            )}
          </List>
        )}
      </Loaded>
    </Card>
  );
}
