import { z } from '@hono/zod-openapi';
import { personById } from '#people';
import { actorOf, idParameter, type Kith, Refusal, route, routesOf } from '#platform';
import { exportOf, type KithExport } from './export.ts';

type Parts = Omit<
  KithExport,
  'format' | 'version' | 'exportedAt' | 'member' | 'people' | 'reminders'
>;

/**
 * Everything about one person in all rooms: what is known, and of every part of the member's export
 * what names this person. Since whatever a member can write is in that export, nothing is forgotten
 * here when a room gets something new.
 */
export async function exportOfPerson(kith: Kith, memberId: number, personId: number) {
  const { id } = await personById(kith, memberId, personId);
  const {
    format: _,
    version,
    exportedAt,
    member: _member,
    people,
    ...rest
  } = await exportOf(kith, memberId, id);
  const [person] = people;
  // Removed, or joined with another, while the rest was read.
  if (!person) throw new Refusal('not_found', 'There is no such person.');
  const about = Object.entries(rest).flatMap(([part, things]) =>
    Array.isArray(things) ? [[part, things.filter((thing) => names(thing, id))]] : [],
  );
  return {
    format: 'kith-person' as const,
    version,
    exportedAt,
    person: { ...person },
    about: Object.fromEntries(about) as Parts,
  };
}

/** Keys under which a person stands in an export: `personId`, `personIds`, `people`, `metThroughId`. */
const PERSON = /person|people|through/i;

function names(thing: unknown, id: number, isPerson = false): boolean {
  if (Array.isArray(thing)) return thing.some((one) => names(one, id, isPerson));
  if (typeof thing !== 'object' || thing === null) return isPerson && thing === id;
  return Object.entries(thing).some(([key, value]) =>
    names(value, id, PERSON.test(key) || (isPerson && key === 'id')),
  );
}

const PersonDocument = z
  .looseObject({
    format: z.literal('kith-person'),
    version: z.number(),
    exportedAt: z.string(),
    person: z.looseObject({ id: z.number(), name: z.string() }),
    about: z.looseObject({}),
  })
  .openapi('PersonExport');

export function personExportRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/export',
      summary: 'Everything about one person in all rooms, as one JSON document',
      request: { params: idParameter },
      responses: {
        200: {
          description: 'The document, to keep as a file',
          content: { 'application/json': { schema: PersonDocument } },
        },
      },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const document = await exportOfPerson(kith, actorOf(context).id, id);
      const file = `kith-person-${document.person.id}-${document.exportedAt.slice(0, 10)}.json`;
      context.header('Content-Disposition', `attachment; filename="${file}"`);
      return context.json(document, 200);
    },
  );
  return app;
}
