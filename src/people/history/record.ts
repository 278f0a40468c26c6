import type { Write } from '#platform';
import { inChunks } from '../directory/note.ts';
import type { ChangeKind, ChangePart } from './limits.ts';

export interface Changed {
  personId: number;
  part?: ChangePart;
  /** What undoing it needs, as JSON takes it. */
  material?: unknown;
}

/** Writes down what a member does to people, in the transaction in which it is done. Answers the id by which it can be undone. */
export async function recordChange(
  trx: Write,
  {
    memberId,
    kind,
    listId = null,
    now,
    on,
  }: {
    memberId: number;
    kind: ChangeKind;
    listId?: number | null;
    now: number;
    on: readonly Changed[];
  },
): Promise<number> {
  const { id } = await trx
    .insertInto('person_change')
    .values({ member_id: memberId, kind, list_id: listId, changed_at: now, undone_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const chunk of inChunks(on)) {
    await trx
      .insertInto('person_change_on')
      .values(
        chunk.map(({ personId, part = 'one', material }) => ({
          change_id: id,
          person_id: personId,
          part,
          material: material === undefined ? null : JSON.stringify(material),
        })),
      )
      .execute();
  }
  return id;
}
