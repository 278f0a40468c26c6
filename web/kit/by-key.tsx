import type { ReactNode } from 'react';

/** Words about a key, with those around it: not there on what has no keyboard, so that the sentence is whole without. */
export const ByKey = ({ children }: { children: ReactNode }) => (
  <span className="by-key">{children}</span>
);
