import { memo } from 'react';
import { Button } from '#kit';
import { CommunityMark } from './community-mark.tsx';
import type { Community } from './shape.ts';

const SHOWN_MAX = 8;

interface CommunityListProps {
  communities: readonly Community[];
  /** The people of a lens, when there is one: of whom nobody is among a community is said. */
  only: ReadonlySet<number> | null;
  /** The community that stands out on the map. */
  shown: number | null;
  onShow: (communityId: number | null) => void;
}

/** The communities in words: how many they are, whom of them one has met, and of which nobody is chosen. */
export const CommunityList = memo(function CommunityList({
  communities,
  only,
  shown,
  onShow,
}: CommunityListProps) {
  if (communities.length === 0) return null;
  return (
    <section aria-labelledby="communities-title">
      <h2 id="communities-title">Communities</h2>
      <p className="network-soft">
        People who are joined to each other more than to others. It says nothing about what they
        think.
      </p>
      <ul className="community-list">
        {communities.slice(0, SHOWN_MAX).map((community) => (
          <li key={community.id}>
            <CommunityMark community={community} />
            <div>
              {community.name}
              <p className="network-soft">{wordsOf(community, only)}</p>
            </div>
            <Button
              size="s"
              isPressed={community.id === shown}
              onPress={() => onShow(community.id === shown ? null : community.id)}
              aria-label={`Show the community of ${community.name}`}
            >
              {community.id === shown ? 'Shown' : 'Show'}
            </Button>
          </li>
        ))}
      </ul>
      {communities.length > SHOWN_MAX && (
        <p className="network-soft">{`${communities.length - SHOWN_MAX} smaller ones are in the table.`}</p>
      )}
    </section>
  );
});

function wordsOf(community: Community, only: ReadonlySet<number> | null): string {
  const { personIds } = community;
  if (only === null) return metWords(community);
  const chosen = personIds.filter((id) => only.has(id)).length;
  if (chosen === 0) return `${personIds.length} people; nobody of them is chosen for this goal.`;
  return `${personIds.length} people; you chose ${chosen} of them.`;
}

function metWords({ met, personIds }: Community): string {
  if (met === 0)
    return `${personIds.length} people; you have logged no encounter with any of them.`;
  return `${personIds.length} people; you have met ${met} of them.`;
}
