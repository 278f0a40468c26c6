import { useQuery, useQueryClient } from '@tanstack/react-query';
import { todayHere } from '#days';
import { Menu, type MenuItem, toast, useGo } from '#kit';
import { call, errorWords, read, refresh } from '#web-api';
import type { NoteView } from '../../notes/schema.ts';
import type { TemplateView } from '../../templates/schema.ts';

const EXPORT = '/api/v1/notes/export.zip';

interface NotesMenuProps {
  /** What the list is narrowed to; the export can be too. */
  goalId: string | null;
  tag: string | null;
}

/** What is rarer than an empty note: one from a template, notes from elsewhere, and all of them as files. */
export function NotesMenu({ goalId, tag }: NotesMenuProps) {
  const go = useGo();
  const templates = useTemplateItems();
  const scope = new URLSearchParams();
  if (goalId !== null) scope.set('goalId', goalId);
  if (tag !== null) scope.set('tag', tag);
  // The answer is a file, which the browser keeps without leaving the page.
  const keep = (address: string) => window.location.assign(address);
  return (
    <Menu
      label="More"
      items={[
        ...templates,
        {
          id: 'bring-in',
          label: 'Bring in notes',
          startsGroup: true,
          onPress: () => go('/notes/import'),
        },
        {
          id: 'export',
          label: 'Export all as Markdown',
          onPress: () => keep(EXPORT),
        },
        ...(scope.size > 0
          ? [
              {
                id: 'export-some',
                label: goalId === null ? 'Export this tag' : 'Export this goal’s notes',
                onPress: () => keep(`${EXPORT}?${scope}`),
              },
            ]
          : []),
      ]}
    />
  );
}

/** What a note can begin with, and the way to change that. */
function useTemplateItems(): MenuItem[] {
  const templates =
    useQuery(read<{ templates: TemplateView[] }>('/note-templates')).data?.templates ?? [];
  const client = useQueryClient();
  const go = useGo();
  const begin = async (template: TemplateView) => {
    try {
      const form = { templateId: template.id, today: todayHere() };
      const note = await call<NoteView>('POST', '/notes', form);
      void refresh(client, '/notes');
      go(`/notes/${note.id}`);
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
  };
  return [
    ...templates.map((template) => ({
      id: `template-${template.id}`,
      label: `New from “${template.name}”`,
      onPress: () => void begin(template),
    })),
    {
      id: 'templates',
      label: templates.length > 0 ? 'Change the templates' : 'Make a template',
      onPress: () => go('/notes/templates'),
    },
  ];
}
