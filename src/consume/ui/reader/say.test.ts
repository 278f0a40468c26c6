import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { say } from './say.ts';

/** A browser that says everything but what it has an error for. */
function browserWith(errors: Record<string, string>): string[] {
  const said: string[] = [];
  class Utterance {
    readonly text: string;
    onend: () => void = () => {};
    onerror: (event: { error: string }) => void = () => {};
    constructor(text: string) {
      this.text = text;
    }
  }
  const speak = ({ text, onend, onerror }: Utterance) => {
    const error = errors[text];
    if (error) return onerror({ error });
    said.push(text);
    onend();
  };
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  vi.stubGlobal('speechSynthesis', { speak, getVoices: () => [] });
  return said;
}

describe('say', () => {
  let heard: string[];
  beforeEach(() => {
    heard = [];
  });
  afterEach(() => vi.unstubAllGlobals());
  const saying = (isStill = () => true) => ({
    language: 'en',
    isStill,
    onEnd: () => void heard.push('the end'),
    onFailed: (why: string) => void heard.push(why),
  });

  it('says one part after the other, and leaves out what alone cannot be said', () => {
    const said = browserWith({ two: 'text-too-long' });
    say(['one', 'two', 'three'], saying());
    expect([said, heard]).toEqual([['one', 'three'], ['the end']]);
  });

  it('stops where nothing can be heard, and says what to do', () => {
    const said = browserWith({ one: 'synthesis-failed' });
    say(['one', 'two'], saying());
    expect(said).toEqual([]);
    expect(heard).toEqual([expect.stringMatching(/no voice that works\. Look among the settings/)]);
    browserWith({ one: 'not-allowed' });
    say(['one'], saying());
    expect(heard[1]).toMatch(/Allow it sound/);
  });

  it.each([
    ['network', /a connection/],
    ['audio-busy', /Something else on this device uses the sound/],
  ])('tells %s as what it is, and not as a lack of voices', (error, why) => {
    browserWith({ one: error });
    say(['one'], saying());
    expect(heard).toEqual([expect.stringMatching(why)]);
    expect(heard[0]).not.toMatch(/no voice/);
  });

  it('says nothing more once something else is to be heard', () => {
    const said = browserWith({ one: 'interrupted' });
    let asked = 0;
    say(
      ['one', 'two'],
      saying(() => asked++ === 0),
    );
    expect([said, heard]).toEqual([[], []]);
  });
});
