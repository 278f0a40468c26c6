import type { Candidate } from '../src/connect/asks/mix-rules.ts';

/** Somebody who could be asked, of whom nothing but what is given is known. */
export const candidateOf = (personId: number, known: Partial<Candidate> = {}): Candidate => ({
  personId,
  name: `P${personId}`,
  strength: 'some',
  about: null,
  tie: null,
  isDormant: false,
  contacts: 0,
  lastContactOn: null,
  contrast: null,
  asked: 0,
  helped: 0,
  askedLately: 0,
  ...known,
});
