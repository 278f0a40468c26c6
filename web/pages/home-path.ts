import { todayHere } from '#days';

/** Of today, where the reader is. */
export const homePath = () => `/home?today=${todayHere()}`;
