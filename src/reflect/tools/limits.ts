/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const TOOL_NAME_CHARS_MAX = 60;
export const TOOL_URL_CHARS_MAX = 500;
export const TOOLS_MAX = 200;
