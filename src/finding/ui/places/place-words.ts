import type { GatheringView } from '../../places/schema.ts';

export const GATHERING_WORDS: Record<GatheringView['kind'], string> = {
  hashtag: 'Hashtag',
  forum: 'Forum',
  list: 'Mailing list',
  meetup: 'Meetup',
  server: 'Server',
  conference: 'Conference',
  other: 'Place',
};

const NAMED_MAX = 4;

/** "Ines, Noor and 3 others". */
export function peopleWords(people: readonly { name: string }[]): string {
  const named = people.slice(0, NAMED_MAX).map(({ name }) => name);
  const more = people.length - named.length;
  const others = more > 0 ? [`${more} ${more === 1 ? 'other' : 'others'}`] : [];
  return new Intl.ListFormat('en').format([...named, ...others]);
}

/** An address without what everybody's begins with. */
export const shortAddress = (address: string): string =>
  address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
