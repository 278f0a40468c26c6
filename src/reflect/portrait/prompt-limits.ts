import type { Phase } from '#goals';

/**
 * What a self-portrait asks, in this project's own words. The sub-processes are Zimmerman's, as far as
 * a questionnaire for self-regulated learning at work was built on them (Fontana et al. 2015); its
 * items are not used, so its scales and figures say nothing about these answers.
 */
export interface Prompt {
  id: string;
  phase: Phase;
  /** The sub-process, as a heading of a chart has it. */
  title: string;
  /** What one agrees with or not, or answers freely. */
  words: string;
}

export const PROMPTS = [
  {
    id: 'goals',
    phase: 'forethought',
    title: 'Setting goals',
    words: 'Before I begin, I put into words what I will be able to do.',
  },
  {
    id: 'planning',
    phase: 'forethought',
    title: 'Planning',
    words: 'I settle how I will go about it, and when, before the week fills up.',
  },
  {
    id: 'trust',
    phase: 'forethought',
    title: 'Trust in myself',
    words: 'Faced with something new at work, I believe that I can get there.',
  },
  {
    id: 'value',
    phase: 'forethought',
    title: 'What it is worth',
    words: 'I know what my learning is good for, and it matters to me.',
  },
  {
    id: 'strategies',
    phase: 'performance',
    title: 'Ways of working',
    words: 'When one way of learning gets me nowhere, I take another.',
  },
  {
    id: 'elaboration',
    phase: 'performance',
    title: 'Making it my own',
    words: 'I tie what is new to what I have seen before, and say it in my own words.',
  },
  {
    id: 'doubt',
    phase: 'performance',
    title: 'Weighing it',
    words: 'Before I take something over, I look for what speaks against it.',
  },
  {
    id: 'help',
    phase: 'performance',
    title: 'Asking for help',
    words: 'When I am stuck, I soon ask somebody who could know.',
  },
  {
    id: 'interest',
    phase: 'performance',
    title: 'Keeping it alive',
    words: 'When it gets dull, I find an angle that makes me want to go on.',
  },
  {
    id: 'evaluation',
    phase: 'reflection',
    title: 'Looking at what came of it',
    words: 'Afterwards I hold what I can do now against what I had wanted.',
  },
  {
    id: 'satisfaction',
    phase: 'reflection',
    title: 'Contentment',
    words: 'I am content with what I learned, and with how.',
  },
] as const satisfies readonly Prompt[];
export type PromptId = (typeof PROMPTS)[number]['id'];

/** Five steps, the middle one being neither. */
export const AGREES_MAX = 5;
export const AGREES_WORDS = ['Not at all', 'Rather not', 'Partly', 'Rather', 'Fully'] as const;
export const ANSWER_CHARS_MAX = 2_000;
/** A comparison with less is no comparison. */
export const COMPARED_MIN = 2;
/** Portraits of one length that a chart shows, the latest ones. */
export const COMPARED_MAX = 8;
