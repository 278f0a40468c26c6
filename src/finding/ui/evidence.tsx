import { Highlight, Link, type Range, When } from '#kit';
import type { EvidenceView } from '../view.ts';
import './evidence.css';

type Marks = EvidenceView['titleMarks'];
const rangesOf = (marks: Marks): Range[] => marks.map(({ start, end }): Range => [start, end]);

/** An entry that speaks for something: title, date and the words that matched, marked. */
export function Evidence({ evidence, isBrief }: { evidence: EvidenceView; isBrief?: boolean }) {
  return (
    <div className="evidence" data-brief={isBrief || undefined}>
      <p className="evidence-head">
        <EvidenceTitle evidence={evidence} />{' '}
        <span className="evidence-when">
          {evidence.publishedAt === null ? 'date unknown' : <When at={evidence.publishedAt} />}
        </span>
        {evidence.nearBy && (
          <span className="evidence-when">
            near in meaning, as {evidence.nearBy} judges; not said in your words
          </span>
        )}
      </p>
      <Said evidence={evidence} />
    </div>
  );
}

function EvidenceTitle({ evidence }: { evidence: EvidenceView }) {
  const title = evidence.title ? (
    <Highlight text={evidence.title} ranges={rangesOf(evidence.titleMarks)} />
  ) : (
    'Without a title'
  );
  // Where the original has no address of its own, Kith has what was read.
  return <Link href={evidence.url ?? `/entries/${evidence.entryId}`}>{title}</Link>;
}

function Said({ evidence }: { evidence: EvidenceView }) {
  if (evidence.quote && isAddress(evidence.quote))
    return (
      <p className="evidence-quote">
        links to <Link href={evidence.quote}>{evidence.quote.replace(/^https?:\/\//, '')}</Link>
      </p>
    );
  if (evidence.quote) return <blockquote className="evidence-quote">{evidence.quote}</blockquote>;
  if (evidence.passage === '') return null;
  return (
    <p className="evidence-passage">
      <Highlight text={evidence.passage} ranges={rangesOf(evidence.passageMarks)} />
    </p>
  );
}

const isAddress = (quote: string): boolean => /^https?:\/\/\S+$/.test(quote);
