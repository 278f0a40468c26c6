import type { VaultImportView } from '../../vaults/imports/schema.ts';

/** A number of things as people write it: "1 note", "1,204 notes". */
export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const FORMATS: Record<VaultImportView['format'], string> = {
  markdown: 'Markdown files',
  obsidian: 'An Obsidian vault',
  notion: 'An export from Notion',
  evernote: 'An export from Evernote',
  kith: 'An export from Kith',
};
export const formatWords = ({ format }: Pick<VaultImportView, 'format'>): string => FORMATS[format];

const STATES: Record<VaultImportView['state'], string> = {
  preview: 'Not brought in yet',
  applying: 'Bringing the notes in',
  applied: 'Brought in',
  undoing: 'Taking them back',
  undone: 'Taken back',
};
export const stateWords = ({ state }: Pick<VaultImportView, 'state'>): string => STATES[state];

/** What comes in, in a few words: "3 notes, 1 picture". */
export function comingWords({ notes, files }: Pick<VaultImportView, 'notes' | 'files'>): string {
  const parts = [
    notes.new > 0 ? countOf(notes.new, 'note', 'notes') : '',
    files.new > 0 && notes.new > 0 ? countOf(files.new, 'picture', 'pictures') : '',
  ];
  return parts.filter((part) => part !== '').join(', ') || 'nothing new';
}

/** What the button says that carries it out; `null` when it would make nothing at all. */
export function bringWords({ notes }: Pick<VaultImportView, 'notes'>, withChanged: boolean) {
  const count = notes.new + (withChanged ? notes.changed : 0);
  return count === 0 ? null : `Bring in ${countOf(count, 'note', 'notes')}`;
}

/** What is seen of a vault at a glance, one sentence each. */
export function factsOf(view: VaultImportView): string[] {
  const { notes, files, links, tags, folders } = view;
  const facts = [
    notes.new > 0 ? `${countOf(notes.new, 'note is', 'notes are')} new.` : 'No note is new.',
    notes.known > 0 ? `${countOf(notes.known, 'note', 'notes')} you have already.` : '',
    notes.changed > 0
      ? `${countOf(notes.changed, 'note differs', 'notes differ')} from the one you have; yours ${notes.changed === 1 ? 'stays' : 'stay'} as ${notes.changed === 1 ? 'it is' : 'they are'}.`
      : '',
    files.new > 0 ? `${countOf(files.new, 'picture comes', 'pictures come')} along.` : '',
    orderWords(tags, folders),
    links.found > 0
      ? `${countOf(links.found, 'link leads', 'links lead')} from note to note, and will do so here.`
      : '',
  ];
  return facts.filter((fact) => fact !== '');
}

function orderWords(tags: number, folders: number): string {
  const parts = [
    tags > 0 ? `have ${countOf(tags, 'tag', 'tags')}` : '',
    folders > 0 ? `lie in ${countOf(folders, 'folder', 'folders')}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `They ${parts.join(' and ')}.`;
}

/** For screen readers: said at each quarter, as every note would drown all else. */
export function progressSaid(view: VaultImportView): string {
  const words = stateWords(view);
  if (view.state !== 'applying' || view.stepsTotal === 0) return words;
  const quarter = Math.floor((4 * view.stepsDone) / view.stepsTotal);
  return quarter === 0 ? words : `${words}: ${25 * quarter} percent`;
}
