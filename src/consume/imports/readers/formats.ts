/** Programs whose lists are read, by the names under which they are told. */
export const FORMATS = [
  'bookmarks',
  'pocket',
  'instapaper',
  'raindrop',
  'pinboard',
  'readwise',
  'omnivore',
  'wallabag',
  'karakeep',
  'hypothesis',
  'annotations',
  'table',
  'kith',
] as const;
export type Format = (typeof FORMATS)[number];
