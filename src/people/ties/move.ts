import { type Belonging, rowsOf } from '../directory/belongings.ts';

const TIE = rowsOf({ table: 'person_tie', key: [], once: [] });
const STAGES = rowsOf({ table: 'person_stage', key: ['id'] });

/**
 * What was said of the tie to a person goes to the one they turned out to be, where nothing was said
 * of that one; their stages go along, or stay with whom they were said of.
 */
export const tieOfPerson: Belonging = {
  name: 'person_tie',
  move: async (trx, fromId, toId) => {
    const tie = await TIE.move(trx, fromId, toId);
    return tie.length === 0 ? [] : [{ stages: await STAGES.move(trx, fromId, toId) }];
  },
  moveBack: async (trx, moved, fromId, toId) => {
    for (const { stages } of moved as { stages: unknown[] }[]) {
      await TIE.moveBack(trx, [[]], fromId, toId);
      await STAGES.moveBack(trx, stages, fromId, toId);
    }
  },
};

const THROUGH = rowsOf({ table: 'person_tie', column: 'met_through', key: ['person_id'] });

/** Who was met through the one was met through the other; nobody through themselves. */
export const metThroughPerson: Belonging = {
  name: THROUGH.name,
  move: async (trx, fromId, toId) => {
    const moved = await THROUGH.move(trx, fromId, toId);
    await trx
      .updateTable('person_tie')
      .set({ met_through: null })
      .where('person_id', '=', toId)
      .where('met_through', 'in', [fromId, toId])
      .execute();
    return moved;
  },
  moveBack: THROUGH.moveBack,
};
