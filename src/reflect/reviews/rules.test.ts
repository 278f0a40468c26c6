import { describe, expect, it } from 'vitest';
import { criteriaOf, goesOn, withCriteria } from './rules.ts';

describe('criteriaOf', () => {
  it('takes each line by itself, without bullets and empty lines, each once', () => {
    expect(
      criteriaOf('- Three releases on a Friday\n\n  * nobody is called \n1. One page\nOne page'),
    ).toEqual(['Three releases on a Friday', 'nobody is called', 'One page']);
  });

  it('finds none where nothing is written', () => {
    expect(criteriaOf(' \n\t')).toEqual([]);
  });

  it('leaves a number that is no bullet', () => {
    expect(criteriaOf('2.5 seconds or less')).toEqual(['2.5 seconds or less']);
  });
});

describe('withCriteria', () => {
  const said = (criterion: string, words = '') => ({ criterion, words });

  it('follows the goal as it is worded now and loses nothing that was said', () => {
    expect(withCriteria(['b', 'c'], [said('a', 'gone'), said('b', 'kept')], said)).toEqual([
      said('b', 'kept'),
      said('c'),
      said('a', 'gone'),
    ]);
  });
});

describe('goesOn', () => {
  it('is so for all but parking and meeting', () => {
    expect(goesOn('continue')).toBe(true);
    expect(goesOn('park') || goesOn('met')).toBe(false);
  });
});
