import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { articleReader } from './fetch-article.ts';
import { articleOf, entryToFetch } from './queries.ts';
import { ArticleForm, ArticleView, WholeForm } from './schema.ts';
import { setAlways, setWhole } from './want.ts';

type Routes = ReturnType<typeof routesOf>;

export function articleRoutes(kith: Kith) {
  const app = routesOf();
  addArticleRoutes(app, kith);
  addSourceRoute(app, kith);
  return app;
}

function addArticleRoutes(app: Routes, kith: Kith): void {
  const fetchArticle = articleReader(kith);
  app.openapi(
    route('member', {
      method: 'get',
      path: '/entries/{id}/article',
      summary: 'The whole text of an entry, as far as it was fetched',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The article', ArticleView) },
    }),
    async (context) =>
      context.json(await articleOf(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/entries/{id}/article',
      summary: 'Fetch the whole text of an entry from its page, unless it is there',
      request: { params: idParameter, ...jsonBody(ArticleForm) },
      responses: { 200: jsonAnswer('The article, or why there is none', ArticleView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await fetchArticle(actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/entries/{id}/article',
      summary: 'Read what the feed gave of an entry again, instead of the whole',
      request: { params: idParameter },
      responses: { 204: { description: 'Noted' } },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const entry = await entryToFetch(kith, memberId, context.req.valid('param').id);
      await setWhole(kith, memberId, entry.id, false);
      return context.body(null, 204);
    },
  );
}

function addSourceRoute(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'put',
      path: '/sources/{id}/article',
      summary: 'Say whether the entries of a source are always read whole',
      request: { params: idParameter, ...jsonBody(WholeForm) },
      responses: { 204: { description: 'Noted' } },
    }),
    async (context) => {
      const { isAlways } = context.req.valid('json');
      await setAlways(kith, actorOf(context).id, context.req.valid('param').id, isAlways);
      return context.body(null, 204);
    },
  );
}
