/** What two members know of a request between them, and when one may be sent. Pure. */
import { DAY_MS } from '#days';
import { AGAIN_DAYS, REQUEST_DAYS, SENT_PER_MONTH_MAX } from './limits.ts';

export const MONTH_MS = 30 * DAY_MS;

/** How long what was taken back can be brought back. */
export const WITHDRAW_UNDO_MS = 10 * 60 * 1000;

/** What whoever was asked has said. */
export type RequestState = 'open' | 'yes' | 'no';
export interface RequestFacts {
  state: RequestState;
  /** When whoever wrote took it back; null while it stands. */
  withdrawnAt: number | null;
  /** Epoch ms, as all times here. */
  askedAt: number;
}
/** `waiting` for whoever asked, `open` for whoever was asked; `over` says no more than that there was no yes. */
export type RequestStage = 'open' | 'waiting' | 'agreed' | 'over';

const isOver = ({ askedAt }: RequestFacts, now: number): boolean =>
  now - askedAt >= REQUEST_DAYS * DAY_MS;

/** What whoever asked sees; null when nothing. A no is not told: it looks as if nobody had answered yet, then as if nobody had. */
export function stageForSender(facts: RequestFacts, now: number): RequestStage | null {
  if (facts.withdrawnAt !== null) return null;
  if (facts.state === 'yes') return 'agreed';
  if (!isOver(facts, now)) return 'waiting';
  return now - facts.askedAt < AGAIN_DAYS * DAY_MS ? 'over' : null;
}

/** What whoever was asked sees; null when nothing: what was declined or is over asks nothing of them any more. */
export function stageForReceiver(facts: RequestFacts, now: number): RequestStage | null {
  if (facts.withdrawnAt !== null) return null;
  if (facts.state === 'yes') return 'agreed';
  return facts.state === 'open' && !isOver(facts, now) ? 'open' : null;
}

/** Whether an answer can be given or changed: a yes may be taken back whenever one likes. */
export const mayAnswer = (facts: RequestFacts, now: number): boolean =>
  facts.withdrawnAt === null && (facts.state === 'yes' || !isOver(facts, now));

/** What is known when one member wants to write to another. */
export interface AskingFacts {
  now: number;
  /** Requests from the one to the other. */
  sent: readonly RequestFacts[];
  /** Requests from the other to the one. */
  received: readonly RequestFacts[];
  /** When the one last wrote to the other, within a month; null when not. Leaving and joining again changes nothing of it. */
  lastSentAt: number | null;
  /** To how many the one wrote within a month. */
  sentToAll: number;
  takesMore: boolean;
}

/**
 * Why a request cannot be sent now; null when it can. Says nothing of what the other answered: what was taken back
 * counts as sent, or else a no would show by whether one may write again.
 */
export function whyNotAsk(facts: AskingFacts): string | null {
  const { now, sent, received, lastSentAt, sentToAll, takesMore } = facts;
  const isAgreed = ({ state, withdrawnAt }: RequestFacts) =>
    state === 'yes' && withdrawnAt === null;
  if ([...sent, ...received].some(isAgreed))
    return 'You both said yes already. Write to them the way they named.';
  if (received.some((one) => stageForReceiver(one, now) === 'open'))
    return 'They have written to you. Answer that first.';
  if (lastSentAt !== null && now - lastSentAt < AGAIN_DAYS * DAY_MS)
    return `You have written to them within ${AGAIN_DAYS} days. Ask somebody else now.`;
  if (sentToAll >= SENT_PER_MONTH_MAX)
    return `You have written to ${SENT_PER_MONTH_MAX} members within 30 days. Wait until some of that is past.`;
  return takesMore ? null : 'They take no more questions just now. Come back in some weeks.';
}

/** Whether two can talk, as far as they said: who named no language excludes nobody. */
export function haveALanguage(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return true;
  const known = new Set(one.map(folded));
  return other.some((language) => known.has(folded(language)));
}

const folded = (word: string): string => word.normalize('NFKC').trim().toLowerCase();
