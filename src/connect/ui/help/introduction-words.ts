import type { Answer, Side, Stage } from '../../introductions/rules.ts';
import type { IntroductionView } from '../../introductions/schema.ts';

/** How far it has come, by the name of whom it waits for or who has said so. */
export function stageWords({
  stage,
  first,
  second,
}: Pick<IntroductionView, 'stage' | 'first' | 'second'>): string {
  const words: Record<Stage, string> = {
    planned: 'planned',
    'first-asked': `${first.name} is asked`,
    'first-agreed': `${first.name} says yes`,
    'second-asked': `${second.name} is asked`,
    agreed: 'both say yes',
    made: 'introduced',
    declined: 'closed',
  };
  return words[stage];
}

type Does = { side: Side; answer: Answer } | { isMade: boolean };
interface Act {
  label: string;
  does: Does;
  /** What takes it back. */
  undo: Does;
  isMain?: boolean;
}

/** What can be noted now, and the way back. */
export function actsOf({
  stage,
  first,
  second,
  firstAnswer,
  secondAnswer,
}: IntroductionView): Act[] {
  const act = (label: string, side: Side, answer: Answer, isMain = false): Act => ({
    label,
    does: { side, answer },
    undo: { side, answer: side === 'first' ? firstAnswer : secondAnswer },
    isMain,
  });
  switch (stage) {
    case 'planned':
      return [act(`I have asked ${first.name}`, 'first', 'asked', true)];
    case 'first-asked':
      return [
        act(`${first.name} says yes`, 'first', 'yes', true),
        act(`${first.name} says no`, 'first', 'no'),
        act('Not asked after all', 'first', 'unasked'),
      ];
    case 'first-agreed':
      return [
        act(`I have asked ${second.name}`, 'second', 'asked', true),
        act(`Take back: ${first.name} says yes`, 'first', 'asked'),
      ];
    case 'second-asked':
      return [
        act(`${second.name} says yes`, 'second', 'yes', true),
        act(`${second.name} says no`, 'second', 'no'),
        act('Not asked after all', 'second', 'unasked'),
      ];
    case 'agreed':
      return [
        {
          label: 'I have introduced them',
          does: { isMade: true },
          undo: { isMade: false },
          isMain: true,
        },
        act(`Take back: ${second.name} says yes`, 'second', 'asked'),
      ];
    case 'made':
      return [
        { label: 'Not introduced after all', does: { isMade: false }, undo: { isMade: true } },
      ];
    case 'declined':
      return firstAnswer === 'no'
        ? [act('Not a no after all', 'first', 'asked')]
        : [act('Not a no after all', 'second', 'asked')];
  }
}
