import { erasedAmong, peopleByKeys } from '#people';
import type { Read } from '#platform';
import { normaliseUrl } from '#sources';
import { keysOf } from './keys.ts';
import type { Kit } from './schema.ts';

const ERASED = { name: 'Somebody who was erased', site: '', feed: '', fediverse: '' };
const NO_SOURCE = { title: 'Erased', url: 'https://erased.invalid/' };

/** By what a person of a kit is known again: their own addresses, and those of their sources. */
export function allKeysOf({ people, sources }: Kit, at: number): string[] {
  const person = people[at];
  if (!person) return [];
  const feeds = sources.flatMap(({ url, person: whose }) => {
    const normal = whose === at ? normaliseUrl(url) : null;
    return normal === null ? [] : [`feed:${normal}`];
  });
  return [...new Set([...keysOf(person), ...feeds])];
}

/** Which people of a kit the member had erased, does not have and has not asked for again. In the order given. */
export async function erasedIn(
  read: Read,
  memberId: number,
  { kit, bringBack = [] }: { kit: Kit; bringBack?: readonly number[] | undefined },
): Promise<boolean[]> {
  const coming = kit.people.map(({ name }, at) => ({
    keys: allKeysOf(kit, at),
    names: [name],
    employers: [],
  }));
  const here = await peopleByKeys(
    read,
    memberId,
    coming.flatMap(({ keys }) => keys),
  );
  const erased = await erasedAmong(read, memberId, coming);
  return coming.map(
    ({ keys }, at) =>
      erased[at] === true && !bringBack.includes(at) && !keys.some((key) => here.has(key)),
  );
}

/** A kit that names these people no more, nor what they publish. Who stands where stays. */
export function withoutPeople(kit: Kit, isOut: readonly boolean[]): Kit {
  return {
    ...kit,
    people: kit.people.map((person, at) => (isOut[at] ? ERASED : person)),
    sources: kit.sources.map((source) =>
      isOut[source.person] ? { ...source, ...NO_SOURCE } : source,
    ),
  };
}
