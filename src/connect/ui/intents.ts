import type { Direction, Intent, MoveView } from '../moves/schema.ts';

interface IntentWords {
  value: Intent;
  label: string;
  description: string;
  /** What was done, before the name of the person. */
  past: string;
}

/** The five kinds of move, in words. */
export const INTENTS: readonly IntentWords[] = [
  {
    value: 'ask',
    label: 'Ask',
    description: 'One question, easy to decline.',
    past: 'Asked',
  },
  {
    value: 'thank',
    label: 'Thank',
    description: 'Say what their work did for you.',
    past: 'Thanked',
  },
  {
    value: 'share',
    label: 'Share',
    description: 'Give something that touches what they write.',
    past: 'Shared something with',
  },
  {
    value: 'challenge',
    label: 'Challenge',
    description: 'Say as a question where you see it differently.',
    past: 'Challenged',
  },
  {
    value: 'introduce',
    label: 'Introduce',
    description: 'Bring together two people who have something for each other.',
    past: 'Introduced somebody to',
  },
];

const PLANNED: Record<Intent, string> = {
  ask: 'Ask',
  thank: 'Thank',
  share: 'Share something with',
  challenge: 'Challenge',
  introduce: 'Introduce somebody to',
};

/** A move in a few words: "Ask Bo Lund", once done "Asked Bo Lund". */
export function moveWords({
  intent,
  person,
  state,
}: Pick<MoveView, 'intent' | 'person' | 'state'>): string {
  const past = INTENTS.find((one) => one.value === intent)?.past ?? '';
  return `${state === 'done' ? past : PLANNED[intent]} ${person.name}`;
}

/** What passed between the two, as a sentence of the story. */
export const DIRECTION_WORDS: Record<Direction, string> = {
  given: 'You gave something.',
  received: 'They gave you something.',
  both: 'You gave and received.',
};
