/** Pictures come from this Kith alone: one from elsewhere would tell its owner who reads the text. */
const ATTACHMENT = /^\/api\/v1\/attachments\/[\w-]{1,64}$/;
const OUTSIDE = /^https?:\/\/[^/]/i;
const CALLS = /^(mailto|tel):/i;
/** A path or a heading of this Kith. `//` and `/\` would lead to another host. */
const INSIDE = /^(\/(?![/\\])|#)/;

export const isAttachment = (address: string): boolean => ATTACHMENT.test(address);
export const isOutside = (address: string): boolean => OUTSIDE.test(address);

/** An allow-list: what is none of these, such as `javascript:`, leads nowhere. */
export const isSafeAddress = (address: string): boolean =>
  isOutside(address) || CALLS.test(address) || INSIDE.test(address);
