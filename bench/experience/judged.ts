export const SAME: Readonly<Record<number, readonly string[]>> = {};
