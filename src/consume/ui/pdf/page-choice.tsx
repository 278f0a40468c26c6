import { type FormEvent, useState } from 'react';
import { Button, Link, NumberField, useGo } from '#kit';
import { pageProblem } from '../../pdf/limits.ts';
import { anchorOf, showPage } from './page-anchors.ts';

interface PageChoiceProps {
  keepId: number;
  /** The last page whose text is here, and how many the file has. */
  last: number;
  count: number;
  highlightCount: number;
}

/** The way to a page of a long PDF, and past all of them to what one marked. */
export function PageChoice({ keepId, last, count, highlightCount }: PageChoiceProps) {
  const [page, setPage] = useState<number | null>(null);
  const go = useGo();
  const isPage = page !== null && Number.isInteger(page) && page >= 1 && page <= last;
  const show = (event: FormEvent) => {
    event.preventDefault();
    if (!isPage) return;
    go(`/library/${keepId}#${anchorOf(page)}`, { isSamePage: true });
    showPage(page);
  };
  return (
    <form className="pdf-choice" onSubmit={show}>
      <NumberField label="Page" value={page} onChange={setPage} min={1} max={last} />
      <Button type="submit" isDisabled={!isPage}>
        Go there
      </Button>
      {highlightCount > 0 && <Link href={`/library/${keepId}#highlights`}>To the highlights</Link>}
      <p className="pdf-choice-problem" role="status">
        {pageProblem(page, { last, count })}
      </p>
    </form>
  );
}
