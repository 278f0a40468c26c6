import { z } from '@hono/zod-openapi';
import { C, Phase } from '#goals';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { StepView } from '../steps/schema.ts';
import { addTemplate } from './add-template.ts';
import { TEMPLATES } from './templates.ts';

const KEY_CHARS_MAX = 50;
const TemplateView = z
  .object({
    key: z.string(),
    title: z.string(),
    about: z.string(),
    steps: z.array(z.object({ text: z.string(), c: C, phase: Phase })),
  })
  .openapi('PlanTemplate');
export type TemplateView = z.infer<typeof TemplateView>;

export function templateRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/plan-templates',
      summary: 'Beginnings of plans, by kind of need',
      responses: {
        200: jsonAnswer('The templates', z.object({ templates: z.array(TemplateView) })),
      },
    }),
    (context) =>
      context.json({ templates: TEMPLATES.map((one) => ({ ...one, steps: [...one.steps] })) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/steps/from-template',
      summary: 'Add the steps of a template at the end of the plan',
      request: {
        params: idParameter,
        ...jsonBody(z.object({ template: z.string().max(KEY_CHARS_MAX) })),
      },
      responses: { 201: jsonAnswer('The new steps', z.object({ steps: z.array(StepView) })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const { template } = context.req.valid('json');
      const steps = await addTemplate(kith, actorOf(context).id, id, template);
      return context.json({ steps }, 201);
    },
  );
  return app;
}
