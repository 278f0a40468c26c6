import { describe, expect, it } from 'vitest';
import { mentionsIn } from '../redaction/rules.ts';
import { leftIn, outgoing, UNTOUCHED } from './version.ts';

const source = (title: string, text: string) => ({
  title,
  text,
  mentions: mentionsIn(`${title}\n${text}`, [
    { id: 1, name: 'Noor de Vries' },
    { id: 2, name: 'Ana Lima' },
  ]),
});

describe('outgoing', () => {
  it('replaces in title and text', () => {
    const note = source('What Noor showed me', 'Noor and Ana were right.');
    expect(outgoing(note, UNTOUCHED)).toEqual({
      title: 'What somebody showed me',
      text: 'Somebody and somebody else were right.',
    });
  });

  it('lets stay who agreed, and says the rest in the words of the writer', () => {
    const note = source('', 'Noor and Ana were right.');
    const version = {
      agreed: new Set(['Noor']),
      instead: new Map([['Ana', 'a designer']]),
      edited: null,
    };
    expect(outgoing(note, version).text).toBe('Noor and a designer were right.');
  });
});

describe('leftIn', () => {
  it('names what came back by hand', () => {
    const note = source('', 'Noor was right.');
    expect(leftIn(note, UNTOUCHED)).toEqual([]);
    expect(leftIn(note, { ...UNTOUCHED, edited: { title: '', text: 'Ask Noor.' } })).toEqual([
      'Noor',
    ]);
  });
});
