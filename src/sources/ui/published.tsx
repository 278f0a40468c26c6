import type { ReactNode } from 'react';
import { Link, When } from '#kit';
import './sources.css';

interface PublishedProps {
  entry: { id: number; title: string; excerpt: string; publishedAt: number | null };
  /** Behind the date: where, or by whom. */
  about: ReactNode;
  children?: ReactNode;
}

/** An entry by its title, or by what it begins with, and when it was published. */
export function Published({ entry, about, children }: PublishedProps) {
  return (
    <div className="person-entry">
      <div className="person-entry-title">
        <Link href={`/entries/${entry.id}`} look="plain">
          {entry.title || entry.excerpt || 'Untitled'}
        </Link>
      </div>
      <div className="person-entry-about">
        {entry.publishedAt === null ? 'Date unknown' : <When at={entry.publishedAt} />}
        {about}
      </div>
      {children}
    </div>
  );
}
