import { describe, expect, it } from 'vitest';
import { ApiError } from '#web-api';
import { problemsOf } from './by-hand-problems.ts';

const refused = (fields?: Record<string, string>) =>
  new ApiError(422, { code: 'invalid', message: 'minutes: too many', fields });

describe('problemsOf', () => {
  it('says what is wrong at the field it is wrong with', () => {
    expect(problemsOf(refused({ minutes: 'A day has 1,440 minutes.' }))).toEqual({
      minutes: 'A day has 1,440 minutes.',
    });
  });

  it('says with the words what concerns no field of the form', () => {
    expect(problemsOf(refused({ personIds: 'Gone.' }))).toEqual({ words: 'minutes: too many' });
    expect(problemsOf(refused())).toEqual({ words: 'minutes: too many' });
    expect(problemsOf(new Error('broken')).words).toEqual(expect.any(String));
  });
});
