/** What reads TeX, fetched when some is to be shown: 200 KB for a browser, and 4 MB of the server's memory. */
export const loadMaths = async () => (await import('./maths.ts')).mathOf;
