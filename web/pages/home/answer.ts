import type { IfThenNow, StepView } from '#plans';
import type { moveWords } from '../../../src/connect/ui/intents.ts';

export interface Named {
  id: number;
  name: string;
}
export interface Titled {
  id: number;
  title: string;
}
export interface HomeGoal extends Titled {
  isReviewDue: boolean;
  step: StepView | null;
  dueMore: number;
  ifThen: IfThenNow | null;
  people: Named[];
  /** Pressed a moment ago; the server's answer brings the next step. */
  isStepDone?: boolean;
}

/** What `/home` answers. */
export interface Home {
  goals: HomeGoal[];
  goalsTotal: number;
  drafts: Titled[];
  entries: (Titled & { person: Named; publishedAt: number })[];
  moves: {
    id: number;
    intent: Parameters<typeof moveWords>[0]['intent'];
    person: Named;
    goal: Titled;
    dueOn: string | null;
  }[];
  movesTotal: number;
  asks: { thing: 'closes' | 'thank' | 'tell'; askId: number; names: string[]; on: string }[];
  asksTotal: number;
  cues: { stepId: number; goal: Titled; cue: string; action: string }[];
  keeping: { person: Named; why: string }[];
  waiting: number;
  requests: number;
  recall: number;
  week: { week: string; state: string };
}
