import { type Kith, Refusal, type Write } from '#platform';
import { noSuchTemplate, templateById } from './queries.ts';
import { type NewTemplate, TEMPLATES_MAX, type TemplateForm, type TemplateView } from './schema.ts';

export async function addTemplate(
  kith: Kith,
  memberId: number,
  form: NewTemplate,
): Promise<TemplateView> {
  const now = kith.now();
  const { id } = await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    if (form.isDaily) await noneIsDaily(trx, memberId);
    return trx
      .insertInto('note_template')
      .values({
        member_id: memberId,
        name: form.name,
        text: form.text ?? '',
        tags: JSON.stringify(form.tags ?? []),
        is_daily: form.isDaily ? 1 : 0,
        created_at: now,
        updated_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
  });
  return templateById(kith, memberId, id);
}

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('note_template')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) < TEMPLATES_MAX) return;
  throw new Refusal('too_many', `You have ${TEMPLATES_MAX} templates. Remove some first.`);
}

const noneIsDaily = (trx: Write, memberId: number) =>
  trx.updateTable('note_template').set({ is_daily: 0 }).where('member_id', '=', memberId).execute();

/** Changes what the form names and leaves the rest. */
export async function changeTemplate(
  kith: Kith,
  memberId: number,
  { id, form }: { id: number; form: TemplateForm },
): Promise<TemplateView> {
  await templateById(kith, memberId, id);
  await kith.db.write(async (trx) => {
    if (form.isDaily) await noneIsDaily(trx, memberId);
    await trx
      .updateTable('note_template')
      .set({
        ...(form.name === undefined ? {} : { name: form.name }),
        ...(form.text === undefined ? {} : { text: form.text }),
        ...(form.tags === undefined ? {} : { tags: JSON.stringify(form.tags) }),
        ...(form.isDaily === undefined ? {} : { is_daily: form.isDaily ? 1 : 0 }),
        updated_at: kith.now(),
      })
      .where('id', '=', id)
      .execute();
  });
  return templateById(kith, memberId, id);
}

/** Notes that began with it stay as they are. */
export async function removeTemplate(kith: Kith, memberId: number, id: number): Promise<void> {
  const done = await kith.db.write((trx) =>
    trx
      .deleteFrom('note_template')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .executeTakeFirst(),
  );
  if (done.numDeletedRows === 0n) throw noSuchTemplate();
}
