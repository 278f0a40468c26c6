import { goalById } from '#goals';
import { type Kith, Refusal } from '#platform';
import { stepsOf } from '../steps/queries.ts';
import type { StepView } from '../steps/schema.ts';
import { announcePlanned, insertSteps, requireRoom } from '../steps/write.ts';
import { TEMPLATES } from './templates.ts';

/** Adds the steps of a template at the end of a plan; gives them, to be taken back together. */
export async function addTemplate(
  kith: Kith,
  memberId: number,
  goalId: number,
  key: string,
): Promise<StepView[]> {
  await goalById(kith, memberId, goalId);
  const template = TEMPLATES.find((one) => one.key === key);
  if (!template) throw new Refusal('not_found', 'There is no such template. Choose another.');
  const forms = template.steps.map((step) => ({ ...step }));
  const ids = await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId, { goalId, more: forms.length });
    const added = await insertSteps(kith, trx, { memberId, goalId, forms });
    const [id] = added;
    if (id !== undefined) await announcePlanned(kith, trx, { memberId, goalId, id, form: {} });
    return added;
  });
  kith.wakeJobs();
  const added = new Set(ids);
  return (await stepsOf(kith, memberId, { goalId })).filter((step) => added.has(step.id));
}
