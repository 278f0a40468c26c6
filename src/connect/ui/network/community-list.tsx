import { Link } from '#kit';
import { CommunityMark } from './community-mark.tsx';
import type { Community } from './shape.ts';

const SHOWN_MAX = 8;

/** The communities in words: how many they are, and whom of them one has met. */
export function CommunityList({ communities }: { communities: readonly Community[] }) {
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
            <span>
              {community.name}
              <span className="network-soft">{` ${metWords(community)}`}</span>
              {community.met === 0 && (
                <>
                  {' '}
                  <Link href={`/people/${community.personIds[0]}`}>Look at the first of them</Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {communities.length > SHOWN_MAX && (
        <p className="network-soft">{`${communities.length - SHOWN_MAX} smaller ones are in the table.`}</p>
      )}
    </section>
  );
}

function metWords({ met, personIds }: Community): string {
  if (met === 0)
    return `${personIds.length} people; you have logged no encounter with any of them.`;
  return `${personIds.length} people; you have met ${met} of them.`;
}
