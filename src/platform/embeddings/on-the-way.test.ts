import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
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

describe('a key for embeddings', () => {
  const settings = (url: string) => ({
    KITH_EMBEDDINGS_URL: url,
    KITH_EMBEDDINGS_MODEL: 'words-1',
    KITH_EMBEDDINGS_KEY: 'sk-never-shown',
  });
  const refusalOf = (url: string): string => {
    try {
      readConfig(settings(url));
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };

  it('is refused where it would go over plain http to another computer, without being said', () => {
    const refusal = refusalOf('http://embeddings.example.org/v1');
    expect(refusal).toMatch(/KITH_EMBEDDINGS_URL: must be https/);
    expect(refusal).not.toContain('sk-never');
  });
  it('may go by https, and to this computer', () => {
    expect(refusalOf('https://embeddings.example.org/v1')).toBe('');
    expect(readConfig(settings('http://localhost:11434/v1/')).embeddings).toEqual({
      url: 'http://localhost:11434/v1',
      model: 'words-1',
      key: 'sk-never-shown',
    });
  });
});
