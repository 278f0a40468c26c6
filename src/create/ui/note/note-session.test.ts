import { describe, expect, it } from 'vitest';
import { NEW_NOTE, noteSession, type OpenedNote } from './note-session.ts';

const fresh: OpenedNote = { key: 0, named: NEW_NOTE, isNamed: true, opened: NEW_NOTE };
/** The server has started the note; the address does not say so yet. */
const started: OpenedNote = { ...fresh, named: '12', isNamed: false };

describe('noteSession', () => {
  it('keeps the editor while a new note gets its id', () => {
    expect(noteSession(fresh, NEW_NOTE)).toBe(fresh);
    expect(noteSession(started, NEW_NOTE)).toBe(started);
    expect(noteSession(started, '12')).toEqual({ ...started, isNamed: true });
  });

  it('opens another editor for another note, a new one, and none', () => {
    const named = noteSession(started, '12');
    for (const note of [NEW_NOTE, '13', null]) {
      expect(noteSession(named, note)).toEqual({
        key: 1,
        named: note,
        isNamed: true,
        opened: note,
      });
    }
  });

  it('leaves a note that is not named yet when one goes elsewhere', () => {
    expect(noteSession(started, '13').key).toBe(1);
    expect(noteSession(started, null).key).toBe(1);
  });
});
