import { describe, expect, it } from 'vitest';
import { noteFile } from './note-file.ts';

describe('noteFile', () => {
  it('has title and tags in front, quoted as YAML needs it', () => {
    const file = noteFile({ title: 'Why: "trains"?', text: '# One', tags: ['a b', '#c'] });
    expect(file.text).toBe('---\ntitle: "Why: \\"trains\\"?"\ntags: ["a b","#c"]\n---\n\n# One\n');
    expect(file.name).toBe('Why trains.md');
  });

  it('has a name even without a title', () => {
    expect(noteFile({ title: ' ../ ', text: '', tags: [] }).name).toBe('note.md');
  });
});
