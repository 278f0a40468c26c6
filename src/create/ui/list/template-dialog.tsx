import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, Chips, Dialog, TextArea, TextField } from '#kit';
import { ApiError, call, refresh } from '#web-api';
import { TAG_CHARS_MAX, TAGS_MAX, TEXT_CHARS_MAX } from '../../notes/limits.ts';
import type { TemplateView } from '../../templates/schema.ts';
import { TEMPLATES } from './use-templates.ts';

interface TemplateDialogProps {
  /** `null` for a new one. */
  template: TemplateView | null;
  onClose: () => void;
}

export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const [form, setForm] = useState({
    name: template?.name ?? '',
    text: template?.text ?? '',
    tags: template?.tags ?? [],
    isDaily: template?.isDaily ?? false,
  });
  const change = (fields: Partial<typeof form>) => setForm({ ...form, ...fields });
  const { save, error } = useSaving(template, onClose);
  return (
    <Dialog
      title={template ? 'Change the template' : 'New template'}
      isOpen
      onClose={onClose}
      actions={
        <Button tone="primary" onPress={() => save(form)} isDisabled={form.name.trim() === ''}>
          Save
        </Button>
      }
    >
      <div className="template-form">
        <TextField
          label="Name"
          value={form.name}
          onChange={(name) => change({ name })}
          lengthMax={100}
          error={error?.fields?.name}
        />
        <TextArea
          label="Text"
          description="Markdown. {{date}} and {{title}} are filled in when a note begins with it."
          lines={8}
          value={form.text}
          onChange={(text) => change({ text })}
          lengthMax={TEXT_CHARS_MAX}
        />
        <Chips
          label="Tags"
          addLabel="Add a tag"
          value={form.tags}
          onChange={(tags) => change({ tags: [...tags] })}
          countMax={TAGS_MAX}
          lengthMax={TAG_CHARS_MAX}
        />
        <Checkbox
          label="Begin each day’s note with it"
          isChecked={form.isDaily}
          onChange={(isDaily) => change({ isDaily })}
        />
        {error && !error.fields && <p role="alert">{error.message}</p>}
      </div>
    </Dialog>
  );
}

function useSaving(template: TemplateView | null, onSaved: () => void) {
  const client = useQueryClient();
  const [error, setError] = useState<ApiError | null>(null);
  const send = async (form: object) => {
    try {
      if (template) await call('PATCH', `${TEMPLATES}/${template.id}`, form);
      else await call('POST', TEMPLATES, form);
      await refresh(client, TEMPLATES);
      onSaved();
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      setError(caught);
    }
  };
  return { save: (form: object) => void send(form), error };
}
