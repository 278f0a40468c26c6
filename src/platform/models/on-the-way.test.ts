import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../config.ts';
import { isReadableOnTheWay } from './on-the-way.ts';

describe('isReadableOnTheWay', () => {
  it.each([
    'http://192.168.1.5:11434/v1',
    'http://ollama:11434/v1',
    'http://127.0.0.1.example.org/v1',
    'http://localhost.example.org/v1',
    'http://[fd00::1]/v1',
  ])('is so for %s', (address) => {
    expect(isReadableOnTheWay(address)).toBe(true);
  });
  it.each([
    'https://api.example.org/v1',
    'http://localhost:11434/v1',
    'http://127.0.0.1:8080',
    'http://[::1]:8080/v1',
    // As URLs spell the same address otherwise.
    'http://2130706433/v1',
  ])('is not so for %s', (address) => {
    expect(isReadableOnTheWay(address)).toBe(false);
  });
});

describe.each([
  ['embeddings', 'KITH_EMBEDDINGS', (config: Config) => config.embeddings],
  ['machine text', 'KITH_MACHINE', (config: Config) => config.machine],
] as const)('a key for %s', (_, name, modelIn) => {
  const settings = (url: string) => ({
    [`${name}_URL`]: url,
    [`${name}_MODEL`]: 'words-1',
    [`${name}_KEY`]: 'sk-never-shown',
  });
  const refusalOf = (given: Record<string, string>): string => {
    try {
      readConfig(given);
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };

  it('is refused where it would go over plain http to another computer, without being said', () => {
    const refusal = refusalOf(settings('http://models.example.org/v1'));
    expect(refusal).toContain(`${name}_URL: must be https`);
    expect(refusal).not.toContain('sk-never');
  });
  it('may go by https, and to this computer', () => {
    expect(refusalOf(settings('https://models.example.org/v1'))).toBe('');
    expect(modelIn(readConfig(settings('http://localhost:11434/v1/')))).toMatchObject({
      url: 'http://localhost:11434/v1',
      model: 'words-1',
      key: 'sk-never-shown',
    });
  });
  it('says which setting is missing beside its address', () => {
    expect(refusalOf({ [`${name}_URL`]: 'http://localhost:1/v1' })).toContain(
      `${name}_URL: needs ${name}_MODEL beside it`,
    );
  });
});
