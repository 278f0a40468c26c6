import { z } from '@hono/zod-openapi';

export const ArticleView = z
  .object({
    /** Sanitised HTML; null while this member has not asked for it, wants what the feed gave, or where there is none. */
    html: z.string().nullable(),
    words: z.number(),
    /** What a reader must know of it: why there is none, or that there is more for who pays. */
    note: z.string().nullable(),
    /** This member asked for it. */
    isAsked: z.boolean(),
    /** The member always wants the whole articles of this source. */
    isAlways: z.boolean(),
    /** The source of the member that it is of. */
    sourceId: z.number(),
  })
  .openapi('Article');
export type ArticleView = z.infer<typeof ArticleView>;

export const ArticleForm = z
  .object({
    /** `hand`: somebody asks for this one now. `source`: its source always has whole articles; then the site's robots.txt is asked. */
    by: z.enum(['hand', 'source']).default('hand'),
  })
  .openapi('ArticleForm');
export type ArticleForm = z.output<typeof ArticleForm>;

export const WholeForm = z.object({ isAlways: z.boolean() }).openapi('WholeArticlesForm');
