import { describe, expect, it } from 'vitest';
import type { WhomToAsk } from '../../asks/schema.ts';
import { draftFrom, formOf, withChance, withFound, withPerson } from './draft.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const whom = (id: number): WhomToAsk => ({
  person: { id, name: `Person ${id}` },
  slot: 'weak',
  whys: ['You hardly know each other.', 'They wrote about it.'],
  about: { id: 7, title: 'Canaries', url: null },
  askedLately: 0,
  mayAsk: true,
});

describe('a draft of an ask', () => {
  it('begins with what the address says', () => {
    const draft = draftFrom('?goal=3&person=x&question=How%3F', NOW);
    expect(draft).toMatchObject({ goalId: 3, personId: null, question: 'How?', people: [] });
    expect(draft.closesOn > '2026-11-30').toBe(true);
    expect(draft.draftKey).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('holds nobody twice and at most four', () => {
    let draft = draftFrom('', NOW);
    for (const id of [1, 1, 2, 3, 4, 5]) draft = withPerson(draft, whom(id), true);
    expect(draft.people.map((one) => one.whom.person.id)).toEqual([1, 2, 3, 4]);
    expect(withPerson(draft, whom(2), false).people).toHaveLength(3);
  });

  it('takes somebody one named oneself beside those proposed, once', () => {
    const missing = (['close', 'distant'] as const).map((kind) => ({ kind, words: 'Nobody.' }));
    const caps = { capMax: 2, capDays: 30 };
    const found = { proposed: [whom(1), whom(2)], others: [whom(3)], missing, ...caps };
    const ids = (people: readonly WhomToAsk[]) => people.map(({ person }) => person.id);
    const named = withFound(withFound(found, whom(3)), whom(1));
    expect([ids(named.proposed), ids(named.others)]).toEqual([[2, 3, 1], []]);
    // Both hardly know the member: somebody at a distance is in the mix now.
    expect(named.missing.map(({ kind }) => kind)).toEqual(['close']);
  });

  it('becomes what the API takes', () => {
    const draft = withChance(withPerson(draftFrom('', NOW), whom(1), true), 1, 40);
    expect(formOf(draft).people).toEqual([
      {
        personId: 1,
        slot: 'weak',
        why: 'You hardly know each other. They wrote about it.',
        about: 'Canaries',
        chance: 40,
      },
    ]);
  });
});
