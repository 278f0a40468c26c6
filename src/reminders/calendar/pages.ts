import type { Kith, routesOf } from '#platform';
import { hashOf } from '../keys.ts';
import type { SettingRow } from '../settings/rows.ts';

const HEADERS = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' };
const SECRET = /^([\w-]{40,60})\.ics$/;

/** A member's calendar for whoever has its secret address: calendar programs sign in nowhere. */
export function addCalendarPages(pages: ReturnType<typeof routesOf>, kith: Kith): void {
  pages.get('/calendar/:file', async (context) => {
    const secret = SECRET.exec(context.req.param('file'))?.[1];
    const setting = secret === undefined ? null : await ownerOf(kith, secret);
    if (setting === null) {
      return context.text(
        'There is no such calendar. Its address may have been renewed.',
        404,
        HEADERS,
      );
    }
    const { calendarFor } = await import('./feed.ts');
    return context.body(await calendarFor(kith, setting), 200, {
      ...HEADERS,
      'content-type': 'text/calendar; charset=utf-8',
    });
  });
}

/** Looked up by its hash, so that no comparison tells by its time how much of a secret was right. */
async function ownerOf(kith: Kith, secret: string): Promise<SettingRow | null> {
  const row = await kith.db.read
    .selectFrom('reminder_setting')
    .selectAll()
    .where('calendar_hash', '=', hashOf(secret))
    .executeTakeFirst();
  return row ?? null;
}
