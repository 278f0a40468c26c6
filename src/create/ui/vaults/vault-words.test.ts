import { describe, expect, it } from 'vitest';
import type { VaultImportView } from '../../vaults/imports/schema.ts';
import { bringWords, comingWords, factsOf, progressSaid } from './vault-words.ts';

const none = { new: 0, known: 0, changed: 0, skip: 0 };
const view: VaultImportView = {
  id: 1,
  format: 'obsidian',
  fileName: 'garden.zip',
  state: 'preview',
  isStopped: false,
  isHeld: false,
  notes: none,
  files: none,
  tags: 0,
  folders: 0,
  links: { found: 0, lost: 0 },
  lost: [],
  properties: [],
  shared: 0,
  problems: [],
  stepsTotal: 8,
  stepsDone: 0,
  stayed: 0,
  createdAt: 0,
  appliedAt: null,
};

describe('factsOf', () => {
  it('says what would come, each in a sentence', () => {
    const notes = { ...none, new: 1_204, known: 1, changed: 2 };
    const seen = { tags: 1, folders: 3, links: { found: 1, lost: 0 }, files: { ...none, new: 1 } };
    expect(factsOf({ ...view, ...seen, notes })).toEqual([
      '1,204 notes are new.',
      '1 note you have already.',
      '2 notes differ from the one you have; yours stay as they are.',
      '1 picture comes along.',
      'They have 1 tag and lie in 3 folders.',
      '1 link leads from note to note, and will do so here.',
    ]);
    expect(factsOf({ ...view, ...seen, notes, folders: 0 })).toContain('They have 1 tag.');
    expect(factsOf(view)).toEqual(['No note is new.']);
  });
});

describe('bringWords', () => {
  it('counts what would be made, and says nothing when that is nothing', () => {
    expect(bringWords({ notes: { ...none, new: 1 } }, false)).toBe('Bring in 1 note');
    expect(bringWords({ notes: { ...none, new: 1, changed: 2 } }, true)).toBe('Bring in 3 notes');
    expect(bringWords({ notes: { ...none, known: 5, changed: 2 } }, false)).toBeNull();
  });
});

describe('comingWords', () => {
  it('names pictures only with the notes that show them', () => {
    expect(comingWords({ notes: { ...none, new: 2 }, files: { ...none, new: 1 } })).toBe(
      '2 notes, 1 picture',
    );
    expect(comingWords({ notes: none, files: { ...none, new: 1 } })).toBe('nothing new');
  });
});

describe('progressSaid', () => {
  it('changes at each quarter only', () => {
    const at = (stepsDone: number) => progressSaid({ ...view, state: 'applying', stepsDone });
    expect([0, 1, 2, 3, 8].map(at)).toEqual([
      'Bringing the notes in',
      'Bringing the notes in',
      'Bringing the notes in: 25 percent',
      'Bringing the notes in: 25 percent',
      'Bringing the notes in: 100 percent',
    ]);
  });
});
