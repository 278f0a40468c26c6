import { z } from '@hono/zod-openapi';
import { type Kith, Refusal } from '#platform';
import { TEMPLATES_MAX, type TemplateView } from './schema.ts';

const COLUMNS = ['id', 'name', 'text', 'tags', 'is_daily', 'created_at', 'updated_at'] as const;

export const noSuchTemplate = () => new Refusal('not_found', 'There is no such template.');

interface Row {
  id: number;
  name: string;
  text: string;
  tags: string;
  is_daily: number;
  created_at: number;
  updated_at: number;
}

const viewOf = (row: Row): TemplateView => ({
  id: row.id,
  name: row.name,
  text: row.text,
  tags: z.array(z.string()).parse(JSON.parse(row.tags)),
  isDaily: row.is_daily === 1,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const templatesIn = (kith: Kith, memberId: number) =>
  kith.db.read.selectFrom('note_template').select(COLUMNS).where('member_id', '=', memberId);

/** A member's templates by name; complete, because nobody has more than `TEMPLATES_MAX`. */
export async function templatesOf(kith: Kith, memberId: number): Promise<TemplateView[]> {
  const rows = await templatesIn(kith, memberId)
    .orderBy('name')
    .orderBy('id')
    .limit(TEMPLATES_MAX)
    .execute();
  return rows.map(viewOf);
}

/** One template. Another member's is not there. */
export async function templateById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<TemplateView> {
  const row = await templatesIn(kith, memberId).where('id', '=', id).executeTakeFirst();
  if (!row) throw noSuchTemplate();
  return viewOf(row);
}

/** The template with which a day's note begins; null when none was chosen. */
export async function dailyTemplate(kith: Kith, memberId: number): Promise<TemplateView | null> {
  const row = await templatesIn(kith, memberId).where('is_daily', '=', 1).executeTakeFirst();
  return row ? viewOf(row) : null;
}

/** A template's text with its placeholders filled in; what is no placeholder stays. */
export function filledIn(text: string, values: { date: string; title: string }): string {
  return text.replace(/\{\{\s*(date|title)\s*\}\}/giu, (_, name: string) =>
    name.toLowerCase() === 'date' ? values.date : values.title,
  );
}
