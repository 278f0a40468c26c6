import { Highlight, Link, When } from '#kit';
import type { ListedKeep } from '../../library/schema.ts';
import { pageWords } from '../../pdf/limits.ts';
import { PassageKept } from '../passage-kept.tsx';

interface LibraryLineProps {
  keep: ListedKeep;
  /** What its goal is called; null when it has none. */
  goal: string | null;
}

/** One thing that is kept: what it is, and what one took from it, or where the words stand that it was found by. */
export function LibraryLine({ keep, goal }: LibraryLineProps) {
  const takeaway = keep.takeaway.trim();
  const inTitle = keep.found?.titleMarks.map(({ start, end }) => [start, end] as const) ?? [];
  return (
    <div className="library-line">
      <span className="library-title">
        <Link href={`/library/${keep.id}`} look="plain">
          {keep.title ? <Highlight text={keep.title} ranges={inTitle} /> : 'Untitled'}
        </Link>
      </span>
      <span className="library-said" data-own={(!keep.found && takeaway !== '') || undefined}>
        {keep.found ? <PassageKept passage={keep.found.passage} /> : takeaway || keep.excerpt}
      </span>
      <span className="library-about">
        <span>{keep.source}</span>
        <span>
          Kept <When at={keep.createdAt} />
        </span>
        {keep.pages !== null && <span>{`PDF, ${pageWords(keep.pages)}`}</span>}
        {keep.highlightCount > 0 && (
          <span>
            {keep.highlightCount === 1 ? '1 highlight' : `${keep.highlightCount} highlights`}
          </span>
        )}
        {keep.goneSince !== null && (
          <span>
            May be gone from the web <When at={keep.goneSince} />
          </span>
        )}
        {keep.isWaiting && <span>Its text will be fetched</span>}
        {keep.isFetching && <span>Its text is being fetched</span>}
        {keep.tags.map((tag) => (
          <Link key={tag} href={`/library?tag=${encodeURIComponent(tag)}`}>
            {`#${tag}`}
          </Link>
        ))}
        {goal && keep.goalId !== null && (
          <span className="library-goal">
            <Link href={`/library?goal=${keep.goalId}`}>{goal}</Link>
          </span>
        )}
      </span>
    </div>
  );
}
