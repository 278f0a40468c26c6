import { absoluteUrl } from './urls.ts';

const video = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,20})/;

/** Where a frame or plug-in leads, and what to call it. */
export function linkOfEmbed(
  values: Map<string, string>,
  base: string | null,
): { href: string; name: string } | null {
  const src = absoluteUrl(values.get('src') ?? values.get('data-src'), base);
  if (!src) return null;
  const found = video.exec(src);
  const href = found ? `https://www.youtube.com/watch?v=${found[1]}` : src;
  const { host, pathname, search } = new URL(href);
  // A frame around a whole site is an advertisement or a counter; nobody shows a front page in a post.
  if (pathname === '/' && !search) return null;
  return { href, name: values.get('title')?.trim() || `${host}${found ? '' : pathname}` };
}
