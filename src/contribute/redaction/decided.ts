import { type Kith, Refusal, type Write } from '#platform';
import { keepAgreements } from './agreements.ts';
import { namingFor } from './names-in.ts';
import { subjectsIn } from './rules.ts';
import type { SaidOfNames } from './schema.ts';

interface Sent {
  /** All that goes out. */
  text: string;
  named: SaidOfNames;
}

/**
 * Looks through the very words that go out: a name the writer has not been asked about stays here.
 * @throws Refusal `invalid` when somebody is named of whom nothing was decided; `fields.named` says
 * who. `not_found` when something was decided of a person who is not the member's.
 */
export async function requireDecided(
  kith: Kith,
  memberId: number,
  { text, named }: Sent,
): Promise<void> {
  const naming = await namingFor(kith, memberId, text);
  const isDecided = (spelling: string) =>
    named.some(({ choice, words }) =>
      words.some((one) => (choice === 'replace' ? isIn(one, spelling) : one === spelling)),
    );
  const left = subjectsIn(text, naming).filter(({ spellings }) => !spellings.every(isDecided));
  if (left.length > 0) {
    const names = left.map(({ name }) => name).join(', ');
    throw new Refusal('invalid', `Nothing is decided yet of: ${names}. Say what becomes of each.`, {
      named: names,
    });
  }
  const personIds = new Set(naming.people.map(({ id }) => id));
  if (named.some(({ personId }) => personId !== null && !personIds.has(personId)))
    throw new Refusal('not_found', 'There is no such person.');
}

/** The beginning of a sentence makes a capital of the first letter. */
const isIn = (words: string, spelling: string) =>
  words.toLowerCase().includes(spelling.toLowerCase());

/** Remembers who agreed to be named. */
export function keepSaid(
  trx: Write,
  { memberId, named, now }: { memberId: number; named: SaidOfNames; now: number },
): Promise<void> {
  const said = named.map((one) => ({ ...one, hasAgreed: one.choice === 'agreed' }));
  return keepAgreements(trx, { memberId, named: said, now });
}
