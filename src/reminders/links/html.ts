import { escapeHtml } from '#html';

/** A page of its own, without script: for whoever comes from a mail and is signed in nowhere. */
export function pageOf(title: string, body: string): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${escapeHtml(title)} · Kith</title><link rel="stylesheet" href="/plain.css">`,
    `</head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`,
  ].join('');
}
