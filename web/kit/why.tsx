import type { ReactNode } from 'react';
import { Cited } from './cited.tsx';
import { firmWords } from './references/reference.ts';
import { firmnessOf, REFERENCES, type ReferenceId } from './references/references.ts';

export interface WhyProps {
  /** What it rests on; a list where one statement has several sources. What they found is told by itself. */
  of: ReferenceId | readonly [ReferenceId, ...ReferenceId[]];
  /** What the reason is for, read out where a page has several: "an if-then plan". */
  about?: string | undefined;
  /** Others stand right beside it, so that everybody needs to read what it is for. */
  isAmongOthers?: boolean;
  /** What Kith makes of it, in one or two sentences that do not pass for a finding. */
  children?: ReactNode;
}

/** "Why?", folded: what was found, what Kith makes of it, where to look it up and how firm it is. */
export function Why({ of, about, isAmongOthers = false, children }: WhyProps) {
  const ids = typeof of === 'string' ? [of] : of;
  return (
    <details className="why">
      <summary>
        Why?
        {about && (
          <span
            className={isAmongOthers ? 'why-about' : 'visually-hidden'}
          >{` About ${about}`}</span>
        )}
      </summary>
      <div className="why-words">
        {ids.map((id) => (
          <p key={id}>{REFERENCES[id].found}</p>
        ))}
        {children && <p>{children}</p>}
        <p className="why-source">
          {ids.map((id) => (
            <span key={id}>
              <Cited {...REFERENCES[id]} />{' '}
            </span>
          ))}
          {firmWords(firmnessOf(ids))}
        </p>
      </div>
    </details>
  );
}
