/** What reads TeX, fetched when some is to be shown. */
export const loadMaths = async () => (await import('../markdown/maths.ts')).mathOf;
