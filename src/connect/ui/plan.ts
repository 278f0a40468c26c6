import { BLANK } from '../moves/limits.ts';
import type { Give, Intent, MoveView } from '../moves/schema.ts';

/** What one fills in to plan a move. */
export interface Plan {
  intent: Intent;
  gives: readonly Give[];
  /** The opener in one's own words; null while the proposed one stands. */
  words: string | null;
  /** What one wrote before going back to a proposal. */
  before: string | null;
  dueOn: string | null;
  /** Makes saving safe to repeat. */
  draftKey: string;
}

export function planOf(move: MoveView | undefined): Plan {
  const fresh = { before: null, draftKey: newDraftKey() };
  if (!move) return { intent: 'ask', gives: [], words: null, dueOn: null, ...fresh };
  const { intent, gives, opener, dueOn } = move;
  return { intent, gives, words: opener, dueOn, ...fresh };
}

/** `crypto.randomUUID` is there on https only; a Kith at home is often reached without. */
export function newDraftKey(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte, at) => (at === 6 ? (byte & 15) | 64 : at === 8 ? (byte & 63) | 128 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const isSame = (give: { kind: string; id: number }, other: { kind: string; id: number }) =>
  give.kind === other.kind && give.id === other.id;
export const isGiven = (gives: readonly Give[], give: Give): boolean =>
  gives.some((one) => isSame(one, give));
export const withGive = (gives: readonly Give[], give: Give, isWanted: boolean): Give[] => [
  ...gives.filter((one) => !isSame(one, give)),
  ...(isWanted ? [give] : []),
];
export const refsOf = (gives: readonly Give[]) => gives.map(({ kind, id }) => ({ kind, id }));

/** What is still to be filled in, in words; undefined when nothing is. */
export function blankWords(opener: string): string | undefined {
  const blanks = opener.split(BLANK).length - 1;
  if (blanks === 0) return undefined;
  return blanks === 1
    ? 'One “…” is yours to fill in.'
    : `${blanks} places marked “…” are yours to fill in.`;
}

const kept = new Map<string, Plan>();

/** Plans that were begun and closed, until the page is left: closing a window loses nothing. */
export const keptPlans = {
  get: (key: string): Plan | undefined => kept.get(key),
  set: (key: string, plan: Plan): void => void kept.set(key, plan),
  forget: (key: string): void => void kept.delete(key),
};
