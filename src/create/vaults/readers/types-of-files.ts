const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  webm: 'video/webm',
  mp4: 'video/mp4',
  txt: 'text/plain',
  csv: 'text/csv',
};

/** What a file is, by its ending. */
export function typeOf(path: string): string {
  const ending = /\.([a-z\d]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const known = Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
  return known ?? 'application/octet-stream';
}

/** An ending for what has none, by its type. */
export function endingOf(type: string): string {
  const ending = Object.entries(TYPES).find(([, known]) => known === type)?.[0];
  return ending ? `.${ending}` : '';
}
