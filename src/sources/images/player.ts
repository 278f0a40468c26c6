import { escapeHtml } from '#html';

export const PLAYERS = ['audio', 'video'] as const;
export type Player = (typeof PLAYERS)[number];

/** A page with nothing but a player. It has no style of its own: the browser's player fills what it is given. */
export function playerOf(url: string, as: Player): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>Recording</title></head><body><${as} src="${escapeHtml(url)}" width="100%" controls autoplay></${as}></body></html>`;
}
