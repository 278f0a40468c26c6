export const ATTACHMENT_BYTES_MAX = 10 * 1024 * 1024;
/** Of one member together. */
export const ATTACHMENTS_BYTES_MAX = 500 * 1024 * 1024;
export const ATTACHMENTS_MAX = 10_000;
export const ATTACHMENT_NAME_CHARS_MAX = 200;
