import { useQuery } from '@tanstack/react-query';
import { Card, Link, List } from '#kit';
import { read } from '#web-api';
import type { BriefMembers as Members } from '../briefs/members.ts';
import { andWords } from './words.ts';

/** Members of this Kith who agreed to be found and can be asked about it; nothing where there is nobody. */
export function BriefMembers({ briefId }: { briefId: number }) {
  const { data } = useQuery(read<Members>(`/briefs/${briefId}/members`));
  const members = data?.members ?? [];
  if (members.length === 0) return null;
  return (
    <Card
      title="Members who can be asked about it"
      actions={<Link href="/peers">Write to them</Link>}
    >
      <List items={members} keyOf={({ id }) => id} label="Members who can be asked about it">
        {({ name, topics }) => (
          <p>
            <b>{name}</b>{' '}
            <span className="brief-soft">
              can be asked about {andWords(topics.map((topic) => `“${topic}”`))}
            </span>
          </p>
        )}
      </List>
    </Card>
  );
}
