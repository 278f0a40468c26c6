import type { AskPersonState, AskView, Helped } from '../../asks/schema.ts';

const OPEN: Record<AskPersonState, string> = {
  waiting: 'not sent yet',
  sent: 'sent',
  answered: 'answered',
  declined: 'said no',
};

/** When an ask is closed, nothing is still to come. */
const CLOSED: Record<AskPersonState, string> = {
  ...OPEN,
  waiting: 'was not sent',
  sent: 'no answer',
};

export const stateWords = (ask: Pick<AskView, 'state'>, state: AskPersonState): string =>
  (ask.state === 'closed' ? CLOSED : OPEN)[state];

/** Whether a question closed before it was put to anybody. */
export const wentToNobody = ({ state, people }: Pick<AskView, 'state' | 'people'>): boolean =>
  state === 'closed' && people.every((asked) => asked.state === 'waiting');

export const HELPED: readonly { value: Helped; label: string }[] = [
  { value: 'yes', label: 'It helped' },
  { value: 'partly', label: 'Partly' },
  { value: 'no', label: 'Not this time' },
];

export const helpedWords = (helped: Helped): string =>
  HELPED.find(({ value }) => value === helped)?.label ?? '';

/** `crypto.randomUUID` is there on https only; a Kith at home is often reached without. */
export function newDraftKey(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte, at) => (at === 6 ? (byte & 15) | 64 : at === 8 ? (byte & 63) | 128 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
