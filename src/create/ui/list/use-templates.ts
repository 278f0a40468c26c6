import { call, type Undoable, useUndoable } from '#web-api';
import type { TemplateView } from '../../templates/schema.ts';

export const TEMPLATES = '/note-templates';

export interface Templates {
  templates: TemplateView[];
}

const removal: Undoable<TemplateView, Templates> = {
  path: TEMPLATES,
  apply: ({ templates }, removed) => ({
    templates: templates.filter((template) => template.id !== removed.id),
  }),
  send: (template) => call('DELETE', `${TEMPLATES}/${template.id}`),
  // Nothing points to a template, so one with the same words is the same.
  undo: ({ name, text, tags, isDaily }) => call('POST', TEMPLATES, { name, text, tags, isDaily }),
  words: (template) => `Removed: ${template.name}`,
};

export const useTemplateRemoval = () => useUndoable(removal);
