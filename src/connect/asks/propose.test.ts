import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteContacts } from '#people';
import { engines } from '#test';
import { type AskStage, setAskStage } from '../../../test/ask-stage.ts';
import type { AskProposal } from './schema.ts';

describe.each(engines)('whom to ask, on %s', (engine) => {
  let stage: AskStage;
  beforeEach(async () => {
    stage = await setAskStage(engine);
  });
  afterEach(() => stage.world.close());

  const proposed = async (personId: number) => {
    const body = { question: 'How do you rehearse a rollback?', personId };
    const answer = await stage.asked<AskProposal>('POST', '/asks/proposal', body);
    return answer.body.proposed.find(({ person }) => person.id === personId);
  };

  it('says of which of the three nobody is in the mix, and why', async () => {
    const body = { question: 'How do you rehearse a rollback?', personId: stage.people[0] };
    const { missing, proposed: mix } = (
      await stage.asked<AskProposal>('POST', '/asks/proposal', body)
    ).body;
    // Nothing of theirs was read: nobody says that they know about it.
    expect(mix.map(({ slot }) => slot)).toEqual(['weak']);
    // Whoever is named is hardly known: that is somebody at a distance.
    expect(missing.map(({ kind }) => kind)).toEqual(['close', 'contrasting']);
    expect(missing[0]?.words).toMatch(/^Nobody is close to you yet/);
  });

  it('knows from the messages of an archive that a tie sleeps, as Keeping does, and says the day in words', async () => {
    const [bo = 0, cy = 0] = stage.people;
    const channel = 'linkedin-message';
    await stage.world.kith.db.write((trx) =>
      noteContacts(
        trx,
        [
          { personId: bo, day: '2024-03-01', direction: 'given', channel },
          { personId: bo, day: '2024-03-04', direction: 'received', channel },
          // Nobody answered: that is no contact of two.
          { personId: cy, day: '2024-03-01', direction: 'given', channel },
        ],
        null,
      ),
    );
    expect(await proposed(bo)).toMatchObject({ slot: 'dormant' });
    expect((await proposed(bo))?.whys[0]).toContain('You were last in touch on 4 March 2024');
    expect((await proposed(cy))?.slot).not.toBe('dormant');
  });
});
