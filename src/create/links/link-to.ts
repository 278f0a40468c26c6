import type { Kith } from '#platform';
import { resolveAll } from './entry-titles.ts';
import { linkOf } from './parse.ts';
import type { LinkTarget } from './schema.ts';

/** Signs that would end a link. */
const UNLINKABLE = /[[\]|\n]/u;

/**
 * What stands between the brackets of a link to each of these: the title, with its kind where it is no
 * note's. Where that would lead to another of the same name, its number: `[[person:12|Jo]]`.
 */
export async function linksTo(
  kith: Kith,
  memberId: number,
  targets: readonly LinkTarget[],
): Promise<string[]> {
  const named = targets.map(({ kind, title }) =>
    kind === 'note' ? title.trim() : `${kind}:${title.trim()}`,
  );
  const links = named.map((inner) => linkOf(inner));
  const led = await resolveAll(
    kith,
    memberId,
    links.map(({ titleKey, ...link }) => ({ ...link, title_key: titleKey })),
  );
  return targets.map(({ kind, id, title }, at) => {
    const isIt = led[at]?.kind === kind && led[at]?.id === id;
    return isIt && !UNLINKABLE.test(title.trim()) ? (named[at] ?? '') : `${kind}:${id}`;
  });
}

export async function linkTo(kith: Kith, memberId: number, target: LinkTarget): Promise<string> {
  const [link = ''] = await linksTo(kith, memberId, [target]);
  return link;
}
