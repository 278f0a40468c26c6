import { dayOf } from '#days';
import { type FoundPerson, find, subjectOf } from '#finding';
import { goalById } from '#goals';
import { CRITERION_WORDS, type Criterion, meOf, personById, tiesOf } from '#people';
import type { Kith } from '#platform';
import { askedLately } from './cap.ts';
import { ASKS_PER_PERSON_MAX, CAP_DAYS, type Slot } from './limits.ts';
import { missingIn, missingWords } from './missing-rules.ts';
import { type Candidate, mixOf, type Placed, tieSlotOf } from './mix-rules.ts';
import { helpfulnessOf, latestContacts, realContacts } from './past.ts';
import type { AskProposal, ProposalForm, WhomToAsk } from './schema.ts';
import { slotWords } from './why-words.ts';

const PROPOSED_MAX = 3;
const OTHERS_MAX = 12;
/** People one is in touch with who wrote nothing of it: they may know somebody. */
const CLOSE_LOOKED_AT_MAX = 20;
/** Criteria that reward difference (Rajagopal and others 2012). */
const CONTRASTS: readonly Criterion[] = [
  'different-perspectives',
  'does-things-differently',
  'disruptive',
  'reality-check',
];

/**
 * Whom to ask, each with why: from what they wrote about it, how the member stands to them, and who sees
 * things otherwise. Nothing is stored; who is asked, the member decides. Throws `not_found` when goal or
 * person is not the member's.
 */
export async function proposeMix(
  kith: Kith,
  memberId: number,
  form: ProposalForm,
): Promise<AskProposal> {
  const today = dayOf(kith.now());
  const candidates = await candidatesFor(kith, memberId, form);
  const wanted = candidates.filter(({ personId }) => personId === form.personId);
  const rest = candidates.filter(({ personId }) => personId !== form.personId);
  const mix = mixOf(rest, {
    today,
    capMax: ASKS_PER_PERSON_MAX,
    placesMax: PROPOSED_MAX - wanted.length,
  });
  const first = wanted.map((candidate): Placed => ({ candidate, slot: placeOf(candidate, today) }));
  const placed = new Set([...first, ...mix].map(({ candidate }) => candidate.personId));
  const others = rest
    .filter(({ personId, strength }) => !placed.has(personId) && strength !== null)
    .slice(0, OTHERS_MAX)
    .map((candidate): Placed => ({ candidate, slot: placeOf(candidate, today) }));
  return {
    proposed: [...first, ...mix].map(viewOf),
    others: others.map(viewOf),
    missing: missingIn([...first, ...mix], candidates, {
      today,
      capMax: ASKS_PER_PERSON_MAX,
    }).map((one) => ({ kind: one.kind, words: missingWords(one) })),
    capMax: ASKS_PER_PERSON_MAX,
    capDays: CAP_DAYS,
  };
}

/** Outside of the mix, a tie that says something goes before what they know. */
function placeOf(candidate: Candidate, today: string): Slot {
  const tie = tieSlotOf(candidate, today);
  // Whoever wrote nothing of it is not said to know about it.
  if (tie !== 'weak' || candidate.strength === null) return tie;
  return candidate.contrast === null ? 'fit' : 'contrasting';
}

async function candidatesFor(
  kith: Kith,
  memberId: number,
  { question, goalId, personId }: ProposalForm,
): Promise<Candidate[]> {
  const goal = goalId === null ? null : await goalById(kith, memberId, goalId);
  const named = personId === null ? null : await personById(kith, memberId, personId);
  const subject = await subjectOf(kith, memberId, {
    sentence: question,
    questions: goal?.questions.map(({ text }) => text) ?? [],
  });
  const [finding, ties, latest, me] = await Promise.all([
    find(kith, {
      memberId,
      ...(goal ? { goalId: goal.id } : {}),
      questions: [{ id: 0, text: subject.text }],
      context: goal?.able ?? '',
      inSentences: true,
    }),
    tiesOf(kith, memberId),
    latestContacts(kith.db.read, memberId),
    meOf(kith.db.read, memberId),
  ]);
  const found = finding.people.filter(({ decision }) => decision !== 'dismissed');
  const near = [
    ...ties.filter(({ tie }) => tie === 'close').map(({ personId: id, name }) => ({ id, name })),
    ...latest,
  ].slice(0, CLOSE_LOOKED_AT_MAX);
  const people = new Map(
    [...found, ...near, ...(named ? [named] : [])].map(({ id, name }) => [id, name]),
  );
  const ids = [...people.keys()].filter((id) => id !== me);
  const [counts, past, contacts] = await Promise.all([
    askedLately(kith.db.read, memberId, { personIds: ids, now: kith.now() }),
    helpfulnessOf(kith.db.read, memberId, ids),
    realContacts(kith, memberId, ids),
  ]);
  const tieOf = new Map(ties.map((tie) => [tie.personId, tie]));
  const foundOf = new Map(found.map((person) => [person.id, person]));
  return ids.map((id) => {
    const tie = tieOf.get(id);
    return {
      personId: id,
      name: people.get(id) ?? '',
      ...knowsOf(foundOf.get(id)),
      tie: tie?.tie === 'close' ? 'close' : tie?.tie ? 'weak' : null,
      isDormant: tie?.stage === 'dormant',
      ...(contacts.get(id) ?? { contacts: 0, lastContactOn: null }),
      ...(past.get(id) ?? { asked: 0, helped: 0 }),
      askedLately: counts.get(id) ?? 0,
    };
  });
}

/** What the finding says of somebody: what of theirs speaks of it, and whether they see things otherwise. */
function knowsOf(person: FoundPerson | undefined) {
  const question = person?.questions[0];
  const evidence = question?.evidence[0];
  const contrast = person?.criteria.find(
    ({ criterion, hint, assessment }) =>
      CONTRASTS.includes(criterion) &&
      (assessment === 'yes' || (hint === 'hint' && assessment !== 'no')),
  );
  return {
    strength: question?.strength ?? null,
    about: evidence ? { id: evidence.entryId, title: evidence.title, url: evidence.url } : null,
    contrast: contrast ? CRITERION_WORDS[contrast.criterion].title : null,
  };
}

const viewOf = ({ candidate, slot }: Placed): WhomToAsk => ({
  person: { id: candidate.personId, name: candidate.name },
  slot,
  whys: slotWords(candidate, slot),
  about: candidate.about,
  askedLately: candidate.askedLately,
  mayAsk: candidate.askedLately < ASKS_PER_PERSON_MAX,
});
