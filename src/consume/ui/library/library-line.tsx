import { Link, When } from '#kit';
import type { KeepLine } from '../../library/schema.ts';
import { pageWords } from '../../pdf/limits.ts';

interface LibraryLineProps {
  keep: KeepLine;
  /** What its goal is called; null when it has none. */
  goal: string | null;
}

/** One thing that is kept: what it is, and what one took from it. */
export function LibraryLine({ keep, goal }: LibraryLineProps) {
  return (
    <div className="library-line">
      <span className="library-title">
        <Link href={`/library/${keep.id}`} look="plain">
          {keep.title || 'Untitled'}
        </Link>
      </span>
      <span className="library-said">{keep.takeaway.trim() || keep.excerpt}</span>
      <span className="library-about">
        <span>{keep.source}</span>
        <When at={keep.createdAt} />
        {keep.pages !== null && <span>{`PDF, ${pageWords(keep.pages)}`}</span>}
        {keep.highlightCount > 0 && (
          <span>
            {keep.highlightCount === 1 ? '1 highlight' : `${keep.highlightCount} highlights`}
          </span>
        )}
        {keep.goneSince !== null && (
          <span>
            Gone from the web <When at={keep.goneSince} />
          </span>
        )}
        {keep.isWaiting && <span>Its text will be fetched</span>}
        {keep.isFetching && <span>Its text is being fetched</span>}
        {goal && keep.goalId !== null && <Link href={`/library?goal=${keep.goalId}`}>{goal}</Link>}
        {keep.tags.map((tag) => (
          <Link key={tag} href={`/library?tag=${encodeURIComponent(tag)}`}>
            {`#${tag}`}
          </Link>
        ))}
      </span>
    </div>
  );
}
