import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Select, TextField, toast } from '#kit';
import { call, errorWords, refresh } from '#web-api';
import { KINDS, kindOfTool } from '../tools/catalogue-rules.ts';
import { TOOL_NAME_CHARS_MAX, TOOL_URL_CHARS_MAX } from '../tools/limits.ts';
import type { ToolView } from '../tools/schema.ts';

const CHOICES = KINDS.map(({ kind, name }) => ({ value: kind, label: name }));

/** A tool: its name, its kind, and where it is. */
export function ToolDialog({ tool, onClose }: { tool: ToolView | null; onClose: () => void }) {
  const [name, setName] = useState(tool?.name ?? '');
  const [url, setUrl] = useState(tool?.url ?? '');
  // Until one chooses, the kind follows from the name, where it is known.
  const [chosen, setChosen] = useState<string | null>(tool?.kind ?? null);
  const kind = chosen ?? kindOfTool(name.trim());
  const { problem, isBusy, save } = useSave(tool, onClose);
  const submit = () => void save({ name: name.trim(), kind, url: url.trim() || null });
  return (
    <Dialog
      title={tool ? `Change ${tool.name}` : 'Add a tool'}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" isBusy={isBusy} onPress={submit}>
            {tool ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <form
        className="tools"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="What is it called?"
          name="name"
          value={name}
          onChange={setName}
          lengthMax={TOOL_NAME_CHARS_MAX}
          error={problem}
        />
        <Select
          label="What kind is it?"
          description={KINDS.find((one) => one.kind === kind)?.words || undefined}
          value={kind}
          onChange={setChosen}
          choices={CHOICES}
        />
        <TextField
          label="Its address"
          name="url"
          type="url"
          isRequired={false}
          placeholder="https://"
          value={url}
          onChange={setUrl}
          lengthMax={TOOL_URL_CHARS_MAX}
        />
        <button type="submit" hidden>
          Save
        </button>
      </form>
    </Dialog>
  );
}

function useSave(tool: ToolView | null, onClose: () => void) {
  const client = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const save = async (form: { name: string; kind: string; url: string | null }) => {
    if (form.name === '') return setProblem('A tool needs a name.');
    setBusy(true);
    try {
      if (tool) await call('PATCH', `/tools/${tool.id}`, form);
      else await call('POST', '/tools', form);
      await Promise.all(['/tools', '/behaviours'].map((path) => refresh(client, path)));
      toast(tool ? 'Changed' : `In your kit: ${form.name}`);
      onClose();
    } catch (error) {
      setProblem(errorWords(error).message);
      setBusy(false);
    }
  };
  return { problem, isBusy, save };
}
