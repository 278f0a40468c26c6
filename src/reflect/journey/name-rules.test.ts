import { describe, expect, it } from 'vitest';
import { withoutNames } from './name-rules.ts';

describe('withoutNames', () => {
  it('leaves out whole names and first names, in any case, and nothing else', () => {
    expect(
      withoutNames('Marit Solheim showed me. marit’s way works; Maritime does not.', [
        'Marit Solheim',
      ]),
    ).toBe('somebody showed me. somebody’s way works; Maritime does not.');
  });

  it('takes the longer name first, so that no last name is left', () => {
    expect(withoutNames('Bo Lund and Bo Lundgren', ['Bo Lund', 'Bo Lundgren'])).toBe(
      'somebody and somebody',
    );
  });

  it('does not take a first name of two letters for a name', () => {
    expect(withoutNames('Go on. Jo Ek said so.', ['Jo Ek', 'Go'])).toBe(
      'somebody on. somebody said so.',
    );
    expect(withoutNames('we do it', ['Do Kim'])).toBe('we do it');
  });

  it('knows names with a hyphen or an apostrophe', () => {
    const names = ['Anne-Marie Leroux', 'Siobhán O’Neill'];
    expect(withoutNames('Anne-Marie Leroux asked. Anne-Marie did.', names)).toBe(
      'somebody asked. somebody did.',
    );
    expect(withoutNames("with Siobhán O'Neill", names)).toBe('with somebody');
  });

  it('reads signs in a name as signs', () => {
    expect(withoutNames('with A. (Tony) [x]', ['A. (Tony) [x]'])).toBe('with somebody');
    expect(withoutNames('nothing', ['', ' '])).toBe('nothing');
  });
});
