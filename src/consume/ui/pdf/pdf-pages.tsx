import { type ReactNode, useEffect, useMemo } from 'react';
import { Link } from '#kit';
import { addressOfPage } from '../../highlights/page-rules.ts';
import type { KeepView } from '../../library/schema.ts';
import { anchorOf, showPage } from './page-anchors.ts';
import { PageChoice } from './page-choice.tsx';
import { type PdfPage, pagesIn } from './page-sections.ts';
import './pdf.css';

interface PdfPagesProps {
  keep: KeepView;
  /** How many pages the file has. */
  count: number;
  /** How foreign text is shown safely is known elsewhere. */
  text: (html: string) => ReactNode;
}

/** Fewer are scrolled through at once. */
const CHOICE_FROM = 5;

/** The text of a PDF by its pages. What stands between them is no text of it: highlights pass it by. */
export function PdfPages({ keep, count, text }: PdfPagesProps) {
  const pages = useMemo(() => pagesIn(keep.html), [keep.html]);
  useAnchor();
  const last = pages.at(-1)?.number ?? 0;
  return (
    <div className="pdf-pages" lang={keep.language ?? undefined}>
      {pages.length > CHOICE_FROM && (
        <div className="not-text" lang="en">
          <PageChoice
            keepId={keep.id}
            last={last}
            count={count}
            highlightCount={keep.highlights.length}
          />
          <NotHere last={last} count={count} />
        </div>
      )}
      {pages.map((page) => (
        <section
          key={page.number}
          id={anchorOf(page.number)}
          className="pdf-page"
          tabIndex={-1}
          aria-label={`Page ${page.number} of ${count}`}
        >
          <PageHead page={page} keep={keep} count={count} />
          {page.html === '' ? (
            <p className="pdf-empty not-text" lang="en">
              This page is a picture or empty; Kith has no text of it.
            </p>
          ) : (
            text(page.html)
          )}
        </section>
      ))}
      <NotHere last={last} count={count} />
    </div>
  );
}

/** Said where one chooses a page, and where the text ends. */
const NotHere = ({ last, count }: { last: number; count: number }) =>
  last < count && (
    <p className="pdf-empty not-text" lang="en">
      {last + 1 < count ? `Pages ${last + 1} to ${count} are` : `Page ${count} is`} not here: this
      is more text than Kith keeps of one PDF.
    </p>
  );

interface PageHeadProps {
  page: PdfPage;
  keep: KeepView;
  count: number;
}

/** Which page it is, by an address of its own, with the way to it in the file itself. */
const PageHead = ({ page: { number }, keep: { id, url }, count }: PageHeadProps) => (
  <p className="pdf-head not-text" lang="en">
    <Link href={`/library/${id}#${anchorOf(number)}`} look="plain">
      {`Page ${number} of ${count}`}
    </Link>
    {url !== null && (
      <Link href={addressOfPage(url, number)} aria-label={`Page ${number} in the original`}>
        In the original
      </Link>
    )}
  </p>
);

/** The text comes after the page: the browser has looked for the anchor before it was there. */
function useAnchor(): void {
  useEffect(() => {
    const wanted = /^#page-(\d+)$/u.exec(window.location.hash)?.[1];
    if (wanted) showPage(Number(wanted));
  }, []);
}
