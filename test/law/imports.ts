import path from 'node:path';
import type { ImportLine, Source } from './read-source.ts';
import { isScreen, isTest, placeOf, ROOMS, roomBehind, roomOf } from './rooms.ts';

/** What a browser may load of a room's own: limits, shapes, pure decisions, and Markdown as HTML. */
const FOR_SCREENS = /\/(ui\/.+|markdown\/[\w-]+\.ts|[\w-]*(schema|limits|rules)\.tsx?)$/;
const OF_THE_WEB = new Set(['imports', 'kit', 'saving', 'web-api']);

function throughDoor(source: Source, { specifier, isTypeOnly }: ImportLine): string | null {
  const room = roomOf(source.file);
  const target = roomBehind(specifier);
  const isForWeb = room === 'web' || isScreen(source.file);
  if (target === 'test') return isTest(source.file) ? null : 'only tests use #test';
  if (OF_THE_WEB.has(target)) return isForWeb ? null : 'only screens and web/ use the web app';
  if (placeOf(target) < 0) return `there is no room ${specifier}`;
  // Days are counted alike on both sides.
  if (isForWeb && !isTypeOnly && specifier !== '#days')
    return 'a screen takes types from a room, never its program: ask the API';
  if (room === null || room === 'web') return null;
  // The tables have a name of their own because every room adds to them.
  if (target === room && specifier !== '#tables') return 'inside a room imports are relative';
  if (placeOf(target) > placeOf(room))
    return `${room} comes before ${target} in the order of rooms`;
  return null;
}

function byPath(source: Source, { specifier, isTypeOnly }: ImportLine): string | null {
  // `?inline` gives a style sheet as text, for a shadow root.
  if (!/\.(ts|tsx|js|css|svg|css\?inline)$/.test(specifier))
    return 'a relative import names the file with its ending';
  const target = path.posix.join(path.posix.dirname(source.file), specifier);
  const room = roomOf(source.file);
  const targetRoom = roomOf(target);
  if (isTest(source.file) && target.startsWith('test/')) return null;
  if (room === 'web' && isScreen(target)) return null;
  if (target === 'src/version.ts' && room === 'doors') return null;
  if (room === null && targetRoom === null)
    return target.startsWith('src/') ? null : 'this leads out of src/';
  if (room !== targetRoom) return 'another room is entered by its front door, #room';
  if (isScreen(source.file) && !isTest(source.file) && !isTypeOnly && !FOR_SCREENS.test(target)) {
    return 'a screen loads only schema, limits and rules of its room';
  }
  if (!isScreen(source.file) && isScreen(target))
    return 'what runs on the server does not load screens';
  return null;
}

/** Imports that break the order of rooms or go round a front door. */
export function importOffences(source: Source): string[] {
  const room = roomOf(source.file);
  if (room !== null && room !== 'web' && placeOf(room) < 0)
    return [`${source.file}: ${room} is none of the rooms ${ROOMS.join(', ')}`];
  return source.imports.flatMap((line) => {
    const rule = line.specifier.startsWith('#')
      ? throughDoor
      : line.specifier.startsWith('.')
        ? byPath
        : null;
    const offence = rule?.(source, line);
    return offence ? [`${source.file}:${line.line}: ${line.specifier}: ${offence}`] : [];
  });
}
