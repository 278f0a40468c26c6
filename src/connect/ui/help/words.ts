import { asHeading } from '#kit';
import type { Touching } from '../../help/schema.ts';

const KINDS: Record<Touching['kind'], string> = {
  note: 'Your note',
  entry: 'What you published:',
  goal: 'Your goal',
};

/** Where each kind of thing of mine is read. */
const PATHS: Record<Touching['kind'], string> = {
  note: '/notes',
  entry: '/entries',
  goal: '/goals',
};

/** One thing of mine in three parts, so that its title can lead there: “Your note”, its title, “may touch it: rollback, canaries.” */
export function touchParts({ kind, id, title, words }: Touching) {
  return {
    kind: KINDS[kind],
    title: asHeading(title),
    href: `${PATHS[kind]}/${id}`,
    by: `may touch it${words.length === 0 ? '' : `: ${words.join(', ')}`}.`,
  };
}

/** The strongest of what touches, as a sentence. */
export function touchWords(touches: readonly Touching[]): string {
  const [first] = touches;
  if (!first) return 'Nothing of yours touches it yet.';
  const { kind, title, by } = touchParts(first);
  const more = touches.length > 1 ? ` So may ${touches.length - 1} more.` : '';
  return `${kind} “${title}” ${by}${more}`;
}
