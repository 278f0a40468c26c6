import { z } from '@hono/zod-openapi';
import { dayOf } from '#days';
import { PeopleFilter } from '#people';
import { actorOf, type Kith, route, routesOf, streamOf } from '#platform';
import { EXPORTED_IDS_MAX, PEOPLE_FILES, PEOPLE_FORMATS } from './limits.ts';
import { exportedPeople } from './people.ts';

const Asked = PeopleFilter.extend({
  format: z.enum(PEOPLE_FORMATS).default('vcard'),
  /** `no` leaves out what was written about people. */
  notes: z.enum(['yes', 'no']).default('yes'),
  /** Ids between commas. */
  ids: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15})*$/)
    .transform((text) => text.split(',').map(Number))
    .refine(
      (ids) => ids.length <= EXPORTED_IDS_MAX,
      `At most ${EXPORTED_IDS_MAX} people can be named.`,
    )
    .optional(),
});

export function exportRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/export/people',
      summary:
        'My people, or those a filter means, as vCards, CSV, JSON or OPML; never what I think of them',
      request: { query: Asked },
      responses: {
        200: {
          description: 'The people, to keep as a file',
          content: { 'text/vcard': { schema: z.string() } },
        },
      },
    }),
    (context) => {
      const { notes, ...asked } = context.req.valid('query');
      const { ending, type } = PEOPLE_FILES[asked.format];
      const actor = actorOf(context);
      const day = dayOf(kith.now());
      const pieces = exportedPeople(kith, actor.id, { ...asked, isWithNotes: notes === 'yes' });
      return context.body(streamOf(pieces), 200, {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="kith-people-${actor.name}-${day}.${ending}"`,
      });
    },
  );
  return app;
}
