/** Lines and pages of the stream as a screen holds them, for tests of what is done with them. */
export const streamEntry = (id: number, isRead: boolean) => ({
  id,
  isRead,
  keepId: null,
  title: `Entry ${id}`,
  url: null,
  publishedAt: null,
  excerpt: '',
  source: '',
  words: 0,
  people: [],
  alsoIn: [],
});

export const streamPage = (...entries: ReturnType<typeof streamEntry>[]) => ({
  entries,
  next: null,
  waiting: 7,
  waitingMax: 1_000,
  askedAt: 0,
  of: null,
  problems: [],
});
