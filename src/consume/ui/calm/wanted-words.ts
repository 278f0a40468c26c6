import type { Wanted } from '../../goals/schema.ts';

/** "You wanted more of Mira", "You wanted less of what is called “crypto”". */
export function wantedWords({ kind, label, isMore }: Omit<Wanted, 'key'>): string {
  return `You wanted ${isMore ? 'more' : 'less'} of ${whatOf(kind, label)}`;
}

function whatOf(kind: Wanted['kind'], label: string): string {
  if (kind === 'word') return `what has “${label}” in its title`;
  // Many a source is called like who writes there.
  if (kind === 'source') return `the source ${label}`;
  if (kind === 'length') return label === 'short' ? 'what is short' : 'what is long';
  return label;
}
