import { describe, expect, it } from 'vitest';
import { readRules } from './robots-rules.ts';

describe('readRules', () => {
  const origin = 'https://a.example';
  const rules = (text: string) => readRules(origin, { text, status: 200, fetchedAt: 0 }, 'Kith');

  it.each([
    ['User-agent: Kith\nDisallow: /', '/', true],
    ['User-agent: kith/2.0\nDisallow: /', '/', true],
    ['User-agent: other\nDisallow: /', '/', false],
    ['User-agent: *\nDisallow: /\nUser-agent: Kith\nAllow: /', '/', false],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/x.pdf', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/x.pdf?y', false],
    ['\uFEFFUser-agent: *\r\nDisallow: /', '/', true],
    ['<!doctype html><p>Disallow: /', '/', false],
    ['User-agent: *\nDisallow:', '/', false],
    [`User-agent: *\nDisallow: /${'a'.repeat(5000)}\nDisallow: /b`, '/b', true],
    ['', `/${'a'.repeat(3000)}`, true],
    [`User-agent: *\n${'Disallow: /*a*a*a\n'.repeat(10_000)}`, '/b', true],
    [`User-agent: *\n${'Disallow: /aaaaa\n'.repeat(10_000)}`, '/b', false],
  ])('of %j forbids %.20s: %s', (text, path, isForbidden) => {
    expect(rules(text).forbids(`${origin}${path}`) !== null).toBe(isForbidden);
  });

  it.each([
    ['Crawl-delay: 7', 7000],
    ['Crawl-delay: 0.5', 500],
    ['Crawl-delay: 86400', 30_000],
    ['Crawl-delay: -3', 0],
    ['Crawl-delay: soon', 0],
    ['Crawl-delay: Infinity', 30_000],
  ])('reads %s as %i ms', (line, delayMs) => {
    expect(rules(`User-agent: *\n${line}`).crawlDelayMs).toBe(delayMs);
  });
});
