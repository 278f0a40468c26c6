import { html } from 'hono/html';
import { type Kith, routesOf } from '#platform';

/**
 * What a browser reads to offer Kith as a search engine of its own: OpenSearch 1.1, draft 6
 * (https://github.com/dewitt/opensearch). It says nothing of any member, so anybody may read it.
 * There are no suggestions: browsers ask for them with every letter, and not all of them say who asks.
 */
export function openSearch(kith: Kith) {
  const app = routesOf();
  app.get('/opensearch.xml', async (context) => {
    // Where a host has not said how Kith is reached, it is as it was just now.
    const where = kith.config.publicUrl ?? new URL(context.req.url).origin;
    context.header('Content-Type', TYPE);
    context.header('Cache-Control', 'no-cache');
    return context.body(await description(where.replace(/[{}]/gu, encodeURIComponent)));
  });
  return app;
}

const TYPE = 'application/opensearchdescription+xml; charset=utf-8';

/** Braces stand for what is searched, so an address with braces in it must not. */
const description = (base: string) => html`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Kith</ShortName>
  <Description>Search what your people publish, what you keep, your people, goals and notes.</Description>
  <Url type="text/html" template="${base}/search?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${base}/opensearch.xml"/>
  <Image height="180" width="180" type="image/png">${base}/icon-180.png</Image>
  <Image height="16" width="16" type="image/svg+xml">${base}/icon.svg</Image>
  <SyndicationRight>private</SyndicationRight>
  <Language>*</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`;
