/** Of today, where the reader is. */
export const homePath = () => `/home?today=${new Date().toLocaleDateString('sv')}`;
