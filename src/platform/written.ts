import { z } from '@hono/zod-openapi';

/** PostgreSQL stores no null character, and SQLite stops counting at one. */
export const isStorable = (written: string): boolean => !written.includes('\0');
export const NOT_STORABLE = 'It holds a character that is no text (a null). Take it out.';

/** A day of the calendar, wherever one is. */
export const Day = z.iso.date('Give the day as year-month-day, such as 2027-01-31.');
