/** What each kind of job does, in words. */
const KINDS: Record<string, string> = {
  'sources.poll': 'Looking at a source',
  'sources.forget': 'Forgetting a source that was left',
  'sources.look-at-address': 'Finding out what is behind an address',
  'sources.apply-import': 'Bringing in people',
  'sources.undo-import': 'Taking back an import',
  'finding.look': 'Visiting a site beyond the network',
  'people.purge': 'Erasing a person who was removed',
  'goals.erase': 'Erasing a goal that was removed',
  'create.eraseNote': 'Erasing a note that was removed',
};

const EVENTS: Record<string, string> = {
  'feed.read': 'new entries',
  'person.merged': 'people who became one',
  'person.removed': 'a person who was removed',
  'person.restored': 'a person who came back',
};

/** `sources.poll` as "Looking at a source"; a kind that has no words yet stands for itself. */
export function kindWords(kind: string): string {
  const known = KINDS[kind];
  if (known !== undefined) return known;
  const heard = /^(\S+) hears (\S+)$/.exec(kind);
  if (!heard) return kind;
  const [, room = '', event = ''] = heard;
  return `Taking in ${EVENTS[event] ?? event} (${room})`;
}
