import type { Touching } from '../../help/schema.ts';

const KINDS: Record<Touching['kind'], string> = {
  note: 'Your note',
  entry: 'What you published:',
  goal: 'Your goal',
};

/** What touches what, as a sentence: "Your note “Canaries” touches it: rollback, canaries." */
export function touchWords(touches: readonly Touching[]): string {
  const [first] = touches;
  if (!first) return 'Nothing of yours touches it yet.';
  const shared = first.words.length === 0 ? '' : `: ${first.words.join(', ')}`;
  const more = touches.length > 1 ? ` So do ${touches.length - 1} more.` : '';
  return `${KINDS[first.kind]} “${first.title}” touches it${shared}.${more}`;
}
