import { html, raw } from 'hono/html';
import { type Published, publishedAt, publishedBy, publishedImage } from '#contribute';
import { htmlOf, loadMaths } from '#create';
import { type HttpContext, type Kith, Refusal, routesOf } from '#platform';

/**
 * What members let others read, as plain pages without a script: `/p/TOKEN` for one thing,
 * `/@NAME` for what somebody has made public. What is taken back is gone at once.
 */
export function publishedPages(kith: Kith) {
  const app = routesOf();
  // Whoever follows an old link is a reader, not a program: they get a page that says so.
  app.onError((error, context) => page(context, wrongPage(kith, error, context.req.path)));
  app.get('/p/:token', async (context) => {
    const published = await publishedAt(kith, context.req.param('token'));
    return page(context, await onePage(context.req.param('token'), published));
  });
  app.get('/p/:token/images/:id{[0-9]+}', async (context) => {
    const { token, id } = context.req.param();
    const { bytes, type } = await publishedImage(kith, token, Number(id));
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': type,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
  });
  app.get('/:who{@[^/]+}', async (context) => {
    const name = context.req.param('who').slice(1);
    return page(context, await memberPage(kith, name));
  });
  return app;
}

interface Page {
  title: string;
  /** 200 where nothing is said. */
  status?: 404 | 500;
  isListed: boolean;
  body: ReturnType<typeof html>;
}

function page(context: HttpContext, { title, status, isListed, body }: Page) {
  // Taken back is taken back: no copy on the way keeps it.
  context.header('Cache-Control', 'no-store');
  if (!isListed) context.header('X-Robots-Tag', 'noindex, nofollow');
  const written = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/published.css" />
        <link rel="icon" href="/icon.svg" />
      </head>
      <body>
        ${body}
        <footer>
          <p>Published with Kith, software for personal learning networks.</p>
        </footer>
      </body>
    </html>`;
  return context.html(written, status ?? 200);
}

/** A refusal says itself why there is nothing; anything else is a bug, and in the log. */
function wrongPage(kith: Kith, error: Error, path: string): Page {
  const isRefused = error instanceof Refusal;
  const title = isRefused ? 'Nothing to read here' : 'This page does not open';
  const words = isRefused
    ? 'What was here may have been taken back, or the address is mistyped. Ask whoever gave it to you.'
    : `Something is wrong in Kith. It is in the log as ${kith.log.error(path, error)}. Try again later.`;
  return {
    title,
    status: isRefused ? 404 : 500,
    isListed: false,
    body: html`<main>
      <h1>${title}</h1>
      <p>${words}</p>
    </main>`,
  };
}

async function onePage(
  token: string,
  { thing, author, isListed, updatedAt }: Published,
): Promise<Page> {
  const title = (thing.kind === 'note' ? thing.title : capital(thing.able)) || 'Untitled';
  const who = isListed
    ? html`<a href="/@${author.name}">${author.displayName}</a>`
    : html`${author.displayName}`;
  return {
    title: `${title} – ${author.displayName}`,
    isListed,
    body: html`<main>
      <h1>${title}</h1>
      <p class="by">${who}, ${dayWords(updatedAt)}</p>
      ${thing.kind === 'note' ? raw(await noteHtml(token, thing.text)) : goalHtml(thing)}
    </main>`,
  };
}

/** Links lead into what only their member can open, so their words stand alone; pictures go with the page. */
async function noteHtml(token: string, text: string): Promise<string> {
  const written = htmlOf(text, { resolve: () => null, maths: await loadMaths() });
  return written.replace(/src="\/api\/v1\/attachments\/(\d+)"/g, `src="/p/${token}/images/$1"`);
}

function goalHtml({ need, why, questions }: Extract<Published['thing'], { kind: 'goal' }>) {
  return html`
    ${need ? html`<h2>The need</h2><p>${need}</p>` : ''}
    ${why ? html`<h2>Why it matters</h2><p>${why}</p>` : ''}
    ${
      questions.length > 0
        ? html`<h2>Questions</h2>
          <ul>
            ${questions.map((question) => html`<li>${question}</li>`)}
          </ul>`
        : ''
    }
  `;
}

async function memberPage(kith: Kith, name: string): Promise<Page> {
  const { displayName, things } = await publishedBy(kith, name);
  return {
    title: displayName,
    isListed: true,
    body: html`<main>
      <h1>${displayName}</h1>
      <ul class="published">
        ${things.map(
          ({ path, title, kind, updatedAt }) =>
            html`<li>
              <a href="${path}">${kind === 'goal' ? capital(title) : title}</a>
              <span class="by">${kind === 'goal' ? 'A goal' : 'A note'}, ${dayWords(updatedAt)}</span>
            </li>`,
        )}
      </ul>
    </main>`,
  };
}

const capital = (words: string) => `${words.slice(0, 1).toLocaleUpperCase()}${words.slice(1)}`;
const dayWords = (at: number) =>
  new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
