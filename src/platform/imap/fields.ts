/** The fields of a message's head as IMAP hands them over: by name in lower case, unfolded, the first of each. */
export function fieldsOf(head: Uint8Array | undefined): Record<string, string> {
  const fields: Record<string, string> = {};
  if (head === undefined) return fields;
  const lines = Buffer.from(head)
    .toString('utf8')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  for (const line of lines) {
    const [, name = '', value = ''] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key !== '' && !(key in fields)) fields[key] = value.trim();
  }
  return fields;
}
