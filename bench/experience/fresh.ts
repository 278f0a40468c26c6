/**
 * Twenty more, written without a look at how experience is found, and judged once; nothing was tuned with them. The
 * first half is asked of the communities, the second of the people with blogs.
 */
import type { Told } from './sentences.ts';

export const FRESH_OF_COMMUNITIES: readonly Told[] = [
  {
    able: 'teach mathematics to students',
    said: [
      'A student argued about every lost point on the test until I gave in',
      'I let them work in groups and one does everything while the others wait',
      'My students can do every exercise but cannot tell me why the rule holds',
      'I used a story about pizza for fractions and it confused them more',
      'After the summer break my class had forgotten everything about negative numbers',
      'I caught two students using an AI to write their proofs and did not know what to say',
      'I lecture in English, which is not my first language, and feel the students do not take me seriously',
    ],
  },
  {
    able: 'write programs for quantum computers',
    said: [
      'My circuit gives other results on the real device than in the simulator',
      'I cannot see where the speed comes from if measuring gives only one answer',
      'I wanted to build an oracle for my own function and do not know how to begin',
    ],
  },
];

export const FRESH_OF_BLOGS: readonly Told[] = [
  {
    able: 'lead a team of engineers',
    said: [
      'I was promoted to manager and miss writing code',
      'Two seniors disagree about everything in code review and the juniors stay silent',
      'I planned a quarter in detail and after two weeks nothing of it was true',
    ],
  },
  {
    able: 'speak and write about my work',
    said: [
      'I sent a newsletter for a year and hardly anybody reads it',
      'I recorded a podcast and my voice and the sound were terrible',
    ],
  },
  {
    able: 'build software that lasts',
    said: [
      'Our microservices made everything slower and nobody understands the whole any more',
      'We migrated the database and lost data in the night',
      'I was woken by alerts every night of my on call week and most were false',
    ],
  },
  {
    able: 'analyse data so that others can rely on it',
    said: [
      'My chart was misread by everybody in the meeting',
      'We ran an A/B test, stopped early when it looked good, and it was wrong',
    ],
  },
];
