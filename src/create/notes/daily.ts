import { type Kith, Refusal } from '#platform';
import { dailyTemplate, filledIn, templateById } from '../templates/queries.ts';
import { noteById } from './queries.ts';
import type { NoteView } from './schema.ts';
import { startNote } from './write.ts';

/** The note of a day. */
export async function dailyNote(kith: Kith, memberId: number, day: string): Promise<NoteView> {
  const id = await idOfDay(kith, memberId, day);
  if (id === null) throw new Refusal('not_found', 'There is no note for this day yet.');
  return noteById(kith, memberId, id);
}

/** The note of a day, begun when it is not there: with a template, else with the one chosen for days. */
export async function beginDay(
  kith: Kith,
  memberId: number,
  { day, templateId }: { day: string; templateId?: number | undefined },
): Promise<NoteView> {
  const template = templateId
    ? await templateById(kith, memberId, templateId)
    : await dailyTemplate(kith, memberId);
  const id =
    (await idOfDay(kith, memberId, day)) ??
    (await startDay(kith, memberId, {
      day,
      text: filledIn(template?.text ?? '', { date: day, title: day }),
      tags: template?.tags ?? [],
    }));
  return noteById(kith, memberId, id);
}

async function startDay(
  kith: Kith,
  memberId: number,
  { day, text, tags }: { day: string; text: string; tags: string[] },
): Promise<number> {
  try {
    return await kith.db.write((trx) =>
      startNote(kith, trx, memberId, { kind: 'daily', day, title: day, text, tags }),
    );
  } catch (error) {
    // Another window began the same day a moment ago: the database lets one of them win.
    const id = await idOfDay(kith, memberId, day);
    if (id === null) throw error;
    return id;
  }
}

async function idOfDay(kith: Kith, memberId: number, day: string): Promise<number | null> {
  const row = await kith.db.read
    .selectFrom('note')
    .select('id')
    .where('member_id', '=', memberId)
    .where('day', '=', day)
    .where('kind', '=', 'daily')
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}
