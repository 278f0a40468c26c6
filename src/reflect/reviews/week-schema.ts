import { z } from '@hono/zod-openapi';
import { Happening } from './happened.ts';
import { ReviewState, words } from './schema.ts';
import { daysOf } from './week-rules.ts';

export const Week = z
  .string()
  .refine((week) => daysOf(week) !== null, 'Give the week as 2026-W48.')
  .openapi({ example: '2026-W48' });

/** A time zone such as Europe/Berlin: a week begins where the member is. */
export const Zone = z
  .string()
  .max(64)
  .refine(isZone, 'There is no such time zone.')
  .openapi({ example: 'Europe/Berlin' });

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** What is filled in of a week's review. */
export const WeekForm = z
  .object({ learned: words(), gave: words(), next: words() })
  .partial()
  .openapi('WeekReviewForm');
export type WeekForm = z.infer<typeof WeekForm>;

/** Closing a week: done, also as a private note if one likes; left out; or open again. */
export const WeekEnd = z
  .object({
    state: ReviewState,
    keepsNote: z.boolean().default(false),
  })
  .openapi('WeekReviewEnd');
export type WeekEnd = z.infer<typeof WeekEnd>;

export const WeekReviewView = z
  .object({
    week: z.string(),
    state: ReviewState,
    learned: z.string(),
    gave: z.string(),
    next: z.string(),
    noteId: z.number().nullable(),
    /** 0 while nothing is written. */
    updatedAt: z.number(),
    doneAt: z.number().nullable(),
  })
  .openapi('WeekReview');
export type WeekReviewView = z.infer<typeof WeekReviewView>;

/** The week as it was, drawn from what is in Kith anyway. */
export const WeekView = z
  .object({
    review: WeekReviewView,
    days: z.array(z.object({ day: z.string(), count: z.number() })),
    goals: z.array(
      z.object({
        id: z.number(),
        title: z.string(),
        reviewOn: z.string().nullable(),
        count: z.number(),
        /** What its plan has next; null where nothing is planned. */
        nextStep: z.string().nullable(),
        obstacle: z.string(),
        ifThen: z.object({ cue: z.string(), action: z.string() }).nullable(),
      }),
    ),
    happened: z.array(Happening),
    /** Captured, and nothing was made of it yet. */
    waiting: z.number(),
  })
  .openapi('Week');
export type WeekView = z.infer<typeof WeekView>;
