import type { Community } from './shape.ts';

const COLOURS = 8;

/** A community's colour on the map, and its number, for colours alone say nothing. */
export function CommunityMark({ community }: { community: Community }) {
  return (
    <span className="community-number" title={community.name}>
      <span
        className="community-mark"
        data-community={((community.id - 1) % COLOURS) + 1}
        aria-hidden
      />
      {community.id}
    </span>
  );
}
