/** Today where the reader is: `YYYY-MM-DD`. */
export const todayHere = (): string => new Date().toLocaleDateString('sv');

/** Of today, where the reader is. */
export const homePath = () => `/home?today=${todayHere()}`;
