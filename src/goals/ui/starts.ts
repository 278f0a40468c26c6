import type { GoalStart } from '../schema.ts';

export interface Start {
  /** What it is called where one chooses. */
  label: string;
  need: { label: string; description: string; placeholder: string };
  /** Below "I want to be able to …". */
  able: string;
}

const PLACEHOLDER = 'Our releases break production and nobody dares to deploy on Fridays';

/** Where a goal really starts, and what one is asked there. */
export const STARTS: Readonly<Record<GoalStart, Start>> = {
  blank: {
    label: 'A blank page',
    need: {
      label: 'What happens at work that should be different?',
      description: 'A sentence or two. The need decides who can help you.',
      placeholder: PLACEHOLDER,
    },
    able: 'What you will do then, not what you will have read.',
  },
  trouble: {
    label: 'Something went wrong',
    need: {
      label: 'What went wrong, and how did you notice?',
      description: 'As you would tell a colleague over coffee. Nobody has to be to blame.',
      placeholder: 'We found out from a customer that last night’s release had lost their orders',
    },
    able: 'What could you do next time that you could not do then?',
  },
  role: {
    label: 'A new role',
    need: {
      label: 'What does the role ask of you that you have not done before?',
      description: 'One thing is enough; the next becomes the next goal.',
      placeholder: 'From January I lead six people, and I have never given anyone hard feedback',
    },
    able: 'What will you do in it, half a year from now, as if you always had?',
  },
  feedback: {
    label: 'Feedback I got',
    need: {
      label: 'What were you told, as near to the words as you remember?',
      description: 'Kept to yourself unless you choose otherwise below.',
      placeholder: 'My slides are right, but nobody knows afterwards what I want them to decide',
    },
    able: 'Which part of it do you want to change? One is enough.',
  },
  text: {
    label: 'An advert or a review',
    need: {
      label: 'What of it is new to you?',
      description: 'What you press or select above comes here. Change it as you like.',
      placeholder: 'Lead incident reviews without blame',
    },
    able: 'In your own words, what you will do then.',
  },
  goal: {
    label: 'Another goal',
    need: {
      label: 'What did it leave open, or what does it need first?',
      description: 'A sentence or two.',
      placeholder: 'Rolling back works, but we notice a bad release only an hour later',
    },
    able: 'What you will do then, not what you will have read.',
  },
};

/** Lines of the need that were selected in the pasted text by hand, not proposed from it. */
export function ownLines(
  { need, startText }: { need: string; startText: string },
  proposed: readonly string[],
): string[] {
  const text = startText.replace(/\s+/gu, ' ');
  const lines = new Set(need.split('\n').filter((line) => line.trim() !== ''));
  return [...lines].filter((line) => !proposed.includes(line) && text.includes(line));
}
