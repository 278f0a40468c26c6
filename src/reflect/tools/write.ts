import { type Kith, Refusal, type Write } from '#platform';
import { kindOfTool } from './catalogue-rules.ts';
import { TOOLS_MAX } from './limits.ts';
import { toolKey } from './name.ts';
import { toolById } from './queries.ts';
import type { NewTool, ToolForm, ToolView, WantedForm } from './schema.ts';

/** Puts a tool into the kit. One of this name that is there already is brought up to date: a lost answer never makes two. */
export async function addTool(kith: Kith, memberId: number, form: NewTool): Promise<ToolView> {
  const id = await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    const tool = await trx
      .insertInto('tool')
      .values({
        member_id: memberId,
        name: form.name,
        name_key: toolKey(form.name),
        kind: form.kind ?? kindOfTool(form.name),
        url: form.url ?? null,
        created_at: kith.now(),
        removed_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['member_id', 'name_key'])
          .doUpdateSet({ removed_at: null, name: form.name, ...namedIn(form) }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    return tool.id;
  });
  return toolById(kith, memberId, id);
}

const namedIn = ({ kind, url }: ToolForm) => ({
  ...(kind === undefined ? {} : { kind }),
  ...(url === undefined ? {} : { url }),
});

/** @throws Refusal `too_many` when the kit is full. */
export async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('tool')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) < TOOLS_MAX) return;
  throw new Refusal('too_many', `You have ${TOOLS_MAX} tools. Remove some first.`);
}

/** Changes what the form names. Throws `conflict` when another tool has the name. */
export async function changeTool(
  kith: Kith,
  memberId: number,
  { id, form }: { id: number; form: ToolForm },
): Promise<ToolView> {
  const known = await toolById(kith, memberId, id);
  const name = form.name ?? known.name;
  await kith.db.write(async (trx) => {
    await requireFreeName(trx, memberId, { id, key: toolKey(name) });
    await trx
      .updateTable('tool')
      .set({ name, name_key: toolKey(name), ...namedIn(form) })
      .where('id', '=', id)
      .execute();
  });
  return toolById(kith, memberId, id);
}

async function requireFreeName(
  trx: Write,
  memberId: number,
  { id, key }: { id: number; key: string },
): Promise<void> {
  const other = await trx
    .selectFrom('tool')
    .select('id')
    .where('member_id', '=', memberId)
    .where('name_key', '=', key)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (other) throw new Refusal('conflict', 'Another tool in your kit has this name.');
}

/** Says which cells the member wants to live; those not named are wanted no more. */
export async function wantCells(
  kith: Kith,
  memberId: number,
  { cells }: WantedForm,
): Promise<void> {
  await kith.db.write(async (trx) => {
    await trx.deleteFrom('wanted_cell').where('member_id', '=', memberId).execute();
    if (cells.length === 0) return;
    await trx
      .insertInto('wanted_cell')
      .values(cells.map((cell) => ({ member_id: memberId, ...cell })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}
