import type { NoteDraft } from './note-draft.ts';

/** A note as a Markdown file with front matter, as other programs read it too. */
export function noteFile({ title, text, tags }: Pick<NoteDraft, 'title' | 'text' | 'tags'>) {
  const front = [
    '---',
    // JSON is YAML: whatever a title holds is quoted right.
    `title: ${JSON.stringify(title.trim())}`,
    ...(tags.length > 0 ? [`tags: ${JSON.stringify(tags)}`] : []),
    '---',
  ];
  return { name: `${fileNameOf(title)}.md`, text: `${front.join('\n')}\n\n${text}\n` };
}

/** Signs that some systems do not take in names of files. */
function fileNameOf(title: string): string {
  const name = title
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\.+|\.+$/gu, '')
    .slice(0, 80);
  return name || 'note';
}

export function download({ name, text }: { name: string; text: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
