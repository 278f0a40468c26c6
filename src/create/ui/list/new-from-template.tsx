import { useQuery, useQueryClient } from '@tanstack/react-query';
import { todayHere } from '#days';
import { Menu, toast, useGo } from '#kit';
import { call, errorWords, read, refresh } from '#web-api';
import type { NoteView } from '../../notes/schema.ts';
import type { TemplateView } from '../../templates/schema.ts';

/** What a note can begin with, and the way to change that. */
export function NewFromTemplate() {
  const templates = useQuery(read<{ templates: TemplateView[] }>('/note-templates')).data
    ?.templates;
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
  return (
    <Menu
      label="From a template"
      items={[
        ...(templates ?? []).map((template) => ({
          id: String(template.id),
          label: template.name,
          onPress: () => void begin(template),
        })),
        {
          id: 'edit',
          label: templates?.length ? 'Change the templates' : 'Make a template',
          startsGroup: Boolean(templates?.length),
          onPress: () => go('/notes/templates'),
        },
      ]}
    />
  );
}
