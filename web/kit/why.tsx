import type { ReactNode } from 'react';

export interface WhyProps {
  /** What research found, in one or two sentences that promise no more than it carries. */
  children: ReactNode;
  /** Who found it and when: "Seijts and others, 2004". */
  source: string;
  /** How firm it is: `firm` many studies, `some` a few, `early` descriptions and practice. */
  firm: keyof typeof FIRM_WORDS;
  /** What the reason is for, read out where a page has several: "an if-then plan". */
  about?: string | undefined;
}

const FIRM_WORDS = {
  firm: 'Firm: many studies taken together. Most were with students or about health, so expect less at work.',
  some: 'Fairly firm: a few studies.',
  early: 'Not firm yet: described from interviews and practice, not put to a test.',
};

/** "Why?", folded: the reason behind a piece of advice, where it comes from and how firm it is. */
export function Why({ children, source, firm, about }: WhyProps) {
  return (
    <details className="why">
      <summary>Why?{about && <span className="visually-hidden">{` About ${about}`}</span>}</summary>
      <div className="why-words">
        <p>{children}</p>
        <p className="why-source">
          <cite>{source.replace(/\.$/u, '')}</cite> {FIRM_WORDS[firm]}
        </p>
      </div>
    </details>
  );
}
